/**
 * Resolves when we are asked to stop: by Ctrl+C, by the system, or because whoever started us is gone. Asked a second time,
 * we go at once.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = (): void => {
      if (isAsked) process.exit(1);
      isAsked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    process.once('disconnect', resolve);
  });
}
