/** One parameter of a query that is being written: its type, and what the reader is asked. */

import type { QueryParameter, SavedQuery } from '../../../../model/schemas/queries.ts';
import { labelNames, labels } from '../../../../model/vocabulary/labels.ts';
import { strings } from '../strings.ts';
import { ofType } from './draft.ts';
import { FormField } from './FormField.tsx';
import { ParameterField } from './ParameterField.tsx';

const types: Record<QueryParameter['type'], string> = {
  text: strings.text,
  number: strings.number,
  boolean: strings.yesOrNo2,
  date: strings.date,
  entity: strings.entity,
  entities: strings.severalEntities,
  stance: strings.stance,
  choice: strings.choice,
};

interface ParameterEditorProps {
  parameter: QueryParameter;
  /** Queries that could give the choices. */
  feeders: readonly SavedQuery[];
  errors: string[];
  onChange: (parameter: QueryParameter) => void;
}

export function ParameterEditor({ parameter, feeders, errors, onChange }: ParameterEditorProps) {
  const { name, type, options = [] } = parameter;
  const set = (part: Partial<QueryParameter>) => onChange({ ...parameter, ...part });
  const without = (field: 'default' | 'help' | 'options' | 'optionsQuery') => {
    const { [field]: _gone, ...rest } = parameter;
    return rest;
  };
  return (
    <fieldset className="parameter-editor all">
      <legend>
        {strings.parameter} <code>${name}</code>
      </legend>
      <FormField label={strings.askedAs}>
        {(given) => (
          <input
            {...given}
            value={parameter.label}
            required
            maxLength={200}
            onChange={({ target }) => set({ label: target.value })}
          />
        )}
      </FormField>
      <FormField label={strings.type}>
        {(given) => (
          <select
            {...given}
            value={type}
            onChange={({ target }) =>
              onChange(ofType(parameter, target.value as QueryParameter['type']))
            }
          >
            {Object.entries(types).map(([key, title]) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <label className="check">
        <input
          type="checkbox"
          checked={parameter.required}
          onChange={({ target }) => set({ required: target.checked })}
        />
        {strings.required}
      </label>
      {(type === 'entity' || type === 'entities') && (
        <fieldset className="all checks">
          <legend className="caption">{strings.ofTheKindsNone}</legend>
          {labelNames.map((label) => (
            <label className="check" key={label}>
              <input
                type="checkbox"
                checked={options.includes(label)}
                onChange={({ target }) =>
                  set({
                    options: target.checked
                      ? [...options, label]
                      : options.filter((one) => one !== label),
                  })
                }
              />
              {labels[label].title}
            </label>
          ))}
        </fieldset>
      )}
      {type === 'choice' && (
        <>
          <FormField label={strings.choicesComeFrom} className="two">
            {(given) => (
              <select
                {...given}
                value={parameter.optionsQuery ?? ''}
                onChange={({ target }) =>
                  target.value
                    ? onChange({ ...without('options'), optionsQuery: target.value })
                    : onChange(without('optionsQuery'))
                }
              >
                <option value="">{strings.theListBelow}</option>
                {feeders
                  .filter((query) => query.parameters.every((one) => !one.required || one.default))
                  .map((query) => (
                    <option key={query.name} value={query.name}>
                      {strings.theQuery}
                      {query.title}”
                    </option>
                  ))}
              </select>
            )}
          </FormField>
          {parameter.optionsQuery === undefined && (
            <FormField label={strings.choicesWithCommasBetween} className="all">
              {(given) => (
                <input
                  {...given}
                  defaultValue={options.join(', ')}
                  onChange={({ target }) =>
                    set({
                      options: target.value
                        .split(',')
                        .map((one) => one.trim())
                        .filter(Boolean),
                    })
                  }
                />
              )}
            </FormField>
          )}
        </>
      )}
      <ParameterField
        empty={strings.none2}
        parameter={{ ...without('help'), label: strings.default, required: false }}
        value={parameter.default ?? null}
        wrong={undefined}
        onChange={(value) =>
          onChange(value === null ? without('default') : { ...parameter, default: value })
        }
      />
      <FormField label={strings.helpShownBelowThe} className="two">
        {(given) => (
          <input
            {...given}
            value={parameter.help ?? ''}
            maxLength={500}
            onChange={({ target }) =>
              target.value ? set({ help: target.value }) : onChange(without('help'))
            }
          />
        )}
      </FormField>
      {errors.length > 0 && (
        <p className="caption wrong all" role="alert">
          {errors.join('; ')}
        </p>
      )}
    </fieldset>
  );
}
