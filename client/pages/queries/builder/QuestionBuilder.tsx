/** Builds a question from a sentence with blanks; its Cypher is shown and can be opened in the editor. */

import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { isPartialDate } from '../../../../model/dates.ts';
import { type Search, withoutQuery } from '../../../address/address.ts';
import { useGo } from '../../../address/To.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Code } from '../editor/Code.tsx';
import { read, withQuery, written } from '../editor/link.ts';
import { Result } from '../results/Result.tsx';
import { useQueryRun } from '../results/useQueryRun.ts';
import { SaveQuery } from '../saved/SaveQuery.tsx';
import { sentences } from './all-sentences.ts';
import './builder.css';
import { strings } from '../strings.ts';
import { SentenceField } from './SentenceField.tsx';
import {
  composed,
  type Filled,
  isFilled,
  missingFields,
  type QuestionTemplate,
} from './sentences.ts';

/** Debounce, in ms: nothing is asked while fields are changed. */
const askAfterMs = 350;

export function QuestionBuilder() {
  const search = useSearch({ strict: false }) as Search;
  const go = useGo();
  const [name, setName] = useState(search.ask);
  const sentence = sentences.find((one) => one.name === name) ?? sentences[0];
  const [filled, setFilled] = useState(() => (sentence ? fromAddress(sentence, search) : {}));
  const run = useQueryRun();
  const built = sentence ? composed(sentence, filled) : { query: '', params: {} };
  const key = JSON.stringify(built);
  const open = sentence ? missingFields(sentence, filled) : [];
  const ready = open.length === 0 && !hasWrongDate(sentence, filled);

  useEffect(() => {
    if (!ready || run.answers(built)) return;
    const timer = setTimeout(() => run.start(built), askAfterMs);
    return () => clearTimeout(timer);
  }, [key, ready]);

  if (!sentence) return null;
  const show = (next: QuestionTemplate, values: Filled) => {
    // Another sentence has a default view of its own.
    if (next !== sentence) run.look.tab = undefined;
    setName(next.name);
    setFilled(values);
    const own = Object.entries(values).flatMap(([field, value]) =>
      isFilled(value) ? [[`p.${field}`, written(value ?? null)]] : [],
    );
    const address = { ...withoutQuery(search), ask: next.name, ...Object.fromEntries(own) };
    void go('.', { search: address, withScene: true, replace: true });
  };
  const toEditor = async () => {
    const address = await withQuery(search, built.query, built.params);
    await go('/queries/new', { search: { ...address, run: '1' }, withScene: true });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) run.start(built);
  };
  return (
    <>
      <header>
        <div>
          <h1>{strings.askAQuestion}</h1>
          <p className="caption">{strings.chooseASentenceAndFill}</p>
        </div>
      </header>
      <div className="builder">
        <fieldset className="sentences">
          <legend className="hidden-text">{strings.kindOfQuestion}</legend>
          {sentences.map((one) => (
            <label key={one.name}>
              <input
                type="radio"
                name="sentence"
                checked={one === sentence}
                onChange={() => show(one, carried(one, filled))}
              />
              <span>{one.title}</span>
            </label>
          ))}
        </fieldset>
        <form className="asked" onSubmit={onSubmit} aria-label={sentence.title}>
          <div className="question">
            {sentence.parts.map((part, index) =>
              typeof part === 'string' ? (
                <span key={`${sentence.name}-${index}`}>{part}</span>
              ) : (
                <SentenceField
                  key={`${sentence.name}-${part.name}`}
                  field={part}
                  value={filled[part.name]}
                  onChange={(value) => show(sentence, { ...filled, [part.name]: value })}
                />
              ),
            )}
          </div>
          <div className="row">
            {run.status === 'running' ? (
              <button type="button" className="button" onClick={run.cancel}>
                <Icon name="close" />
                {strings.cancel}
              </button>
            ) : (
              <button type="submit" className="button primary" disabled={!ready}>
                <Icon name="run" />
                {strings.ask}
              </button>
            )}
            <button type="button" className="button" onClick={() => void toEditor()}>
              {strings.openInTheEditor}
            </button>
            {ready && (
              <SaveQuery cypher={built.query} values={built.params} title={sentence.title} />
            )}
            {open.length > 0 && (
              <span className="caption">
                {strings.stillToChoose} {open.map((field) => field.label.toLowerCase()).join(', ')}.
              </span>
            )}
          </div>
        </form>
        <details className="made" open>
          <summary>{strings.generatedCypher}</summary>
          <Code text={built.query} />
          <dl className="caption">
            {Object.entries(built.params).map(([param, value]) => (
              <div key={param}>
                <dt>${param}</dt>
                <dd>{JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
      <Result key={sentence.name} run={run} view={sentence.view} name={sentence.title} />
    </>
  );
}

function hasWrongDate(sentence: QuestionTemplate | undefined, filled: Filled): boolean {
  return (sentence?.fields ?? []).some(({ type, name }) => {
    const value = filled[name];
    return type === 'date' && typeof value === 'string' && value !== '' && !isPartialDate(value);
  });
}

/** The values in the address, or the sentence's defaults. */
function fromAddress(sentence: QuestionTemplate, search: Search): Filled {
  if (search.ask !== sentence.name) return carried(sentence, {});
  return Object.fromEntries(
    sentence.fields.flatMap(({ name }) => {
      const text = search[`p.${name}`];
      const value = text === undefined ? undefined : read(text);
      const known = typeof value === 'string' || Array.isArray(value) ? value : undefined;
      return known === undefined ? [] : [[name, known as string | string[]]];
    }),
  );
}

/** Carries values over to another sentence, by field. */
function carried(sentence: QuestionTemplate, filled: Filled): Filled {
  return Object.fromEntries(
    sentence.fields.map((field) => {
      const previous = filled[field.name];
      const fits =
        field.type !== 'choice' ||
        (typeof previous === 'string' && previous in (field.titles ?? {}));
      return [field.name, isFilled(previous) && fits ? previous : field.default];
    }),
  );
}
