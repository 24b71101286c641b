import { joinParent } from '../../../desktop/main/children/child-side.ts';
import { hold } from './hold.ts';
import { probe } from './probe.ts';
import type { Job } from './protocol.ts';
import { run } from './run.ts';

/** The clients of the bench: takes a job at a time from its parent and answers with what it saw. */
const parent = joinParent(() => undefined);

const work = (job: Job): Promise<object> => {
  switch (job.kind) {
    case 'run':
      return run(job);
    case 'hold':
      return hold(job);
    case 'probe':
      return probe(job);
  }
};

parent.onMessage((job) => {
  work(job as Job).then(
    (result) => parent.send({ kind: 'done', result }),
    (error: unknown) =>
      parent.send({ kind: 'wrong', reason: error instanceof Error ? error.message : String(error) }),
  );
});
parent.ready(0);
