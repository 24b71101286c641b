import { loadavg } from 'node:os';
import { relative } from 'node:path';
import { measureLatency } from './middleware/latency.ts';
import { measureLongHistory } from './middleware/long-history.ts';
import { readOptions, type Section } from './middleware/options.ts';
import { writeProfiles } from './middleware/profiles.ts';
import { Missing } from './middleware/program.ts';
import { measureRequests } from './middleware/requests.ts';
import { Stage } from './middleware/stage.ts';
import { measureStreams } from './middleware/streams.ts';

const MEASURE: Readonly<
  Record<Section, { readonly title: string; readonly by: (stage: Stage) => Promise<void> }>
> = {
  requests: { title: 'requests on one core, 32 connections', by: measureRequests },
  latency: { title: 'latency, one client', by: measureLatency },
  memory: { title: 'open streams', by: measureStreams },
  history: { title: 'long sessions', by: measureLongHistory },
};

const options = readOptions(process.argv.slice(2));

async function measure(): Promise<void> {
  const stage = await Stage.open(options);
  const leave = (): void => void stage.close().then(() => process.exit(130));
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  try {
    console.log(
      `the middleware, ${relative(process.cwd(), options.entry)}; median of ${options.rounds} rounds; load of this machine before: ${loadavg()[0]?.toFixed(1)}`,
    );
    if (options.isProfile) await writeProfiles(stage);
    else
      for (const section of options.sections) {
        console.log(`\n${MEASURE[section].title}`);
        await MEASURE[section].by(stage);
      }
  } catch (error) {
    // What is being measured breaks off when everything is ended.
    if (!stage.isClosing) throw error;
  } finally {
    await stage.close();
  }
}

try {
  await measure();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.log(`not measured: ${error.message}`);
  process.exitCode = 1;
}
