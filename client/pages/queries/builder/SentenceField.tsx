/** One field within a sentence; its label is for screen readers alone, since the sentence names it. */
import { useId, useRef } from 'react';
import { isPartialDate } from '../../../../model/dates.ts';
import { relationshipTypeNames } from '../../../../model/vocabulary/relationship-types.ts';
import { typeTitle } from '../../../canvas/state/look.ts';
import { EntityPicker } from '../../../parts/pickers/EntityPicker.tsx';
import { useClosing } from '../../../ui/Menu.tsx';
import { strings } from '../strings.ts';
import type { Filled, TemplateField } from './sentences.ts';

interface SentenceFieldProps {
  field: TemplateField;
  value: Filled[string];
  onChange: (value: Filled[string]) => void;
}

export function SentenceField({ field, value, onChange }: SentenceFieldProps) {
  const id = useId();
  const text = typeof value === 'string' ? value : '';
  if (field.type === 'types') return <Types {...{ field, value, onChange }} />;
  if (field.type === 'entity') {
    return (
      <EntityPicker
        label={field.label}
        of={field.options ?? []}
        value={text || undefined}
        wrong={field.required && !text ? strings.chooseOneToAsk : undefined}
        onChange={onChange}
      />
    );
  }
  const wrong = field.type === 'date' && text !== '' && !isPartialDate(text);
  return (
    <div className={`field ${field.type}`}>
      <label htmlFor={id}>{field.label}</label>
      {field.type === 'choice' ? (
        <select
          id={id}
          className="input"
          value={text}
          onChange={({ target }) => onChange(target.value || undefined)}
        >
          {!field.required && <option value="">{field.any ?? strings.any}</option>}
          {Object.entries(field.titles ?? {}).map(([key, title]) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="input"
          placeholder={field.name === 'from' ? strings.theBeginning : strings.today}
          title={strings.aYearAMonth}
          inputMode="numeric"
          value={text}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={({ target }) => onChange(target.value || undefined)}
        />
      )}
      {wrong && (
        <span className="caption wrong" id={`${id}-wrong`}>
          {strings.aYearMonthOrDay}
        </span>
      )}
    </div>
  );
}

/** Relationship types as checkboxes. */
function Types({ field, value, onChange }: SentenceFieldProps) {
  const chosen = Array.isArray(value) ? value : [];
  const titles = chosen.map((type) => typeTitle(type)).join(', ');
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  return (
    <details className="menu-button types" ref={menu}>
      <summary className="input" aria-label={`${field.label}: ${titles || field.any}`}>
        {titles || field.any}
      </summary>
      <ul>
        {relationshipTypeNames.map((type) => (
          <li key={type}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(type)}
                onChange={({ target }) =>
                  onChange(
                    target.checked ? [...chosen, type] : chosen.filter((one) => one !== type),
                  )
                }
              />
              {typeTitle(type)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
