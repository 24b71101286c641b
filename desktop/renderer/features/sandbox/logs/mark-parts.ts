export interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts a text where `wanted` stands in it, upper and lower case alike; joined, the parts are the text again. */
export function markParts(text: string, wanted: string): readonly TextPart[] {
  const lower = text.toLowerCase();
  const sought = wanted.toLowerCase();
  // Letters that change their length with their case would shift the places.
  if (sought === '' || lower.length !== text.length) return [{ text, isMarked: false }];
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = lower.indexOf(sought); at !== -1; at = lower.indexOf(sought, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), isMarked: false });
    from = at + sought.length;
    parts.push({ text: text.slice(at, from), isMarked: true });
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), isMarked: false });
  return parts;
}
