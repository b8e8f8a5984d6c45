/** What a saved query is called and asks for: title, name, tags, first view, parameters. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { SavedQuery } from '../../../../model/schemas/queries.ts';
import { queriesOptions } from '../../../api/queries.ts';
import { ParameterEditor } from './ParameterEditor.tsx';
import './saved.css';

interface QueryFormParts {
  draft: SavedQuery;
  onChange: (draft: SavedQuery) => void;
  /** What the server found wrong, by field. */
  errors: { path: string; message: string }[];
}

const views = { table: 'Table', graph: 'Graph', timeline: 'Timeline' } as const;

export function QueryForm({ draft, onChange, errors }: QueryFormParts) {
  const { data } = useQuery(queriesOptions);
  const set = (part: Partial<SavedQuery>) => onChange({ ...draft, ...part });
  const wrong = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <div className="query-form">
      <Field label="Title" wrong={wrong('title')} className="all">
        {(given) => (
          <input
            {...given}
            value={draft.title}
            required
            maxLength={200}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Field>
      <Field label="Description" wrong={wrong('description')} className="all">
        {(given) => (
          <textarea
            {...given}
            rows={2}
            maxLength={2000}
            value={draft.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        )}
      </Field>
      <Field label="Name in the address" wrong={wrong('name')}>
        {(given) => (
          <input
            {...given}
            value={draft.name}
            spellCheck={false}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            title="Words of a-z and 0-9, joined by hyphens"
            required
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Field>
      <Field label="Tags, with commas between" wrong={wrong('tags')}>
        {(given) => (
          <input
            {...given}
            value={draft.tags.join(',')}
            onChange={({ target }) =>
              set({ tags: target.value.split(',').map((tag) => tag.trimStart()) })
            }
          />
        )}
      </Field>
      <Field label="Opens as">
        {(given) => (
          <select
            {...given}
            value={draft.view}
            onChange={({ target }) => set({ view: target.value as SavedQuery['view'] })}
          >
            {Object.entries(views).map(([view, title]) => (
              <option key={view} value={view}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.parameters.map((parameter, index) => (
        <ParameterEditor
          key={parameter.name}
          parameter={parameter}
          feeders={(data?.queries ?? []).filter((query) => query.name !== draft.name)}
          errors={errors
            .filter((error) => error.path.startsWith(`parameters.${index}.`))
            .map((error) => error.message)}
          onChange={(next) =>
            set({ parameters: draft.parameters.map((one, at) => (at === index ? next : one)) })
          }
        />
      ))}
      {draft.parameters.length === 0 && (
        <p className="caption all">
          No parameters. Write $name in the Cypher where a value should be asked for.
        </p>
      )}
    </div>
  );
}

interface FieldParts {
  label: string;
  wrong?: string | undefined;
  help?: string;
  className?: string;
  children: (given: {
    id: string;
    className: string;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A named field; what is wrong with it stands below. */
export function Field({ label, wrong, help, className = '', children }: FieldParts) {
  const id = useId();
  const below = wrong ?? help;
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: 'input',
        'aria-invalid': wrong ? true : undefined,
        'aria-describedby': below ? `${id}-below` : undefined,
      })}
      {below && (
        <span className={wrong ? 'caption wrong' : 'caption'} id={`${id}-below`}>
          {below}
        </span>
      )}
    </div>
  );
}
