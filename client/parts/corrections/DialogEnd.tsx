/** How a dialog of corrections ends: what went wrong, what is done, one step back, and out. */
import type { ReactNode } from 'react';
import { strings } from './strings.ts';

interface DialogEndProps {
  problem: string;
  /** The word on the button that sends the form. */
  action: ReactNode;
  disabled: boolean;
  /** Goes back to the fields; none where they are still shown. */
  onBack?: (() => void) | undefined;
  onClose: () => void;
  /** Further buttons, before the one that leads out. */
  children?: ReactNode;
}

export function DialogEnd(props: DialogEndProps) {
  const { problem, action, disabled, onBack, onClose, children } = props;
  return (
    <>
      {problem && <p role="alert">{problem}</p>}
      <p className="actions">
        <button type="submit" className="button primary" disabled={disabled}>
          {action}
        </button>
        {onBack && (
          <button type="button" className="button" onClick={onBack}>
            {strings.back}
          </button>
        )}
        {children}
        <button type="button" className="button" onClick={onClose}>
          {strings.cancel}
        </button>
      </p>
    </>
  );
}
