import type { Call } from '../calls/call.ts';

/** Headers of LiteLLM that are worth as much to a Bedrock client: its own, and what is left of the limits. */
const KEPT = /^(x-litellm-|x-ratelimit-|llm_provider-x-amzn)/i;

/** Name, value, name, value, … of an answer in Bedrock's terms. */
export function answerHeaders(call: Call, contentType: string): string[] {
  const headers = ['content-type', contentType, 'x-amzn-requestid', call.id];
  const { upstreamHeaders } = call;
  for (let at = 0; at < upstreamHeaders.length; at += 2) {
    const name = upstreamHeaders[at] ?? '';
    // All that are kept are this long at least, and most headers are not.
    if (name.length > 10 && KEPT.test(name) && name.toLowerCase() !== 'x-litellm-call-id')
      headers.push(name, upstreamHeaders[at + 1] ?? '');
  }
  headers.push('x-litellm-call-id', call.id);
  if (call.sessionId !== undefined) headers.push('x-session-id', call.sessionId);
  return headers;
}
