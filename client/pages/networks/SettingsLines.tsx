/** The settings as two lines of plain words, with the field's term beside each; impossible choices are greyed. */
import { type ReactNode, useId, useSyncExternalStore } from 'react';
import { duplicateRules, mixedRules } from '../../../model/networks/settings.ts';
import { ScopeChoice } from '../../parts/filters/ScopeChoice.tsx';
import {
  aggregations,
  changedSettings,
  choiceRefusal,
  normalizations,
  presetOf,
  presets,
  type Settings,
  withPreset,
} from './settings.ts';
import { strings, weightMeans } from './strings.ts';

interface SettingsLinesProps {
  settings: Settings;
  onChange: (settings: Settings) => void;
}

export function SettingsLines({ settings, onChange }: SettingsLinesProps) {
  const change = (part: Partial<Settings>) => onChange(changedSettings(settings, part));
  const { mode, project, aggregation, normalization } = settings;
  const preset = presetOf(settings);
  const links = mode === 'two' ? 'two' : project;
  const named = (one: Settings['aggregation']) =>
    (mode === 'two' && strings.inTwoMode[one]) || strings.aggregations[one];
  return (
    <section className="network-settings" aria-label={strings.settings}>
      <div className="network-presets">
        <span className="caption" id="network-presets">
          {strings.presetsLabel}
        </span>
        {presets.map(({ name }) => (
          <button
            type="button"
            className="chip"
            key={name}
            aria-pressed={preset === name}
            onClick={() => onChange(withPreset(settings, name))}
          >
            {strings.presets[name]}
          </button>
        ))}
        <details className="network-meaning">
          <summary>{strings.whatWeight}</summary>
          {weightMeans(aggregation, normalization).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </details>
      </div>
      <p className="network-line">
        <Inline
          label={strings.who}
          value={settings.rows}
          options={(['party', 'actor', 'institution'] as const).map((one) => [
            one,
            strings.rows[one],
          ])}
          onChange={(rows) => change({ rows: rows as Settings['rows'] })}
        />{' '}
        {strings.linked}{' '}
        <Inline
          label={strings.linkedHow}
          value={links}
          options={Object.entries(strings.links)}
          onChange={(value) =>
            change(
              value === 'two'
                ? { mode: 'two' }
                : { mode: 'one', project: value as Settings['project'] },
            )
          }
        />{' '}
        {strings.by}{' '}
        <Inline
          label={strings.byWhat}
          value={aggregation}
          options={aggregations.map((one) => [
            one,
            named(one),
            choiceRefusal(settings, 'aggregation', one),
          ])}
          onChange={(value) => change({ aggregation: value as Settings['aggregation'] })}
        />
      </p>
      {settings.rows === 'institution' && <ScopeChoice />}
      <Folded>
        <p className="network-line">
          {strings.dividedBy}{' '}
          <Inline
            label={strings.dividedBy}
            value={normalization}
            options={normalizations.map((one) => [
              one,
              strings.normalizations[one],
              choiceRefusal(settings, 'normalization', one),
            ])}
            onChange={(value) => change({ normalization: value as Settings['normalization'] })}
          />
          ; {strings.repeated}{' '}
          <Inline
            label={strings.repeatedStatements2}
            value={settings.duplicates}
            options={duplicateRules.map((one) => [one, strings.duplicates[one]])}
            onChange={(value) => change({ duplicates: value as Settings['duplicates'] })}
          />
          , {strings.mixedStatements}{' '}
          <Inline
            label={strings.mixedAndNeutralStatements}
            value={settings.mixed}
            options={mixedRules.map((one) => [
              one,
              strings.mixed[one],
              choiceRefusal(settings, 'mixed', one),
            ])}
            onChange={(value) => change({ mixed: value as Settings['mixed'] })}
          />
          ; {strings.agreements}{' '}
          <Inline
            label={strings.agreements2}
            value={settings.fold}
            options={[
              ['coded', strings.asCoded],
              ['whole', strings.whole],
            ]}
            onChange={(value) => change({ fold: value as Settings['fold'] })}
          />
          ; {strings.atLeast}{' '}
          <input
            className="inline-number"
            type="number"
            min={1}
            max={999}
            aria-label={strings.atLeastSoManyStatements}
            value={settings.minStatements}
            onChange={(event) =>
              change({ minStatements: Math.max(1, event.target.valueAsNumber || 1) })
            }
          />{' '}
          {strings.statements},{' '}
          <label className="inline-check">
            <input
              type="checkbox"
              checked={settings.isolates}
              onChange={(event) => change({ isolates: event.target.checked })}
            />{' '}
            {strings.isolates}
          </label>
        </p>
      </Folded>
    </section>
  );
}

/** The second line, behind a summary on a phone. */
function Folded({ children }: { children: ReactNode }) {
  const narrow = useSyncExternalStore(onPhone, isPhone);
  if (!narrow) return children;
  return (
    <details className="network-more">
      <summary>{strings.moreSettings}</summary>
      {children}
    </details>
  );
}

const phone = '(max-width: 700px)';
const isPhone = () => matchMedia(phone).matches;
function onPhone(tell: () => void): () => void {
  const media = matchMedia(phone);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
}

interface InlineProps {
  label: string;
  value: string;
  /** Value, words, and why it cannot be chosen. */
  options: readonly (readonly [string, string, (string | undefined)?])[];
  onChange: (value: string) => void;
}

/** A choice within a sentence. */
function Inline({ label, value, options, onChange }: InlineProps) {
  const id = useId();
  const current = options.find(([name]) => name === value)?.[1] ?? value;
  return (
    <span className="inline-choice">
      <label className="hidden-text" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        title={current}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([name, words, refusal]) => (
          <option key={name} value={name} disabled={refusal !== undefined} title={refusal}>
            {words}
            {refusal ? ` (${refusal})` : ''}
          </option>
        ))}
      </select>
    </span>
  );
}
