type Fields = Readonly<Record<string, unknown>>;

/** What every line has, or what stands elsewhere on the screen. */
const SAID = new Set(['level', 'time', 'msg', 'name']);
const LOUD = new Set(['warn', 'error', 'fatal']);

/** A line as people read it: the JSON that our programs log becomes words, everything else stays. */
export function readableLine(text: string): string {
  if (!text.startsWith('{"level"')) return text;
  const fields = parsed(text);
  const { msg, level } = fields ?? {};
  if (!fields || typeof msg !== 'string') return text;
  if (msg === 'call') return callWords(fields);
  const rest = Object.entries(fields).filter(([name]) => !SAID.has(name));
  const words = [msg, ...rest.map(([name, value]) => `${name}=${plain(value)}`)].join(' ');
  return typeof level === 'string' && LOUD.has(level) ? `${level}: ${words}` : words;
}

/** `200 POST /v1/chat/completions · gpt-4o · 12 ms · 20+36 tokens · call 57b4…` */
function callWords(call: Fields): string {
  const { status, method, path, outcome, errorCode, modelAsked, durationMs, tokensIn, tokensOut, callId } =
    call;
  const parts = [
    `${plain(status)} ${plain(method)} ${plain(path)}`,
    outcome === 'ok' ? undefined : [outcome, errorCode].filter(isSaid).map(plain).join(': '),
    modelAsked,
    isSaid(durationMs) ? `${plain(durationMs)} ms` : undefined,
    isSaid(tokensIn) ? `${plain(tokensIn)}+${plain(tokensOut ?? 0)} tokens` : undefined,
    `call ${plain(callId)}`,
  ];
  return parts.filter(isSaid).map(plain).join(' · ');
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== '';
const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function parsed(text: string): Fields | undefined {
  try {
    return JSON.parse(text) as Fields;
  } catch {
    // Cut off, or only looks like it.
    return undefined;
  }
}
