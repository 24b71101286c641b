import { main } from './main.ts';

/** The browser mode of a Gatehouse that is laid out elsewhere: `run.fixture.ts ENTRY [OPTIONS]`. */
const [, , entryFile = '', ...args] = process.argv;
process.exit(await main(entryFile, args));
