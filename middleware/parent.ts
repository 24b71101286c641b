/** What this process says to, and hears from, the one that forked it; in a container there is none. */
export interface Parent {
  /** False in a container. */
  readonly isThere: boolean;
  readonly ready: (port: number) => void;
  /** Says in words for the operator why this cannot run, and ends the process. */
  readonly failed: (message: string, remedy: string) => void;
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Runs when the parent is gone, however it went. */
  onGone(listener: () => void): void;
}

/** The port to the parent inside an Electron utility process, where `process.send` does not exist. */
interface ParentPort {
  postMessage(message: object): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

/** A message through a port has no callback that says it left. */
const DELIVERY_MS = 500;

export function connectParent(): Parent {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  const send = (message: object, onSent: () => void = () => undefined): void => {
    if (parentPort) {
      parentPort.postMessage(message);
      setTimeout(onSent, DELIVERY_MS);
    } else if (process.send && process.connected) process.send(message, onSent);
    else onSent();
  };
  return {
    isThere: parentPort !== undefined || process.send !== undefined,
    ready: (port) => send({ kind: 'ready', port }),
    failed: (message, remedy) => send({ kind: 'failed', message, remedy }, () => process.exit(1)),
    send,
    onMessage: (listener) => {
      if (parentPort) parentPort.on('message', ({ data }) => listener(data));
      else process.on('message', listener);
    },
    onGone: (listener) => {
      process.on('disconnect', listener);
      parentPort?.on('close', listener);
    },
  };
}
