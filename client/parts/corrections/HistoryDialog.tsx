/** The versions of a statement or entity, the newest first, each with a way back. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { dateText } from '../../../model/formats/date-text.ts';
import { labelOfId } from '../../../model/ids.ts';
import type { Version } from '../../../model/schemas/corrections.ts';
import { pageOf } from '../../address/address.ts';
import { To } from '../../address/To.tsx';
import { coderName, historyOptions, undoVersion, unmergeEntity } from '../../api/corrections.ts';
import { useModal } from '../../ui/modal.ts';
import { toast } from '../../ui/toast.tsx';
import { useEditing } from '../editing/useEditing.tsx';
import './corrections.css';
import { Differences } from './Differences.tsx';
import { strings } from './strings.ts';
import { WhyFields } from './WhyFields.tsx';

/** What is to be taken back, and by which request. */
interface Asked {
  title: string;
  work: (why: { reason: string; by: string }) => Promise<unknown>;
}

export default function HistoryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const dialog = useModal(onClose);
  const title = useId();
  const client = useQueryClient();
  const { data, error, isPending } = useQuery(historyOptions(id));
  const editing = useEditing();
  const [asked, setAsked] = useState<Asked>();
  const done = () => {
    setAsked(undefined);
    void client.invalidateQueries();
    toast(strings.undone);
  };
  const names = data?.names ?? {};
  return createPortal(
    <>
      <dialog ref={dialog} className="keys correction wide" aria-labelledby={title}>
        <h2 id={title}>{strings.history}</h2>
        {isPending && <p className="late caption">{strings.loading}</p>}
        {error && <p role="alert">{error.message}</p>}
        {data && data.versions.length === 0 && <p>{strings.noHistory}</p>}
        {asked && <AskWhy asked={asked} onDone={done} onCancel={() => setAsked(undefined)} />}
        <ol className="versions">
          {data?.versions.map((version) => (
            <li key={version.number}>
              <VersionHead id={id} version={version} names={names} onClose={onClose} />
              {version.before !== null && version.after !== null && !isPlacedAnew(version) && (
                <Differences
                  before={version.before}
                  after={version.after}
                  fields={version.differences}
                  names={names}
                />
              )}
              {canUndo(version) && (
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    editing.allow(() =>
                      setAsked({
                        title: `${version.merged ? strings.takeApart : strings.undo}: ${strings.revision(version.number)}`,
                        work: (why) =>
                          version.merged
                            ? unmergeEntity(version.merged, why)
                            : undoVersion(id, version.number, why),
                      }),
                    )
                  }
                >
                  {version.merged ? strings.takeApart : strings.undo}
                </button>
              )}
            </li>
          ))}
        </ol>
        <p className="actions">
          <button type="button" className="button" onClick={onClose}>
            {strings.close}
          </button>
        </p>
      </dialog>
      {editing.dialog}
    </>,
    document.body,
  );
}

/** What was there from the first, and what took a merge apart, has no way back of its own. */
function canUndo({ before, unmerged, merged }: Version): boolean {
  return merged !== undefined || (before !== null && unmerged === undefined);
}

/** Whether its words stay as they are, and only their place in a new text of the source is another. */
function isPlacedAnew({ carried, differences }: Version): boolean {
  return carried !== undefined && differences.every((field) => field === 'sources');
}

interface VersionHeadProps {
  id: string;
  version: Version;
  names: Readonly<Record<string, string>>;
  onClose: () => void;
}

function VersionHead({ id, version, names, onClose }: VersionHeadProps) {
  const { number, at, by, reason, report, merged, unmerged } = version;
  const page = labelOfId(id) === 'Statement' ? pageOf({ id, labels: ['Statement'] }) : undefined;
  const name = (one: string) => names[one] ?? one;
  const what = [
    merged && strings.merged(name(merged)),
    unmerged && strings.unmerged(name(unmerged)),
    version.after === null && strings.deleted,
    version.before === null && version.number === 1 && strings.published,
    report && strings.inReport,
    version.carried && strings.placedAnew(name(version.carried.source)),
    version.passages && strings.passages(version.passages.carried, version.passages.left),
  ].filter(Boolean);
  return (
    <>
      <h3>
        {strings.revision(number)}
        {what.length > 0 && <span className="caption"> {what.join(', ')}</span>}
      </h3>
      <p className="caption">
        {dateText(at.slice(0, 10))}, {by}
      </p>
      {reason !== strings.published && <p>{reason}</p>}
      {page && number > 1 && (
        <p>
          <To
            to={page}
            search={{ revision: String(number - 1) }}
            className="link"
            onClick={onClose}
          >
            {strings.opened}
          </To>
        </p>
      )}
    </>
  );
}

interface AskWhyProps {
  asked: Asked;
  onDone: () => void;
  onCancel: () => void;
}

function AskWhy({ asked, onDone, onCancel }: AskWhyProps) {
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(coderName);
  const [problem, setProblem] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    asked.work({ reason, by }).then(onDone, (error: Error) => setProblem(error.message));
  };
  return (
    <form className="ask-why" onSubmit={onSubmit} aria-label={asked.title}>
      <h3>{asked.title}</h3>
      <WhyFields reason={reason} by={by} onReason={setReason} onBy={setBy} />
      {problem && <p role="alert">{problem}</p>}
      <p className="actions">
        <button type="submit" className="button primary" disabled={reason.trim() === ''}>
          {asked.title.split(':')[0]}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {strings.cancel}
        </button>
      </p>
    </form>
  );
}
