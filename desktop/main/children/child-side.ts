/** What a child says to, and hears from, whoever forked it. */
export interface Parent {
  ready(port: number): void;
  /** Says in words for the operator why this child cannot do its work, and ends it. */
  failed(message: string, remedy?: string): void;
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The port to the parent inside Electron's utility process; its types are Electron's, and only desktop/main/electron* may know those. */
interface ParentPort {
  postMessage(message: object): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

/** A child that cannot end in this time is ended, so that nothing outlives the app. */
const END_WITHIN_MS = 15_000;
/** A message to Electron's parent has no callback. */
const DELIVERY_MS = 500;

/**
 * Ties this process to the one that forked it. `end` runs once, when the parent asks or is gone, and then the process ends.
 * Ctrl+C in a terminal reaches every process at once: with a parent it is the parent that decides the order.
 */
export function joinParent(end: () => void | Promise<void>): Parent {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  let isEnding = false;
  const finish = (): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
    Promise.resolve()
      .then(end)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  const hasParent = parentPort !== undefined || process.send !== undefined;
  process.on('SIGTERM', finish);
  process.on('SIGINT', () => {
    if (!hasParent) finish();
  });
  process.on('disconnect', finish);
  parentPort?.on('close', finish);

  const send = (message: object, onSent: () => void = () => undefined): void => {
    if (parentPort) {
      parentPort.postMessage(message);
      setTimeout(onSent, DELIVERY_MS);
    } else if (process.send && process.connected) {
      process.send(message, onSent);
    } else onSent();
  };
  return {
    ready: (port) => send({ kind: 'ready', port }),
    failed: (message, remedy) =>
      send({ kind: 'failed', message, ...(remedy !== undefined && { remedy }) }, () => process.exit(1)),
    send,
    onMessage: (listener) => {
      if (parentPort) parentPort.on('message', ({ data }) => listener(data));
      else process.on('message', listener);
    },
  };
}
