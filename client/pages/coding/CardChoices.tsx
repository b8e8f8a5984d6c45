/** The candidates of a field, by number; and the search for one that is not among them. */
import { useEffect, useRef } from 'react';
import { EntityPicker } from '../../parts/pickers/EntityPicker.tsx';
import type { CardProps } from './Card.tsx';
import { choicesOf } from './model/work.ts';

export function Choices({
  work,
  one,
  field,
  onChoice,
}: CardProps & { field: 'speaker' | 'agreement' }) {
  const choices = choicesOf(work, one, field);
  if (choices.length === 0) return null;
  return (
    <ol className="choices">
      {choices.map((choice, index) => (
        <li key={choice.id}>
          <button type="button" className="button" onClick={() => onChoice(choice, field)}>
            <kbd>{index + 1}</kbd>
            <span>
              {choice.name}
              <span className="caption">{choice.how}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

export function SearchChoice(props: CardProps & { label: string; of: readonly string[] }) {
  const { label, of, onSearched, work, one, searching, onChoice } = props;
  const field =
    searching === 'agreement' || searching === 'moreAgreement' ? 'agreement' : 'speaker';
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('input')?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape in the field inside leaves it.
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onSearched(undefined);
        // While nothing is typed the numbers choose, as they do outside the field.
        const empty = (event.target as HTMLInputElement).value === '';
        const choice = choicesOf(work, one, field)[Number(event.key) - 1];
        if (!empty || searching === 'toldBy' || !/^[1-5]$/.test(event.key) || !choice) return;
        event.preventDefault();
        onChoice(choice, field);
      }}
    >
      <EntityPicker
        label={label}
        of={of}
        value={undefined}
        onChange={(id) => id && onSearched(id)}
      />
    </div>
  );
}
