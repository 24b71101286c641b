import type { ReaderAnswer } from './protocol.ts';
import type { ReaderPort } from '../session/reader-client.ts';
import ConfigWorker from './config.worker.ts?worker';

/** Starts the worker that reads one gateway's config. */
export function openReader(): ReaderPort {
  const worker = new ConfigWorker({ name: 'config' });
  return {
    send: (request) => worker.postMessage(request),
    onAnswer: (listener) => {
      worker.onmessage = ({ data }: MessageEvent<ReaderAnswer>) => listener(data);
    },
    close: () => worker.terminate(),
  };
}
