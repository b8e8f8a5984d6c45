/** The fields of a scene's and a story's form. */
import { useId } from 'react';
import { strings } from './strings.ts';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  /** Of a field with several lines. */
  rows?: number;
  /** Of the field, and of the paragraph that holds it. */
  className?: string;
  holder?: string;
}

/** A label over its field. */
export function TextField({
  label,
  value,
  onChange,
  maxLength,
  rows,
  className = '',
  holder = '',
}: TextFieldProps) {
  const id = useId();
  const parts = {
    id,
    value,
    maxLength,
    className: `input ${className}`.trim(),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <p className={`field ${holder}`.trim()}>
      <label htmlFor={id}>{label}</label>
      {rows ? <textarea rows={rows} {...parts} /> : <input {...parts} />}
    </p>
  );
}

interface AudienceProps {
  title: string;
  /** The title is for screen readers alone. */
  titleHidden?: boolean;
  alone: boolean;
  onChange: (alone: boolean) => void;
}

/** Everyone, or this browser alone. */
export function Audience({ title, titleHidden = false, alone, onChange }: AudienceProps) {
  const name = useId();
  const choices: [string, boolean][] = [
    [strings.anyoneWithTheLink, false],
    [strings.onlyThisBrowser, true],
  ];
  return (
    <fieldset className="who">
      <legend className={titleHidden ? 'hidden-text' : undefined}>{title}</legend>
      {choices.map(([text, value]) => (
        <label key={text}>
          <input
            type="radio"
            name={name}
            checked={alone === value}
            onChange={() => onChange(value)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
