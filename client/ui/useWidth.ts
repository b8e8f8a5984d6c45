/** Which of two shapes something takes, by the room that it has. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** What `measure` says of an element's width in pixels, now and whenever that changes. */
function useMeasured<Value>(
  element: RefObject<HTMLElement | null>,
  first: Value,
  measure: (width: number) => Value,
): Value {
  const [value, setValue] = useState(first);
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const look = () => setValue(measure(observed.getBoundingClientRect().width));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return value;
}

/** The width of an element in whole pixels. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  return useMeasured(element, first, Math.round);
}

/** Whether an element is narrower than `least` pixels. */
export function useNarrow(element: RefObject<HTMLElement | null>, least: number): boolean {
  return useMeasured(element, false, (width) => width < least);
}

/** How many of a row's last things are as wide as `excess`, the space between them included. */
function lastAsWideAs(row: HTMLElement, excess: number): number {
  const things = [...row.children].map((thing) => thing.getBoundingClientRect());
  const end = things.at(-1)?.right ?? 0;
  return things.filter(({ left }) => end - left < excess).length;
}

/**
 * How many of an element's things have to be put away from the end until its content fits into it;
 * one more than `most` when it never does. Counted anew when either has another width. What takes
 * their place has a width too, so the first count can be too small: it is looked at again.
 */
export function usePutAway(
  outer: RefObject<HTMLElement | null>,
  inner: RefObject<HTMLElement | null>,
  most: number,
): number {
  const [state, setState] = useState({ away: 0, round: 0 });
  useLayoutEffect(() => {
    // It is called after the browser's own layout of the page: reading widths here costs nothing.
    const observer = new ResizeObserver(() =>
      flushSync(() => setState(({ round }) => ({ away: 0, round: round + 1 }))),
    );
    for (const { current } of [outer, inner]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [outer, inner]);
  useLayoutEffect(() => {
    const row = inner.current;
    if (!row || state.round === 0 || state.away > most) return;
    const excess = row.offsetWidth - (outer.current?.clientWidth ?? 0);
    if (excess > 0) {
      const more = state.away === 0 ? Math.max(1, lastAsWideAs(row, excess)) : 1;
      setState(({ away, round }) => ({ away: Math.min(away + more, most + 1), round }));
    }
  }, [outer, inner, state, most]);
  return Math.min(state.away, most + 1);
}
