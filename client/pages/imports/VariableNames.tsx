/** Which variables of a coded study say who, what and how, where their names do not tell it. */
import { type FormEvent, useId, useState } from 'react';
import { type DnaOption, dnaOptions } from '../../../model/formats/dna-options.ts';
import { strings, variableNames } from './strings.ts';

interface VariableNamesProps {
  onRead: (names: Partial<Record<DnaOption, string>>) => void;
}

export function VariableNames({ onRead }: VariableNamesProps) {
  const [names, setNames] = useState<Partial<Record<DnaOption, string>>>({});
  const id = useId();
  const told = Object.fromEntries(
    Object.entries(names).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onRead(told);
  };
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>{strings.variables}</h2>
      <p className="lead">{strings.variablesLead}</p>
      <form onSubmit={onSubmit}>
        <div className="choices">
          {dnaOptions.map((name) => (
            <label key={name} className="field">
              <span>{variableNames[name]}</span>
              <input
                className="input"
                value={names[name] ?? ''}
                maxLength={200}
                onChange={(event) => setNames({ ...names, [name]: event.target.value })}
              />
            </label>
          ))}
        </div>
        <button type="submit" className="button" disabled={Object.keys(told).length === 0}>
          {strings.readAgain}
        </button>
      </form>
    </section>
  );
}
