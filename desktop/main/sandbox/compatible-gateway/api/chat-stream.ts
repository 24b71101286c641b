import { once } from 'node:events';
import { asList, asRecord } from '../../../../../config/deployments.ts';
import { costOf, type TokenUsage, usageOf } from '../provider/cost.ts';
import { mockedPieces } from '../provider/mock-response.ts';
import { promptTokensOf } from '../provider/prompt-tokens.ts';
import { CallFailure } from '../routing/call-failure.ts';
import { answerHeaders } from './headers.ts';
import { type LlmCall, roomOf, routed, timeoutOf } from './llm-call.ts';
import { failedCall } from './refusal.ts';
import { recordAnswer, recordFailure } from './spend-record.ts';

type Piece = Readonly<Record<string, unknown>>;

/** What was learned about a stream while it passed. */
interface Passed {
  id: string | undefined;
  created: unknown;
  firstPieceAt: Date | undefined;
  pieceCount: number;
  usage: TokenUsage | undefined;
  rawUsage: unknown;
}

const wantsUsage = ({ body }: LlmCall): boolean => asRecord(body['stream_options'])['include_usage'] === true;

/** Server-sent events: each piece goes on when it comes, no faster than the client reads. */
export async function answerStream(call: LlmCall, path: string): Promise<void> {
  const { gateway, exchange, caller, body, record } = call;
  const result = await routed(call, true, (deployment) => {
    const { mockResponse } = deployment;
    if (mockResponse !== undefined) return Promise.resolve(mockedPieces(mockResponse));
    // Asked for always: the money is counted by it.
    const asked = { ...body, stream_options: { ...asRecord(body['stream_options']), include_usage: true } };
    const timeoutMs = timeoutOf(gateway, deployment, true);
    return gateway.provider.stream(deployment, path, asked, {
      signal: exchange.left,
      timeoutMs,
      expects: 'choices',
    });
  });
  const { deployment, group } = result;
  const { response } = exchange;
  response.writeHead(200, {
    ...answerHeaders(exchange, caller, { ...result, cost: undefined }, roomOf(call)),
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
    'content-type': 'text/event-stream; charset=utf-8',
  });
  response.flushHeaders();
  const passed: Passed = {
    id: undefined,
    created: undefined,
    firstPieceAt: undefined,
    pieceCount: 0,
    usage: undefined,
    rawUsage: undefined,
  };
  let failure: unknown;
  try {
    await pass(call, result.answer, group, passed);
  } catch (error) {
    failure = error;
  } finally {
    result.ended();
  }
  if (failure instanceof CallFailure && failure.kind !== 'ClientDisconnected') {
    result.failed(failure);
    recordFailure(gateway, exchange, caller, record, failure);
    response.end(`data: ${JSON.stringify(failedCall(failure).body)}\n\n`);
    return;
  }
  const isCut = failure !== undefined || response.destroyed;
  const usage = passed.usage ?? { promptTokens: promptTokensOf(body), completionTokens: passed.pieceCount };
  const cost = costOf(deployment, usage);
  result.succeeded({
    durationMs: Date.now() - exchange.began.getTime(),
    firstTokenMs: passed.firstPieceAt && passed.firstPieceAt.getTime() - exchange.began.getTime(),
    completionTokens: usage.completionTokens,
    totalTokens: usage.promptTokens + usage.completionTokens,
  });
  if (!isCut && wantsUsage(call)) {
    const usageShown = { ...asRecord(passed.rawUsage), ...(cost.total > 0 && { cost: cost.total }) };
    send(call, {
      ...head(passed, group),
      choices: [{ index: 0, delta: {} }],
      usage: usageShown,
    });
  }
  if (!isCut) response.end('data: [DONE]\n\n');
  recordAnswer(gateway, exchange, caller, {
    ...record,
    ...result,
    id: passed.id ?? exchange.callId,
    usage,
    cost,
    firstPieceAt: passed.firstPieceAt,
    isCut,
  });
}

const head = ({ id, created }: Passed, group: string) => ({
  id,
  object: 'chat.completion.chunk',
  created,
  model: group,
});

function send({ exchange: { response } }: LlmCall, piece: object): boolean {
  return response.write(`data: ${JSON.stringify(piece)}\n\n`);
}

/** Sends each piece on under the public name, and keeps what the row needs. */
async function pass(
  call: LlmCall,
  pieces: AsyncIterable<unknown>,
  group: string,
  passed: Passed,
): Promise<void> {
  const { response, left } = call.exchange;
  for await (const piece of pieces) {
    if (left.aborted) return;
    const record = asRecord(piece);
    passed.id ??= typeof record['id'] === 'string' ? record['id'] : undefined;
    passed.created ??= record['created'];
    if (record['usage'] !== undefined && record['usage'] !== null) {
      passed.usage = usageOf(record);
      passed.rawUsage = record['usage'];
    }
    const choices = asList(record['choices']);
    if (choices.length === 0) continue;
    passed.firstPieceAt ??= new Date();
    passed.pieceCount += 1;
    const shown = { ...head(passed, group), choices: choices.map(shownChoice) };
    if (!send(call, shown)) await once(response, 'drain', { signal: left }).catch(() => undefined);
  }
}

/** Without what providers leave empty, as LiteLLM sends it. */
function shownChoice(choice: unknown): Piece {
  const { delta, ...rest } = asRecord(choice);
  const full = Object.entries(rest).filter(([, value]) => value !== null);
  const deltas = Object.entries(asRecord(delta)).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(full), delta: Object.fromEntries(deltas) };
}
