import { main } from './server/main.ts';

/** Gatehouse in a browser: `server.mjs [--data-dir DIR] [--port N] [--no-open]`. */
process.exit(await main(import.meta.filename, process.argv.slice(2)));
