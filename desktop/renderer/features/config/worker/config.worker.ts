import { checkDocument } from './check.ts';
import type { ReaderAnswer, ReaderRequest } from './protocol.ts';
import { ConfigReader } from './reader.ts';

/** A message port hands work to the end of the queue without the delay that timers have. */
const turn = new MessageChannel();
const works: (() => void)[] = [];
turn.port1.onmessage = () => works.shift()?.();

const reader = new ConfigReader({
  answer: (answer: ReaderAnswer) => self.postMessage(answer),
  later: (work) => {
    works.push(work);
    turn.port2.postMessage(null);
  },
  check: checkDocument,
});

self.onmessage = ({ data }: MessageEvent<ReaderRequest>) => reader.take(data);
