/** What the first picture of a page need not wait for. */

/**
 * Calls `act` once the browser has laid out and painted what was just put on the page, in a task of
 * its own: what it reads of the layout costs nothing then. A page that nobody sees is not painted: there
 * it is called at once. The function returned calls it off.
 */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer = setTimeout(act);
  };
  if (document.hidden) soon();
  const frame = document.hidden ? undefined : requestAnimationFrame(soon);
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
