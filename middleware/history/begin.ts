import { randomUUID } from 'node:crypto';
import { Refusal } from '../refusal.ts';
import type { TurnParts } from './beginning.ts';
import { type Call, readCall } from './call.ts';
import { type ClaimParts, claimSession } from './claim.ts';
import type { ClaimedSession, ClaimRequest } from './claims.ts';
import { askWith } from './context.ts';
import { databaseAway, isAway } from './database.ts';
import { askAhead, type Before, NOTHING_BEFORE, readBefore } from './earlier.ts';
import { reasonOf } from './events.ts';
import { NO_SUCH_SESSION, type Replay, type Turn, type TurnRequest } from './history.ts';
import { checkSession, checkTurn, type Limits } from './limits.ts';
import type { SessionIds } from './session-id.ts';
import { loadAnswer } from './stored.ts';
import { withCommas } from './remember.ts';
import { TurnUnderWay } from './turn.ts';

export interface BeginParts extends TurnParts, ClaimParts {
  readonly ids: SessionIds;
  readonly limits: Limits;
}

const OPENING = Buffer.from('[');
const CLOSING = Buffer.from(']');

/** See `History.begin`. */
export async function begin(parts: BeginParts, asked: TurnRequest): Promise<Turn | Replay> {
  const { ids, limits } = parts;
  const call = readCall(ids.owner(asked.apiKey), asked);
  checkTurn(limits, call.bytes);
  if (asked.sessionId === undefined && call.requestKey === undefined) return beginUnknown(parts, call);

  const verdict = asked.sessionId === undefined ? 'ours' : ids.judge(call.owner, asked.sessionId);
  if (verdict === 'nobody') throw new Refusal('not_found', NO_SUCH_SESSION);
  const request: ClaimRequest = {
    sessionId: asked.sessionId ?? ids.create(call.owner, call.requestKey),
    owner: call.owner,
    claim: randomUUID(),
    mayBegin: verdict === 'ours',
    requestKey: call.requestKey,
    wantsSystem: call.system === undefined,
  };
  const ahead = askAhead(parts, request.sessionId);
  const { session, leave } = await claimSession(parts, request, asked);
  try {
    asked.signal.throwIfAborted();
    const whole = await replayOf(parts, request, session, call);
    if (whole) {
      void giveBack(parts, request, leave);
      return whole;
    }
    checkSession(limits, session, call.bytes);
    const isLastReplaced = session.same?.turn === session.lastTurn;
    const before = await readBefore(parts, request.sessionId, session, ahead, isLastReplaced);
    return turnOf(parts, { call, before, session, ...request, leave, isClaimed: true, isLastReplaced });
  } catch (error) {
    void giveBack(parts, request, leave);
    throw !asked.signal.aborted && isAway(error) ? databaseAway(error) : error;
  }
}

/** A session whose id nobody has yet: nothing is asked of the database before there is something to store. */
function beginUnknown(parts: BeginParts, call: Call): Turn {
  const sessionId = parts.ids.create(call.owner);
  const claim = randomUUID();
  const session = { lastTurn: 0, revision: claim, systemDigest: null, system: null };
  // A client may go on with a streamed session's id before its first turn is over.
  const leave = parts.lines.enterNew(sessionId);
  return turnOf(parts, {
    call,
    before: NOTHING_BEFORE,
    session,
    sessionId,
    claim,
    leave,
    isClaimed: false,
    isLastReplaced: false,
  });
}

async function giveBack(parts: BeginParts, request: ClaimRequest, leave: () => void): Promise<void> {
  try {
    await parts.releases.add(request);
  } catch (error) {
    // It ends by itself.
    parts.log({ kind: 'failed', what: 'release', reason: reasonOf(error) });
  } finally {
    leave();
  }
}

/** What was stored for the same request, when it was answered whole. @throws Refusal `conflict` when it was another request */
async function replayOf(
  { database }: BeginParts,
  { sessionId }: ClaimRequest,
  { same }: ClaimedSession,
  call: Call,
): Promise<Replay | undefined> {
  if (same?.isWhole !== true) return undefined;
  const stored = await loadAnswer(database, sessionId, same.turn);
  if (stored?.request !== call.request.toString('utf8')) {
    throw new Refusal(
      'conflict',
      'This idempotency key was used for another request of this session. Send this one with a key of its own.',
    );
  }
  return { kind: 'replay', sessionId, answer: stored.answer };
}

function turnOf(
  parts: BeginParts,
  begun: {
    readonly call: Call;
    readonly before: Before;
    readonly session: Pick<ClaimedSession, 'lastTurn' | 'revision' | 'systemDigest' | 'system'>;
    readonly sessionId: string;
    readonly claim: string;
    readonly leave: () => void;
    readonly isClaimed: boolean;
    readonly isLastReplaced: boolean;
  },
): Turn {
  const { call, before, session, sessionId, claim, leave, isClaimed, isLastReplaced } = begun;
  const { owner, request, system, model, requestKey } = call;
  const told =
    before.unanswered.length === 0 ? request : Buffer.from(askWith(before.unanswered, request.toString()));
  const isOtherSystem = system !== undefined && session.systemDigest?.equals(system.digest) !== true;
  const prompt = system?.text ?? Buffer.from(session.system ?? '');
  return new TurnUnderWay(parts, {
    sessionId,
    owner,
    claim,
    isClaimed,
    turn: session.lastTurn + 1,
    revision: session.revision,
    asked: {
      request,
      system: isOtherSystem ? system : undefined,
      model,
      requestKey,
      replacesPrevious: isLastReplaced,
    },
    told,
    earlier: before.text,
    isWholeEarlier: before.isWhole,
    messagesPieces: [OPENING, ...withCommas([prompt, before.text, told]), CLOSING],
    leave,
  });
}
