/** One of a few values, as a list to open. */
import { strings } from './strings.ts';

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
  /** The label of no choice. */
  any?: string;
  /** What is chosen, in a few more words. */
  title?: string;
  className?: string;
}

/** One of a few. */
export function ChoiceField(parts: ChoiceProps) {
  const { label, value, options, onChange, any = strings.any, title, className = '' } = parts;
  return (
    <label className={`field short ${className}`} title={title}>
      <span>{label}</span>
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{any}</option>
        {options.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
