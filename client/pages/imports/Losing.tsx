/** What an undo would lose, and a button to undo all the same. */
import { useEffect, useRef } from 'react';
import { strings } from './strings.ts';

interface LosingProps {
  message: string;
  onUndo: () => void;
  onKeep: () => void;
}

export function Losing({ message, onUndo, onKeep }: LosingProps) {
  const keep = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the keys go on here, and the question is in view.
  useEffect(() => keep.current?.focus(), []);
  return (
    <div className="notice" role="alert">
      <p>{message}</p>
      <p className="actions">
        <button type="button" className="button" onClick={onUndo}>
          {strings.undoAllTheSame}
        </button>
        <button type="button" className="button" ref={keep} onClick={onKeep}>
          {strings.keepImport}
        </button>
      </p>
    </div>
  );
}
