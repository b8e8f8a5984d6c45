/** A reader's own Cypher: reads only, checked while it is written, its result below. */

import type { Diagnostic } from '@codemirror/lint';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Search } from '../../../address/address.ts';
import { patient } from '../../../api/patient.ts';
import { ApiError } from '../../../api/request.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Result } from '../results/Result.tsx';
import { resultCache, useHistoryEntry } from '../results/result-cache.ts';
import { useQueryRun } from '../results/useQueryRun.ts';
import { SaveQuery } from '../saved/SaveQuery.tsx';
import { Code } from './Code.tsx';
import type { EditorHandle } from './CypherEditor.tsx';
import { placeOfProblem } from './server-check.ts';
import './editor.css';
import { strings } from '../strings.ts';
import { examples } from './examples.ts';
import { Findings, isWorthALine } from './Findings.tsx';
import { type ParameterValues, queryOf, valuesInAddress } from './link.ts';
import { PastQueries } from './PastQueries.tsx';
import { pastQueries, remember } from './past.ts';
import { plainMessage } from './plain-messages.ts';
import { parameterNames } from './scan.ts';
import { TextProblem } from './TextProblem.tsx';
import { useEditorNames } from './useEditorNames.ts';
import { only, useQueryInAddress } from './useQueryInAddress.ts';
import { ValueFields } from './ValueFields.tsx';

const CypherEditor = lazy(patient(() => import('./CypherEditor.tsx')));

interface OpenedProps {
  text: string;
  values: ParameterValues;
  run: boolean;
  /** Restored from an earlier visit; the address may lag behind it. */
  isLeft?: boolean;
}

/** Opens with the text from when the page was left, else with the query in the address. */
export function FreeQuery() {
  const search = useSearch({ strict: false }) as Search;
  const entry = useHistoryEntry();
  const [opened, setOpened] = useState<OpenedProps | undefined>(() => {
    const draft = resultCache.at(entry.current.key)?.look.draft;
    return draft && { ...draft, run: false, isLeft: true };
  });
  useEffect(() => {
    if (opened) return;
    void queryOf(search).then((text) =>
      setOpened({ text: text ?? '', values: valuesInAddress(search), run: search.run === '1' }),
    );
  }, []);
  return opened ? <Opened {...opened} /> : null;
}

function Opened({ text: first, values: given, run: atOnce, isLeft = false }: OpenedProps) {
  const [text, setText] = useState(first);
  const [values, setValues] = useState(given);
  const [checked, setChecked] = useState<{ text: string; findings: readonly Diagnostic[] }>();
  const [choosing, setChoosing] = useState(false);
  const editor = useRef<EditorHandle>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const recalled = useRef(-1);
  const draft = useRef('');
  const run = useQueryRun();
  run.look.draft = { text, values };
  const names = parameterNames(text);
  useEditorNames();
  useQueryInAddress(text, values, names, isLeft);
  const start = (query = text, params = values) => {
    if (query.trim() === '') return;
    remember(query);
    recalled.current = -1;
    run.start({ query, params: only(params, parameterNames(query)) });
  };
  useEffect(() => {
    if (atOnce) start();
  }, []);
  useEffect(() => {
    const problem = run.error instanceof ApiError ? run.error.problem : undefined;
    const place = problem && run.asked?.query === text ? placeOfProblem(text, problem) : undefined;
    if (place) editor.current?.mark(place.from, place.to, plainMessage(problem?.detail ?? ''));
  }, [run.error]);
  const write = (next: string, nextValues = values) => {
    setValues(nextValues);
    setText(next);
    editor.current?.setText(next);
  };
  useEffect(() => {
    const left = run.brought.look.draft;
    if (run.brought.times > 0 && left) write(left.text, left.values);
  }, [run.brought.times]);
  const recall = (step: -1 | 1) => {
    const past = pastQueries();
    const to = recalled.current - step;
    if (to < -1 || to >= past.length) return;
    if (recalled.current === -1) draft.current = text;
    recalled.current = to;
    write(to === -1 ? draft.current : (past[to]?.text ?? ''));
  };
  // Findings of another text are out of date.
  const failed = run.status === 'failed' && run.asked?.query === text;
  const findings = checked?.text === text && !failed ? checked.findings.filter(isWorthALine) : [];
  const running = run.status === 'running' || run.plan.status === 'running';
  return (
    <>
      <header>
        <div>
          <h1>{strings.writeCypher}</h1>
          <p className="caption">{strings.readsOnlyNothingThat}</p>
        </div>
        <div className="editor-tools">
          <button type="button" className="button bare" onClick={() => setChoosing(true)}>
            <Icon name="history" />
            {strings.history}
          </button>
          <button
            type="button"
            className="button bare"
            title={strings.formatShiftAltF}
            onClick={() => void editor.current?.format()}
          >
            <Icon name="list" />
            {strings.format}
          </button>
          <SaveQuery cypher={text} values={values} />
          <button
            ref={runButton}
            type="button"
            className={running ? 'button' : 'button primary'}
            onClick={() => (running ? run.cancel() : start())}
          >
            <Icon name={running ? 'close' : 'run'} />
            {running ? strings.cancel2 : strings.run2}
            <span className="key">{running ? 'Escape' : strings.ctrlEnter}</span>
          </button>
        </div>
      </header>
      <Suspense fallback={<Code text={text} />}>
        <CypherEditor
          ref={editor}
          text={text}
          // A link that runs its query shows rows first; the editor may load after them.
          autoFocus={!atOnce}
          onChange={(next) => {
            setText(next);
          }}
          onRun={() => start()}
          onEscape={() => (running ? run.cancel() : runButton.current?.focus())}
          onRecall={recall}
          onFindings={(found, of) => setChecked({ text: of, findings: found })}
        />
      </Suspense>
      {/* Findings take the place of the keys, so that nothing below jumps while one types. */}
      <p className={findings.length > 0 ? 'hidden-text' : 'editor-keys caption'} id="editor-keys">
        <kbd>{strings.ctrlSpace}</kbd> {strings.completes} <kbd>{strings.ctrlEnter}</kbd>{' '}
        {strings.runs} <kbd>{strings.alt}</kbd> {strings.recalls} <kbd>{strings.ctrl}</kbd>{' '}
        {strings.comments} <kbd>{strings.ctrlF}</kbd> {strings.finds} <kbd>F8</kbd>{' '}
        {strings.nextFinding} <kbd>{strings.tab}</kbd> {strings.leavesTheEditor}{' '}
        <kbd>{strings.escape}</kbd> {strings.cancelsOrGoesToRun}
      </p>
      <Findings
        text={text}
        findings={findings}
        onShow={(one) => editor.current?.show(one.from, one.to)}
        onAct={(one) => editor.current?.act(one)}
      />
      <ValueFields names={names} values={values} onChange={setValues} />
      <Result
        run={run}
        name="query"
        problem={(error) => (
          <TextProblem
            error={error}
            text={run.asked?.query ?? text}
            onShow={(from, to) => editor.current?.show(from, to)}
            onReplace={(from, to, insert) => editor.current?.replace(from, to, insert)}
          />
        )}
        empty={
          first.trim() === '' ? (
            <Examples
              onChoose={(example) => {
                write(example.text, example.values);
                start(example.text, example.values);
              }}
            />
          ) : (
            <NotRun onRun={() => start()} />
          )
        }
      />
      {choosing && (
        <PastQueries
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            write(chosen);
            editor.current?.focus();
          }}
        />
      )}
    </>
  );
}

/** A query from a link is shown before it is run. */
function NotRun({ onRun }: { onRun: () => void }) {
  return (
    <div className="message">
      <h2>{strings.notRunYet}</h2>
      <p>{strings.thisQueryCameWith}</p>
      <div className="row">
        <button type="button" className="button" onClick={onRun}>
          <Icon name="run" />
          {strings.runIt}
        </button>
      </div>
    </div>
  );
}

function Examples({ onChoose }: { onChoose: (example: (typeof examples)[number]) => void }) {
  return (
    <section className="examples" aria-label={strings.examples}>
      <h2>{strings.beginWithAnExample}</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" onClick={() => onChoose(example)}>
              <b>{example.title}</b>
              <code>{example.text}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
