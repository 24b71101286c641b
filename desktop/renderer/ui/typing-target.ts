/** True where a key press is text: fields, editors, and anything marked editable. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !['button', 'checkbox', 'radio', 'range'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.getAttribute('role') === 'textbox' ||
    target.getAttribute('role') === 'combobox'
  );
}

/**
 * True while a dialog, drawer, menu or the palette is open: page keys rest then. Lists that are kept in the page unseen do not count, nor do the
 * boxes that an editor opens inside itself.
 */
export const isLayerOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some(
    (layer) => layer.checkVisibility() && layer.closest('.monaco-editor') === null,
  );
