/** Which of two shapes something takes, by the room that it has. */
import { type RefObject, useLayoutEffect, useState } from 'react';

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

/**
 * How many of an element's things have to be put away, one by one from the end, until its content fits
 * into it; one more than `most` when it never does. Counted anew when either has another width.
 */
export function usePutAway(
  outer: RefObject<HTMLElement | null>,
  inner: RefObject<HTMLElement | null>,
  most: number,
): number {
  const [state, setState] = useState({ away: 0, round: 0 });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() =>
      setState(({ round }) => ({ away: 0, round: round + 1 })),
    );
    for (const { current } of [outer, inner]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [outer, inner]);
  useLayoutEffect(() => {
    const [room, needed] = [outer.current?.clientWidth ?? 0, inner.current?.offsetWidth ?? 0];
    if (needed > room && state.away <= most) {
      setState(({ away, round }) => ({ away: away + 1, round }));
    }
  }, [outer, inner, state, most]);
  return Math.min(state.away, most + 1);
}
