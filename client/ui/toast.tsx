/** One short message at the bottom, said aloud too; what was done can be undone from it. */
import { useSyncExternalStore } from 'react';
import './toast.css';

interface Message {
  text: string;
  undo?: () => void;
}

let message: Message | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const plainMs = 2500;
/** Long enough to read, decide and reach the button by keyboard. */
const undoMs = 12_000;

function show(next: Message | null): void {
  clearTimeout(timer);
  message = next;
  for (const tell of listeners) tell();
  if (next) timer = setTimeout(() => show(null), next.undo ? undoMs : plainMs);
}

/** Says what happened; with `undo` a button takes it back. */
export function toast(text: string, undo?: () => void): void {
  show(undo ? { text, undo } : { text });
}

/** Puts the keys on the message's button, where what was pressed is gone. */
export function focusUndo(): void {
  requestAnimationFrame(() => {
    const isLost = document.activeElement?.matches('body, [tabindex="-1"]') ?? true;
    if (isLost) document.querySelector<HTMLElement>('.toast button')?.focus();
  });
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Where the message appears: once a page. It stays while it is pointed at. */
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
              Undo
            </button>
          )}
        </p>
      )}
    </div>
  );
}
