/** The form of a saved query: title, description, name, tags, first view. */
import { useQuery } from '@tanstack/react-query';
import type { SavedQuery } from '../../../../model/schemas/queries.ts';
import { queriesOptions } from '../../../api/queries.ts';
import { FormField } from './FormField.tsx';
import { ParameterEditor } from './ParameterEditor.tsx';
import './saved.css';
import { strings } from '../strings.ts';

interface QueryFormProps {
  draft: SavedQuery;
  onChange: (draft: SavedQuery) => void;
  /** What the server found wrong, by field. */
  errors: { path: string; message: string }[];
}

const views = { table: 'Table', graph: 'Graph', timeline: 'Timeline' } as const;

export function QueryForm({ draft, onChange, errors }: QueryFormProps) {
  const { data } = useQuery(queriesOptions);
  const set = (part: Partial<SavedQuery>) => onChange({ ...draft, ...part });
  const wrong = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <div className="query-form">
      <FormField label={strings.title} wrong={wrong('title')} className="all">
        {(given) => (
          <input
            {...given}
            value={draft.title}
            required
            maxLength={200}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </FormField>
      <FormField label={strings.description} wrong={wrong('description')} className="all">
        {(given) => (
          <textarea
            {...given}
            rows={2}
            maxLength={2000}
            value={draft.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        )}
      </FormField>
      <FormField label={strings.linkName} wrong={wrong('name')}>
        {(given) => (
          <input
            {...given}
            value={draft.name}
            spellCheck={false}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            title={strings.wordsOfAZ}
            required
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </FormField>
      <FormField label={strings.tagsWithCommasBetween} wrong={wrong('tags')}>
        {(given) => (
          <input
            {...given}
            value={draft.tags.join(',')}
            onChange={({ target }) =>
              set({ tags: target.value.split(',').map((tag) => tag.trimStart()) })
            }
          />
        )}
      </FormField>
      <FormField label={strings.opensAs}>
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
      </FormField>
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
        <p className="caption all">{strings.noParametersWriteName}</p>
      )}
    </div>
  );
}
