import { useEffect } from 'react';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { showCount } from './use-config-badge.ts';

interface ProblemCountProps {
  readonly gatewayId: string;
  readonly session: ConfigSession;
}

/** Tells the navigation how many errors and warnings there are; draws nothing. */
export function ProblemCount({ gatewayId, session }: ProblemCountProps): null {
  const problems = useSession(session, (state) => state.problems);
  const counted = problems.filter(({ severity }) => severity !== 'info').length;
  useEffect(() => showCount(gatewayId, counted), [gatewayId, counted]);
  return null;
}
