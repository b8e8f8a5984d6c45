/** A short message at the bottom, announced to screen readers, with an undo button where there is one. */
import { useSyncExternalStore } from 'react';
import { strings } from './strings.ts';
import './toast.css';

interface Message {
  text: string;
  undo?: () => void;
}

let message: Message | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const plainMs = 2500;
/** Long enough to reach the undo button by keyboard. */
const undoMs = 12_000;

function show(next: Message | null): void {
  clearTimeout(timer);
  message = next;
  for (const listener of listeners) listener();
  if (next) timer = setTimeout(() => show(null), next.undo ? undoMs : plainMs);
}

/** Says what happened; with `undo` a button takes it back. */
export function toast(text: string, undo?: () => void): void {
  show(undo ? { text, undo } : { text });
}

/** Focuses the undo button; without `always` only if the pressed element was unmounted. */
export function focusUndo(always = false): void {
  requestAnimationFrame(() => {
    const isLost = document.activeElement?.matches('body, [tabindex="-1"]') ?? true;
    if (isLost || always) document.querySelector<HTMLElement>('.toast button')?.focus();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Renders the message; once per page. It stays while the pointer or the focus is on it. */
export function Toast() {
  const shown = useSyncExternalStore(subscribe, () => message);
  return (
    <div role="status">
      {shown && (
        <p
          className="toast"
          onPointerEnter={() => clearTimeout(timer)}
          onPointerLeave={() => show(shown)}
          onFocus={() => clearTimeout(timer)}
          onBlur={() => message === shown && show(shown)}
        >
          {shown.text}
          {shown.undo && (
            <button
              type="button"
              className="link"
              onClick={() => {
                show(null);
                shown.undo?.();
              }}
            >
              {strings.undo}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
