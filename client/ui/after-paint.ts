/** What the first picture of a page need not wait for. */

/**
 * Calls `act` once the browser has laid out and painted what was just put on the page, in a task of
 * its own: what it reads of the layout costs nothing then. The function returned calls it off.
 */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
