/** Restores scroll positions, also after a reload, once the content has loaded. */
import { useElementScrollRestoration } from '@tanstack/react-router';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const byHand = ['wheel', 'keydown', 'pointerdown'] as const;

/**
 * Scrolls an element, identified by its `data-scroll-restoration-id`, to where it was left. `size` is
 * the amount of loaded content: restoring is tried again as it grows, until the reader scrolls.
 */
export function useScrollRestoration(
  id: string,
  element: RefObject<HTMLElement | null>,
  size: number,
): void {
  const left = useRef(useElementScrollRestoration({ id }));
  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller || !left.current) return;
    const { scrollX, scrollY } = left.current;
    scroller.scrollLeft = scrollX;
    scroller.scrollTop = scrollY;
    if (Math.abs(scroller.scrollTop - scrollY) < 2) left.current = undefined;
  }, [element, size]);
  useEffect(() => {
    const stop = () => {
      left.current = undefined;
    };
    for (const event of byHand) addEventListener(event, stop, { capture: true, passive: true });
    return () => {
      for (const event of byHand) removeEventListener(event, stop, { capture: true });
    };
  }, []);
}
