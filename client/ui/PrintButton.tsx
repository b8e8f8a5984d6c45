/** Prints the page, once all of it is there. */
import { useState } from 'react';
import { Icon } from './icons.tsx';
import { strings } from './strings.ts';

interface PrintButtonProps {
  /** Loads what is not on screen yet. */
  prepare?: (() => Promise<unknown>) | undefined;
  disabled?: boolean;
}

export function PrintButton({ prepare, disabled = false }: PrintButtonProps) {
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    await prepare?.().catch(() => {});
    setBusy(false);
    // What has come is drawn first.
    requestAnimationFrame(() => window.print());
  };
  return (
    <button
      type="button"
      className="button print-button"
      disabled={disabled || busy}
      onClick={() => void print()}
    >
      <Icon name="print" />
      {strings.print}
    </button>
  );
}
