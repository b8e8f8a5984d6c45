/** The fields of a statement that is corrected. */
import { useId } from 'react';
import { speakers, stanceNames, stances } from '../../../model/vocabulary/labels.ts';
import { EntityPicker } from '../pickers/EntityPicker.tsx';
import type { StatementForm } from './form.ts';
import { strings } from './strings.ts';

interface StatementFieldsProps {
  form: StatementForm;
  onChange: (form: StatementForm) => void;
  wrongDate: boolean;
}

export function StatementFields({ form, onChange, wrongDate }: StatementFieldsProps) {
  const id = useId();
  const set = (change: Partial<StatementForm>) => onChange({ ...form, ...change });
  const area = (name: 'text' | 'exact' | 'translation' | 'note', rows: number) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{strings[name]}</label>
      <textarea
        id={`${id}-${name}`}
        className="input"
        rows={rows}
        value={form[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </div>
  );
  return (
    <>
      <fieldset className="entries">
        <legend>{strings.speakers}</legend>
        {form.speakers.map((speaker, at) => (
          <div className="entry" key={`${at}`}>
            <EntityPicker
              label={strings.speaker}
              of={speakers}
              value={speaker.id}
              onChange={(next) =>
                set({ speakers: replaced(form.speakers, at, { ...speaker, id: next }) })
              }
            />
            <div className="field">
              <label htmlFor={`${id}-as-${at}`}>{strings.speakingAs}</label>
              <input
                id={`${id}-as-${at}`}
                className="input"
                value={speaker.as}
                onChange={(event) =>
                  set({
                    speakers: replaced(form.speakers, at, { ...speaker, as: event.target.value }),
                  })
                }
              />
            </div>
            <Remove
              what={`${strings.speaker} ${at + 1}`}
              disabled={form.speakers.length < 2}
              onRemove={() => set({ speakers: withoutEntry(form.speakers, at) })}
            />
          </div>
        ))}
        <button
          type="button"
          className="link"
          onClick={() => set({ speakers: [...form.speakers, { id: undefined, as: '' }] })}
        >
          {strings.addSpeaker}
        </button>
      </fieldset>
      <EntityPicker
        label={strings.toldBy}
        of={speakers}
        value={form.reportedBy}
        onChange={(reportedBy) => set({ reportedBy })}
      />
      <fieldset className="entries">
        <legend>{strings.about}</legend>
        {form.about.map((one, at) => (
          <div className="entry" key={`${at}`}>
            <EntityPicker
              label={strings.agreement}
              of={['Agreement']}
              value={one.agreement}
              onChange={(agreement) =>
                set({ about: replaced(form.about, at, { ...one, agreement }) })
              }
            />
            <div className="field">
              <label htmlFor={`${id}-stance-${at}`}>{strings.stance}</label>
              <select
                id={`${id}-stance-${at}`}
                value={one.stance}
                onChange={(event) => {
                  const stance = event.target.value as typeof one.stance;
                  set({ about: replaced(form.about, at, { ...one, stance }) });
                }}
              >
                {stanceNames.map((stance) => (
                  <option key={stance} value={stance}>
                    {stances[stance].title}
                  </option>
                ))}
              </select>
            </div>
            <Remove
              what={`${strings.agreement} ${at + 1}`}
              disabled={form.about.length < 2}
              onRemove={() => set({ about: withoutEntry(form.about, at) })}
            />
          </div>
        ))}
        <button
          type="button"
          className="link"
          onClick={() =>
            set({ about: [...form.about, { agreement: undefined, stance: 'support' }] })
          }
        >
          {strings.addAgreement}
        </button>
      </fieldset>
      {area('text', 3)}
      {area('exact', 3)}
      <div className="entry">
        <div className="field">
          <label htmlFor={`${id}-date`}>{strings.date}</label>
          <input
            id={`${id}-date`}
            className="input"
            value={form.date}
            aria-invalid={wrongDate || undefined}
            aria-describedby={`${id}-date-help`}
            onChange={(event) => set({ date: event.target.value })}
          />
          <span className={wrongDate ? 'caption wrong' : 'caption'} id={`${id}-date-help`}>
            {strings.dateHelp}
          </span>
        </div>
        <div className="field">
          <label htmlFor={`${id}-kind`}>{strings.kind}</label>
          <select
            id={`${id}-kind`}
            value={form.kind}
            onChange={(event) => set({ kind: event.target.value as StatementForm['kind'] })}
          >
            {Object.entries(strings.kinds).map(([name, title]) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div className="field short">
          <label htmlFor={`${id}-language`}>{strings.language}</label>
          <input
            id={`${id}-language`}
            className="input"
            value={form.language}
            onChange={(event) => set({ language: event.target.value })}
          />
        </div>
      </div>
      {area('translation', 2)}
      {area('note', 2)}
      <fieldset className="entries">
        <legend>{strings.sources}</legend>
        {form.sources.map((source, at) => (
          <div className="entry" key={`${at}`}>
            <EntityPicker
              label={strings.source}
              of={['Source']}
              value={source}
              onChange={(next) => set({ sources: replaced(form.sources, at, next) })}
            />
            <Remove
              what={`${strings.source} ${at + 1}`}
              disabled={form.sources.length < 2}
              onRemove={() => set({ sources: withoutEntry(form.sources, at) })}
            />
          </div>
        ))}
        <button
          type="button"
          className="link"
          onClick={() => set({ sources: [...form.sources, undefined] })}
        >
          {strings.addSource}
        </button>
      </fieldset>
    </>
  );
}

interface RemoveProps {
  what: string;
  disabled?: boolean;
  onRemove: () => void;
}

/** Takes an entry out of a list. */
export function Remove({ what, disabled = false, onRemove }: RemoveProps) {
  return (
    <button
      type="button"
      className="button bare remove"
      aria-label={`${strings.remove} ${what}`}
      disabled={disabled}
      onClick={onRemove}
    >
      {strings.remove}
    </button>
  );
}

/** A list with one entry put in place of another. */
export function replaced<Entry>(list: readonly Entry[], at: number, entry: Entry): Entry[] {
  return list.map((one, index) => (index === at ? entry : one));
}

/** A list without one entry. */
export function withoutEntry<Entry>(list: readonly Entry[], at: number): Entry[] {
  return list.filter((_, index) => index !== at);
}
