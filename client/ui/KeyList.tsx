/** Keys and what each does, in a dialog: closes with Escape, by its button, or by a click beside it. */
import { type ReactNode, useId } from 'react';
import { useModal } from './modal.ts';
import { strings } from './strings.ts';
import './keys.css';

interface KeyListProps {
  title: string;
  /** What does the same, and what it does. */
  keys: readonly (readonly [names: readonly string[], meaning: string])[];
  onClose: () => void;
  children?: ReactNode;
}

export function KeyList({ title, keys, onClose, children }: KeyListProps) {
  const dialog = useModal(onClose);
  const id = useId();
  return (
    <dialog ref={dialog} className="keys" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl>
        {keys.map(([names, meaning]) => (
          <div key={meaning} style={{ display: 'contents' }}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      {children}
      <p style={{ marginTop: 20 }}>
        <button type="button" className="button primary" onClick={onClose}>
          {strings.close}
        </button>
      </p>
    </dialog>
  );
}
