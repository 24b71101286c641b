/** Sections that operators set, shown at the left also while the document has none of them. */
export const KNOWN_SECTIONS = [
  'router_settings',
  'litellm_settings',
  'general_settings',
  'guardrails',
] as const;
