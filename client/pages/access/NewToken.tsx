/** Makes a token and shows its text this once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import {
  type AccessRole,
  accessRoles,
  defaultTokenDays,
  roleTexts,
} from '../../../model/schemas/tokens.ts';
import { makeToken } from '../../api/access.ts';
import { ShownOnce } from './ShownOnce.tsx';
import { strings } from './strings.ts';

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

export function NewToken() {
  const client = useQueryClient();
  const id = useId();
  const [name, setName] = useState('');
  const [role, setRole] = useState<AccessRole>('editor');
  const [until, setUntil] = useState(() => inDays(defaultTokenDays));
  const [study, setStudy] = useState('');
  const made = useMutation({
    mutationFn: makeToken,
    onSuccess: () => {
      setName('');
      return client.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const only = study.trim();
    made.mutate({ name, role, expiresAt: until, ...(only ? { study: only } : {}) });
  };
  return (
    <form className="new-token" onSubmit={onSubmit}>
      <div className="field">
        <label htmlFor={`${id}-name`}>{strings.name}</label>
        <input
          id={`${id}-name`}
          className="input"
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-role`}>{strings.role}</label>
        <select
          id={`${id}-role`}
          aria-describedby={`${id}-means`}
          className="input"
          value={role}
          onChange={(event) => setRole(event.target.value as AccessRole)}
        >
          {accessRoles.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <span className="caption" id={`${id}-means`}>
          {roleTexts[role]}
        </span>
      </div>
      <div className="field">
        <label htmlFor={`${id}-until`}>{strings.until}</label>
        <input
          id={`${id}-until`}
          className="input"
          type="date"
          required
          min={inDays(1)}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-study`}>{strings.study}</label>
        <input
          id={`${id}-study`}
          className="input"
          maxLength={200}
          placeholder={strings.studyHelp}
          value={study}
          onChange={(event) => setStudy(event.target.value)}
        />
      </div>
      <button type="submit" className="button primary" disabled={made.isPending}>
        {strings.make}
      </button>
      {made.error && <p role="alert">{made.error.message}</p>}
      {made.data && (
        <ShownOnce key={made.data.id} text={made.data.token} lead={strings.shownOnce} />
      )}
    </form>
  );
}
