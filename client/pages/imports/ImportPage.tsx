/** One import: what would become of it, what is to be put right, and applying or undoing it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Decision, ImportReply } from '../../../model/schemas/imports.ts';
import { To, useGo } from '../../address/To.tsx';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import {
  applyImport,
  type ImportChoices,
  importStateOptions,
  importsOptions,
  isUnderway,
  losesCorrections,
  readImport,
  removeImport,
} from '../../api/imports.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { Done } from './Done.tsx';
import { Issues } from './Issues.tsx';
import { Losing } from './Losing.tsx';
import { PlanTable } from './PlanTable.tsx';
import { Tables } from './Tables.tsx';
import { VariableNames } from './VariableNames.tsx';
import { WhoIsWho } from './WhoIsWho.tsx';
import './imports.css';
import { stateText } from './state-text.ts';
import { states, strings } from './strings.ts';

export default function ImportPage() {
  const id = useIdOfPage();
  const { data, error, refetch } = useQuery(importStateOptions(id));
  useTitle(data && (data.dossier || strings.title));
  if (error) return <PageMessage error={error} retry={() => void refetch()} />;
  if (!data) return <div className="message late">{strings.reading}</div>;
  return (
    <section className="page-scroller" aria-label={strings.title} tabIndex={0}>
      <div className="page imports-page">
        <Whole key={id} data={data} />
      </div>
    </section>
  );
}

function Whole({ data }: { data: ImportReply }) {
  const { id, state, plan, suggestions } = data;
  const client = useQueryClient();
  const go = useGo();
  const { allow, dialog } = useEditing();
  const [decisions, setDecisions] = useState<Record<string, string | null>>({});
  const [losing, setLosing] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // What follows is read out from its heading when a step is done.
  useEffect(() => {
    const isOver = state === 'applied' || state === 'undone';
    if (!isUnderway({ state })) heading.current?.focus({ preventScroll: !isOver });
    if (isOver) void client.invalidateQueries();
  }, [state]);
  const attempt = (work: () => Promise<unknown>) =>
    allow(() => {
      work().then(
        () => client.invalidateQueries({ queryKey: ['imports'] }),
        (error: Error) => toast(error.message),
      );
    });
  const read = (choices: ImportChoices) => attempt(() => readImport(id, choices));
  const apply = () => attempt(() => applyImport(id, decided(suggestions, decisions)));
  const remove = (losesThem = false) =>
    attempt(async () => {
      setLosing(null);
      try {
        await removeImport(id, losesThem);
      } catch (error) {
        if (!(error instanceof Error && losesCorrections(error))) throw error;
        setLosing(error.message);
        return;
      }
      const isApplied = state === 'applied';
      toast(isApplied ? strings.undone : strings.discarded);
      if (!isApplied) await go('/imports');
    });
  const isOpen = state === 'ready' || state === 'refused';
  const isNew =
    plan !== null && [plan.created, plan.changed].some((one) => Object.keys(one).length > 0);
  return (
    <>
      <p className="caption">
        <To to="/imports">{strings.all}</To> · {data.format} · {states[state]}
      </p>
      <h1 className="page-title" ref={heading} tabIndex={-1}>
        {data.dossier || data.files[0]?.name || strings.title}
      </h1>
      {isUnderway(data) && <Underway data={data} />}
      {data.reason && (
        <p className="notice" role="alert">
          {data.reason}
        </p>
      )}
      {state === 'applied' && plan && <Done plan={plan} />}
      {isOpen && data.tables && (
        <Tables tables={data.tables} onRead={(mapping) => read({ mapping })} />
      )}
      <Issues
        groups={data.problemGroups}
        title={strings.problems}
        lead={data.skipInvalid ? strings.leftOut : strings.problemsLead}
      />
      {state === 'refused' && data.problems > 0 && (
        <p className="actions">
          <button
            type="button"
            className="button"
            onClick={() => read({ options: { dossier: data.dossier, skipInvalid: true } })}
          >
            {strings.leaveOut}
          </button>
        </p>
      )}
      {isOpen && data.format === 'dna' && (
        <VariableNames onRead={(format) => read({ options: { format } })} />
      )}
      {isOpen && suggestions.length > 0 && (
        <WhoIsWho
          suggestions={suggestions}
          decisions={decisions}
          onDecide={(key, decision) => setDecisions({ ...decisions, [key]: decision })}
        />
      )}
      {plan && <PlanTable plan={plan} done={!isOpen} />}
      {state === 'ready' && !isNew && <p className="caption">{strings.nothingNew}</p>}
      <Covers coverage={data.coverage} />
      <p className="actions apply">
        {state === 'ready' && (
          <button type="button" className="button primary" onClick={apply}>
            {strings.apply}
          </button>
        )}
        {state === 'applied' && !losing && (
          <button type="button" className="button" onClick={() => remove()}>
            {strings.undo}
          </button>
        )}
        {!['applied', 'undone', 'undoing'].includes(state) && (
          <button type="button" className="button" onClick={() => remove()}>
            {isOpen || state === 'failed' ? strings.discard : strings.broken}
          </button>
        )}
      </p>
      {losing && (
        <Losing message={losing} onUndo={() => remove(true)} onKeep={() => setLosing(null)} />
      )}
      <Issues groups={data.noteGroups} title={strings.notes} lead={strings.notesLead} />
      {dialog}
    </>
  );
}

function decided(
  suggestions: ImportReply['suggestions'],
  decisions: Readonly<Record<string, string | null>>,
): Decision[] {
  return suggestions.flatMap(({ key, name, decision }) => {
    const chosen = decisions[key] === undefined ? decision : decisions[key];
    return chosen === null ? [] : [{ key, name, decision: chosen }];
  });
}

const stepWords: Record<string, string> = {
  uploading: strings.uploading,
  reading: strings.reading,
  comparing: strings.reading,
  writing: strings.applying,
  waiting: strings.waiting,
  undoing: strings.undo,
};

function Underway({ data: { id, progress } }: { data: ImportReply }) {
  const { step, done, total } = progress;
  const word = stepWords[step] ?? strings.reading;
  const isKnown = step !== 'waiting' && total > 0;
  return (
    <div className="underway" role="status">
      <p>
        {word}
        {isKnown && ` ${Math.floor((100 * done) / total)} %`}
      </p>
      {isKnown ? (
        <progress value={done} max={total} aria-label={word} />
      ) : (
        <div className="progress" />
      )}
      {step === 'waiting' && <Before id={id} />}
      {step === 'uploading' && <p className="caption">{strings.goOn}</p>}
    </div>
  );
}

/** What is written, or waits, before an import. */
function Before({ id }: { id: string }) {
  const { data } = useQuery(importsOptions);
  const all = data?.imports ?? [];
  const placeOf = ({ progress }: (typeof all)[number]) =>
    progress?.step === 'waiting' ? progress.total : 0;
  const own = all.find((one) => one.id === id);
  const before = all.filter(
    (one) =>
      ['waiting', 'applying', 'undoing'].includes(one.state) &&
      placeOf(one) < (own ? placeOf(own) : 0),
  );
  if (before.length === 0) return null;
  return (
    <>
      <p className="caption">{strings.before}</p>
      <ol>
        {before
          .sort((a, b) => placeOf(a) - placeOf(b))
          .map((one) => (
            <li key={one.id}>
              <To to={`/imports/${one.id}`}>{one.dossier || one.files[0]?.name || one.id}</To>,{' '}
              {stateText(one)}
            </li>
          ))}
      </ol>
    </>
  );
}

function Covers({ coverage }: Pick<ImportReply, 'coverage'>) {
  if (coverage.length === 0) return null;
  return (
    <section className="part" aria-labelledby="covers">
      <h2 id="covers">{strings.covers}</h2>
      <ul>
        {coverage.map(({ collection, present, missing }) => (
          <li key={collection}>
            {collection}: {present} {strings.present}
            {missing > 0 && `, ${missing} ${strings.missing}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
