/** Memberships or offices as a list that can be changed, each with its dates. */
import { useId } from 'react';
import { isPartialDate } from '../../../model/dates.ts';
import type { GraphRelationship } from '../../../model/schemas/graph.ts';
import { institutions, parties } from '../../../model/vocabulary/labels.ts';
import { EntityPicker } from '../pickers/EntityPicker.tsx';
import { Remove, replaced, withoutEntry } from './StatementFields.tsx';
import { strings } from './strings.ts';

/** A term as a correction takes it; what is empty is not stated. */
export interface Term {
  party?: string | undefined;
  institution?: string | undefined;
  role: string;
  from: string;
  to: string;
}

/** A relationship as a term. */
export function termOf(
  { to, properties }: GraphRelationship,
  other: 'party' | 'institution',
): Term {
  const text = (name: string) => (properties[name] ? String(properties[name]) : '');
  return { [other]: to, role: text('role'), from: text('from'), to: text('to') };
}

interface TermFieldsProps {
  list: 'memberships' | 'offices';
  terms: Term[];
  onChange: (terms: Term[]) => void;
}

export function TermFields({ list, terms, onChange }: TermFieldsProps) {
  const id = useId();
  const other = list === 'memberships' ? 'party' : 'institution';
  return (
    <fieldset className="entries">
      <legend>{strings[list]}</legend>
      {terms.map((term, at) => (
        <div className="entry" key={`${at}`}>
          <EntityPicker
            label={strings[other]}
            of={other === 'party' ? parties : institutions}
            value={term[other]}
            onChange={(next) => onChange(replaced(terms, at, { ...term, [other]: next }))}
          />
          {(['role', 'from', 'to'] as const).map((name) => (
            <div className={name === 'role' ? 'field' : 'field short'} key={name}>
              <label htmlFor={`${id}-${name}-${at}`}>{strings[name]}</label>
              <input
                id={`${id}-${name}-${at}`}
                className="input"
                value={term[name]}
                aria-invalid={
                  (name !== 'role' && term[name] !== '' && !isPartialDate(term[name])) || undefined
                }
                onChange={(event) =>
                  onChange(replaced(terms, at, { ...term, [name]: event.target.value }))
                }
              />
            </div>
          ))}
          <Remove
            what={`${strings[other]} ${at + 1}`}
            onRemove={() => onChange(withoutEntry(terms, at))}
          />
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => onChange([...terms, { [other]: undefined, role: '', from: '', to: '' }])}
      >
        {list === 'memberships' ? strings.addMembership : strings.addOffice}
      </button>
    </fieldset>
  );
}
