/**
 * Whether the window reaches its services: `reconnecting` also before the first connection stands; `lost` when they have not
 * answered for a while, though it is still being tried.
 */
export type ConnectionState = 'connected' | 'reconnecting' | 'lost';

export interface Connection {
  readonly get: () => ConnectionState;
  /** Tells each change; answers how to stop listening. For `useSyncExternalStore`. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ConnectionStore extends Connection {
  readonly set: (next: ConnectionState) => void;
}

export function createConnectionStore(): ConnectionStore {
  const listeners = new Set<() => void>();
  let state: ConnectionState = 'reconnecting';
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

/** Resolves once the connection stands, at once when it does; never after `signal` is aborted. */
export function connected(connection: Connection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    if (connection.get() === 'connected') {
      resolve();
      return;
    }
    const leave = connection.subscribe(() => {
      if (connection.get() !== 'connected') return;
      leave();
      resolve();
    });
    signal.addEventListener('abort', leave, { once: true });
  });
}
