import { useLayoutEffect } from 'preact/hooks';

// What somebody types into. A ticked box or a button takes no letters.
function takesLetters(at: HTMLElement): boolean {
  if (at.isContentEditable || /^(TEXTAREA|SELECT)$/.test(at.tagName)) return true;
  const plain = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];
  return at instanceof HTMLInputElement && !plain.includes(at.type);
}

// Keys of the page: single letters, never while somebody types or a dialog is open. A key held down
// acts again only where it is `repeating`.
export function useKeys(acts: Record<string, () => unknown>, repeating = ''): void {
  // At once with what is shown: a key means what the reader sees.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (takesLetters(event.target as HTMLElement)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const act = acts[event.key];
      if (act === undefined) return;
      event.preventDefault();
      if (!event.repeat || repeating.includes(event.key)) act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
