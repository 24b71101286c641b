const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);

/** The key that shortcuts are written with on this system. */
export const MOD_KEY = isApple ? '⌘' : 'Ctrl';

export const isModKey = (event: { readonly metaKey: boolean; readonly ctrlKey: boolean }): boolean =>
  isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
