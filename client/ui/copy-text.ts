/** Copies a text, also where the browser has no clipboard for pages: over http, in some frames, on older phones. */

/**
 * Whether it was copied. A text that has to be fetched first is handed over as a promise: a phone lets a
 * page copy only in answer to a tap, and takes what comes later only when it was told at once.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  const { clipboard } = navigator as Partial<Navigator>;
  if (clipboard && typeof text !== 'string' && 'ClipboardItem' in window) {
    const blob = text.then((plain) => new Blob([plain], { type: 'text/plain' }));
    blob.catch(() => {});
    try {
      await clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
      return true;
    } catch {
      // Browsers that take no promise, or no text in this way.
    }
  }
  const plain = await text;
  try {
    if (!clipboard) return copyBySelection(plain);
    await clipboard.writeText(plain);
    return true;
  } catch {
    return copyBySelection(plain);
  }
}

/** By a field that is selected, which needs no right of its own. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'hidden-text';
  // A dialog that is open takes the focus back from all that is outside of it.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  field.setSelectionRange(0, text.length);
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
