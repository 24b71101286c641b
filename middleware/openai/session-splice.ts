const OPEN = 0x7b;
const QUOTE = 0x22;
/** Where the first object of an answer must begin: `data: ` and a few comments or blank lines before it. */
const LOOK_WITHIN = 4_096;

/** Puts `"session_id": "…"` into the first JSON object of an answer, whole or streamed, and leaves every other byte as it is. */
export class SessionSplice {
  /** What is put in, right after the first brace. */
  readonly insert: Buffer;
  isInserted = false;
  private isDone = false;
  private held: Buffer | undefined;

  constructor(sessionId: string) {
    this.insert = Buffer.from(`"session_id":${JSON.stringify(sessionId)},`);
  }

  /** The pieces to send on for this one; none while the place is not known yet. */
  take(piece: Buffer): readonly Buffer[] {
    if (this.isDone) return [piece];
    const all = this.held ? Buffer.concat([this.held, piece]) : piece;
    const brace = all.indexOf(OPEN);
    if (brace === -1 && all.length < LOOK_WITHIN) return this.hold(all);
    const after = brace === -1 ? -1 : firstAfter(all, brace + 1);
    if (brace !== -1 && after === -1 && all.length < LOOK_WITHIN) return this.hold(all);
    this.isDone = true;
    this.held = undefined;
    // An empty object, an array or a text has no place for it.
    if (after === -1 || all[after] !== QUOTE) return [all];
    this.isInserted = true;
    return [all.subarray(0, brace + 1), this.insert, all.subarray(brace + 1)];
  }

  /** What is still held when the answer ends. */
  rest(): readonly Buffer[] {
    const { held } = this;
    this.held = undefined;
    return held ? [held] : [];
  }

  private hold(all: Buffer): readonly Buffer[] {
    this.held = all;
    return [];
  }
}

/** The first byte that is no white space, or -1. */
function firstAfter(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x20) return at;
  return -1;
}
