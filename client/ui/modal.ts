/** A native dialog that is open while its component is there. */
import { type RefObject, useEffect, useRef } from 'react';
import './modal.css';

/** Escape and a click beside the dialog ask to close it; focus goes back where it came from. */
export function useModal(onClose: () => void): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement as HTMLElement | null;
    if (!element.open) element.showModal();
    const onCancel = (event: Event) => {
      event.preventDefault();
      close.current();
    };
    const onClick = (event: MouseEvent) => {
      if (event.target === element) close.current();
    };
    element.addEventListener('cancel', onCancel);
    element.addEventListener('click', onClick);
    return () => {
      element.removeEventListener('cancel', onCancel);
      element.removeEventListener('click', onClick);
      const { activeElement } = document;
      element.close();
      // Not where the focus has gone on meanwhile, as to the button that takes back what was done.
      const isLeft = !activeElement || activeElement === document.body;
      if (isLeft || element.contains(activeElement)) before?.focus();
    };
  }, []);
  return dialog;
}
