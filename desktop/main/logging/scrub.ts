const SECRETS: readonly (readonly [RegExp, string])[] = [
  // LiteLLM's and the providers' keys.
  [/\bsk-[A-Za-z0-9_-]{4,}/g, 'sk-…'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{4,}/gi, '$1 …'],
  // The password of a database or cache URL.
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, '$1:…@'],
  // AWS access key ids, long-lived and temporary.
  [/\b(AKIA|ASIA)[A-Z0-9]{12,}/g, '$1…'],
  [/([#?&]token=)[A-Za-z0-9_-]+/g, '$1…'],
];

/** Takes secrets out of text meant for the log: messages and stacks of others may quote them. */
export function scrub(text: string): string {
  return SECRETS.reduce((scrubbed, [pattern, replacement]) => scrubbed.replace(pattern, replacement), text);
}
