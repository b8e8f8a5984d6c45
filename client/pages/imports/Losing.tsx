/** What an undo would lose, and a button to undo all the same. */
import { strings } from './strings.ts';

interface LosingProps {
  message: string;
  onUndo: () => void;
  onKeep: () => void;
}

export function Losing({ message, onUndo, onKeep }: LosingProps) {
  return (
    <div className="notice" role="alert">
      <p>{message}</p>
      <p className="actions">
        <button type="button" className="button" onClick={onUndo}>
          {strings.undoAllTheSame}
        </button>
        <button type="button" className="button" onClick={onKeep}>
          {strings.keepImport}
        </button>
      </p>
    </div>
  );
}
