import { api } from './backend.ts';

/** Puts what a boundary caught into Gatehouse's log. Without a connection it is lost. */
export function reportCrash(error: unknown, componentStack = ''): void {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const report = {
    message: (error instanceof Error ? error.message : String(error)).slice(0, 10_000),
    stack: `${stack}\n${componentStack}`.slice(0, 50_000),
  };
  api.app.reportCrash(report).catch(() => undefined);
}
