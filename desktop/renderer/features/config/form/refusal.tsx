import type { ReactElement } from 'react';
import { ErrorNote } from '../../../ui/error-note.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';

/** Why the last change was not made. */
export function Refusal({ session }: { readonly session: ConfigSession }): ReactElement | null {
  const refusal = useSession(session, (state) => state.refusal);
  return refusal === null ? null : <ErrorNote message="The change was not made." remedy={`${refusal}.`} />;
}
