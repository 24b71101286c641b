import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { Child } from './child.ts';

const report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.number().int() }),
  z.object({ kind: z.literal('failed'), message: z.string(), remedy: z.string().optional() }),
]);

/** What a child reports about its start, or that it ended without a word. */
export function readiness(
  name: string,
  { onMessage, exited }: Pick<Child, 'onMessage' | 'exited'>,
): Child['ready'] {
  const ready = new Promise<{ readonly port: number }>((resolve, reject) => {
    const leave = onMessage((message) => {
      const said = report.safeParse(message).data;
      if (!said) return;
      leave();
      if (said.kind === 'ready') {
        resolve({ port: said.port });
        return;
      }
      const remedy = said.remedy === undefined ? {} : { remedy: said.remedy };
      reject(new AppError('UNAVAILABLE', said.message, remedy));
    });
    void exited.then(() => {
      reject(
        new AppError('UNAVAILABLE', `This part ended before it was ready: "${name}".`, {
          remedy: 'Its log says why.',
        }),
      );
    });
  });
  // Whoever started it may look only later; a failure must not end this process meanwhile.
  ready.catch(() => undefined);
  return ready;
}
