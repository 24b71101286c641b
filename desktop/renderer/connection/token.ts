const KEPT_AS = 'gatehouse.token';

/**
 * The token of the address that opened this page, `#token=…`. It is taken out of the address bar at once, so that it is neither
 * copied with a link nor kept in the history, and held for reloads of this tab. Must run before anything reads the address.
 * @returns undefined when this page was opened without one
 */
export function takeToken(): string | undefined {
  const given = /^#token=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1];
  if (given === undefined) return kept();
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  try {
    sessionStorage.setItem(KEPT_AS, given);
  } catch {
    // Storage is off: a reload will ask for the address again.
  }
  return given;
}

function kept(): string | undefined {
  try {
    return sessionStorage.getItem(KEPT_AS) ?? undefined;
  } catch {
    return undefined;
  }
}
