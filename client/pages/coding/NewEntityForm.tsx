/** Somebody whom the graph does not know yet, checked against doubles before it is made. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { nodeName } from '../../../model/formats/names.ts';
import {
  institutions,
  labels,
  parties,
  speakers,
  speaksAs,
} from '../../../model/vocabulary/labels.ts';
import { similarOptions } from '../../api/coding.ts';
import { EntityPicker } from '../../parts/pickers/EntityPicker.tsx';
import { useModal } from '../../ui/modal.ts';
import type { NewEntity } from './model/work.ts';
import { strings } from './strings.ts';

interface NewEntityFormProps {
  name: string;
  taken: number;
  onClose: () => void;
  onUse: (id: string, name: string) => void;
  onMake: (entity: NewEntity) => void;
}

/** From this similarity on the question must be answered. */
const mustAnswer = 0.9;

export function NewEntityForm({ name: given, taken, onClose, onUse, onMake }: NewEntityFormProps) {
  const dialog = useModal(onClose);
  const id = useId();
  const [label, setLabel] = useState<NewEntity['label']>(speakers[0] ?? 'Actor');
  const [name, setName] = useState(given);
  const [party, setParty] = useState<string>();
  const [institution, setInstitution] = useState<string>();
  const [role, setRole] = useState('');
  const [country, setCountry] = useState('');
  const [denied, setDenied] = useState(false);
  const similar = useQuery(similarOptions(label, name.trim()));
  const matches = similar.data?.matches ?? [];
  const asks = !denied && matches.some(({ similarity }) => similarity >= mustAnswer);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (asks || name.trim() === '' || similar.isFetching) return;
    onMake({
      ref: `new-${taken + 1}`,
      label,
      name: name.trim(),
      party: party ?? null,
      institution: institution ?? null,
      role: role.trim(),
      country: country.trim(),
    });
  };
  return (
    <dialog ref={dialog} className="keys new-entity" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{strings.newInTheGraph}</h2>
      <form onSubmit={onSubmit}>
        <div className="field">
          <label htmlFor={`${id}-label`}>{strings.kind}</label>
          <select
            id={`${id}-label`}
            value={label}
            onChange={(event) => setLabel(event.target.value as NewEntity['label'])}
          >
            {speakers.map((name) => (
              <option key={name} value={name}>
                {labels[name].title}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-name`}>{strings.name}</label>
          <input
            id={`${id}-name`}
            className="input"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setDenied(false);
            }}
          />
        </div>
        {matches.length > 0 && (
          <fieldset className="similar">
            <legend>{asks ? strings.isItThisOne : strings.nearlyTheSameName}</legend>
            {matches.slice(0, 4).map(({ node, why }) => (
              <button
                key={node.id}
                type="button"
                className="button"
                onClick={() => onUse(node.id, nodeName(node))}
              >
                {nodeName(node)}
                <span className="caption">{why}</span>
              </button>
            ))}
            {asks && (
              <button type="button" className="button" onClick={() => setDenied(true)}>
                {strings.noSomebodyElse}
              </button>
            )}
          </fieldset>
        )}
        {speaksAs(label) === 'person' && (
          <>
            <EntityPicker label="Party" of={parties} value={party} onChange={setParty} />
            <EntityPicker
              label={strings.officeAt}
              of={institutions}
              value={institution}
              onChange={setInstitution}
            />
            <div className="field">
              <label htmlFor={`${id}-role`}>{strings.role}</label>
              <input
                id={`${id}-role`}
                className="input"
                value={role}
                onChange={(event) => setRole(event.target.value)}
              />
            </div>
          </>
        )}
        <div className="field">
          <label htmlFor={`${id}-country`}>{strings.country}</label>
          <input
            id={`${id}-country`}
            className="input"
            value={country}
            onChange={(event) => setCountry(event.target.value)}
          />
        </div>
        <p className="actions">
          <button type="submit" className="button primary" disabled={asks || name.trim() === ''}>
            {strings.make}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {strings.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
