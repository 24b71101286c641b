import { api } from '../../app/backend.ts';
import { notifyFailure } from '../../app/notify.ts';

/** The buttons stand in the title row and the palette, where there is no place for a note: a failure is told by a notification. */
const tell = (work: Promise<unknown>, what: string): Promise<unknown> =>
  work.catch((error: unknown) => notifyFailure(error, what));

export const startSandbox = (): Promise<unknown> => tell(api.sandbox.start(), 'The sandbox did not start');
export const stopSandbox = (): Promise<unknown> => tell(api.sandbox.stop(), 'The sandbox did not stop');
