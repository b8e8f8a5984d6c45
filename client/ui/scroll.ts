/** Where a page was scrolled to is there again after a reload too, once what it shows has been read. */
import { useElementScrollRestoration } from '@tanstack/react-router';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const byHand = ['wheel', 'keydown', 'pointerdown'] as const;

/**
 * Scrolls an element, named by its `data-scroll-restoration-id`, to where it was left. `size` is how
 * much it holds: as long as that is too little, it is tried again when more is there, until the
 * reader does something.
 */
export function useScrollKept(
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
