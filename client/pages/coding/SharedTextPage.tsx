/** A text that several people code: taken, coded again, compared side by side, decided. */
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { unitRows } from '../../../coding/agreement/units.ts';
import { keepable } from '../../../coding/fold.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { CodingReply, TextReply } from '../../../model/schemas/texts.ts';
import { To, useGo } from '../../address/To.tsx';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import {
  codersAgreementOptions,
  codingOptions,
  textOptions,
  textsOptions,
} from '../../api/coding-texts.ts';
import { useNames } from '../../api/useNames.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { AgreementTable } from './AgreementTable.tsx';
import { CodingLayers } from './Layers.tsx';
import { beginDecided, beginShared, hashOf, isOlder } from './shared.ts';
import { strings } from './strings.ts';
import './coding.css';
import './inbox.css';

export default function SharedTextPage() {
  const id = useIdOfPage();
  const { data, error } = useQuery(textOptions(id));
  useTitle(data?.source.title);
  if (error) return <div className="message">{error.message}</div>;
  if (!data) return <div className="message late">{strings.openingText}</div>;
  return <SharedText shared={data} />;
}

function SharedText({ shared }: { shared: TextReply }) {
  const go = useGo();
  const field = useId();
  const client = useQueryClient();
  const { allow, dialog } = useEditing();
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [codedBy, setCodedBy] = useState(localStorage.getItem('stancegraph-coder') ?? '');
  const { source, state, takenBy } = shared;
  const done = shared.codings.filter((coding) => coding.done);
  const opened = useQueries({
    queries: done.map(({ coder }) => codingOptions(shared.id, coder)),
  });
  const codings = opened.flatMap(({ data }) => data ?? []);
  const blind = opened.find(({ error }) => error)?.error;
  const shown = codings.filter(({ coder }) => !hidden.has(coder));
  const names = useNamesIn(codings);
  const { data: figures } = useQuery({
    ...codersAgreementOptions({ texts: [shared.id] }),
    enabled: done.length > 1,
  });
  const text = async (): Promise<string> => {
    if (shared.text !== null) return shared.text;
    const kept = keepable(pasted);
    if ('problem' in kept) throw new Error(kept.problem);
    if ((await hashOf(kept.text)) !== shared.textHash) throw new Error(strings.otherWords);
    return kept.text;
  };
  const begin = (work: (words: string) => Promise<string>) =>
    allow(() => {
      localStorage.setItem('stancegraph-coder', codedBy);
      text()
        .then(work)
        .then((draft) => {
          void client.invalidateQueries({ queryKey: textsOptions.queryKey });
          return go(`/coding/${draft}`);
        })
        .catch((error: Error) => setProblem(error.message));
    });
  const isOwn = done.some(({ coder }) => coder === codedBy);
  return (
    <section
      className="page-scroller"
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={source.title}
    >
      <div className="page coding-start">
        <h1 className="page-title">{source.title}</h1>
        <p className="caption">
          {[
            source.publisher,
            dateText(source.date),
            source.language,
            strings.textStates[state],
          ].join(' · ')}
          {shared.study && ` · ${strings.study} ${shared.study}`}
          {takenBy && ` · ${strings.takenBy} ${takenBy}`}
        </p>
        <p className="rule-text">{strings.layersHelp}</p>
        {shared.text === null && (
          <div className="field">
            <label htmlFor={`${field}-words`}>{strings.bringText}</label>
            <textarea
              id={`${field}-words`}
              className="input coding-paste"
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
            />
          </div>
        )}
        <div className="field coder-name">
          <label htmlFor={`${field}-coder`}>{strings.codedBy}</label>
          <input
            id={`${field}-coder`}
            className="input"
            value={codedBy}
            onChange={(event) => setCodedBy(event.target.value)}
          />
        </div>
        {problem && <p role="alert">{problem}</p>}
        <p className="actions">
          <button
            type="button"
            className="button primary"
            disabled={codedBy.trim() === '' || isOwn}
            onClick={() => begin((words) => beginShared(shared, words, codedBy.trim()))}
          >
            {done.length > 0 ? strings.codeAgain : strings.take}
          </button>
          <To to="/coding" className="button">
            {strings.toInbox}
          </To>
        </p>
        {blind && <p role="note">{blind.message}</p>}
        {codings.length > 0 && (
          <section className="part" aria-labelledby={`${field}-layers`}>
            <h2 id={`${field}-layers`}>{strings.layers}</h2>
            <div className="inbox-bar">
              {codings.map(({ coder, method, statements }) => (
                <label key={coder}>
                  <input
                    type="checkbox"
                    checked={!hidden.has(coder)}
                    onChange={() => {
                      const next = new Set(hidden);
                      if (!next.delete(coder)) next.add(coder);
                      setHidden(next);
                    }}
                  />{' '}
                  {coder} ({counted(statements.length, 'statement')}, {strings.methods[method]}
                  {done.some((one) => one.coder === coder && isOlder(shared, one)) &&
                    `, ${strings.olderCodebook}`}
                  )
                </label>
              ))}
            </div>
            <CodingLayers
              key={shown.map(({ coder }) => coder).join()}
              codings={shown}
              rows={unitRows(shown.map(({ statements }) => statements)) as (Statement | null)[][]}
              nameOf={names}
              disabled={codedBy.trim() === ''}
              onDecided={(taken) =>
                begin((words) => beginDecided(shared, words, codedBy.trim(), shown, taken, names))
              }
            />
          </section>
        )}
        {figures && (
          <section className="part" aria-labelledby={`${field}-agreement`}>
            <h2 id={`${field}-agreement`}>{strings.agreementOfCoders}</h2>
            <AgreementTable figures={figures} />
          </section>
        )}
        {dialog}
      </div>
    </section>
  );
}

type Statement = CodingReply['statements'][number];

/** What the nodes of codings are called; those that a coding makes itself by their names there. */
function useNamesIn(codings: readonly CodingReply[]): (id: string) => string {
  const ids = codings.flatMap(({ statements }) =>
    statements.flatMap(({ speakers, about, reportedBy }) => [
      ...speakers.map(({ id }) => id),
      ...about.map(({ agreement }) => agreement),
      ...(reportedBy ? [reportedBy] : []),
    ]),
  );
  const nameOf = useNames(ids.filter((id) => id.includes(':')));
  const names = new Map<string, string>();
  for (const { entities } of codings) {
    for (const { ref, properties } of entities) if (ref) names.set(ref, properties.name);
  }
  return (id) => names.get(id) ?? nameOf(id);
}
