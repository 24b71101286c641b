import { useEffect } from 'react';

/** What was used last: the button of a menu when the focus is in the menu, which goes away with its choice. */
function lastUsed(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement)) return null;
  const menu = active.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active;
}

/**
 * Gives the focus back to where it was before a drawer or dialog opened. Mantine's own way forgets it where a menu was in between; switch it
 * off beside this.
 */
export function useReturnFocus(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const before = lastUsed();
    return () => {
      const atClose = document.activeElement;
      // After what closed it, which may send the focus elsewhere on purpose.
      setTimeout(() => {
        const now = document.activeElement;
        if (now === null || now === document.body || now === atClose) before?.focus({ preventScroll: true });
      }, 10);
    };
  }, [isOpen]);
}
