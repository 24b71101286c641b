import { notifications } from '@mantine/notifications';
import { toFailure } from './failure.ts';

/** Tells that something went well; goes by itself. Screen readers hear it. */
export const notifyDone = (message: string): void => {
  notifications.show({ message, autoClose: 5000, withBorder: true, color: 'accent' });
};

/** For a failure that has no control to stand beside. It stays until it is closed. */
export function notifyFailure(error: unknown, what: string): void {
  const failure = toFailure(error);
  if (!failure) return;
  const message = [failure.message, failure.remedy].filter(Boolean).join(' ');
  notifications.show({ title: what, message, autoClose: false, withBorder: true, color: 'red' });
}
