/** The keys go back where they came from when what they were in goes away. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** For a part of the page that can be closed. */
export function useFocusBack(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    if (!element) return;
    let before: HTMLElement | undefined;
    const onFocus = ({ relatedTarget }: FocusEvent) => {
      const from = relatedTarget as HTMLElement | null;
      if (from && !element.contains(from)) before = from;
    };
    element.addEventListener('focusin', onFocus);
    return () => {
      element.removeEventListener('focusin', onFocus);
      // It is still in the page here.
      if (element.contains(document.activeElement) && before?.isConnected) before.focus();
    };
  }, [part]);
}

/** Escape closes it, wherever the keys are: what it opened over may have kept them. */
export function useEscape(onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close.current();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

/** Gives an element the focus whenever `value` is another one; not at first. */
export function useFocusOnChange(element: RefObject<HTMLElement | null>, value: unknown): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    element.current?.focus();
  }, [element, value]);
}
