/** What is published, what is missing, and where to go afterwards. */
import { counted } from '../../../model/formats/counted.ts';
import type { PublishReply } from '../../../model/schemas/coding.ts';
import { To, useGo } from '../../address/To.tsx';
import { fetchAmong } from '../../api/subgraph.ts';
import { explorer } from '../../canvas/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { useModal } from '../../ui/modal.ts';
import { type Draft, missingInSource, progressOf } from './model/draft.ts';
import type { SourceFields } from './model/work.ts';
import { SourceForm } from './SourceForm.tsx';
import { strings } from './strings.ts';

interface PublishPanelProps {
  draft: Draft;
  working: boolean;
  problem: string | null;
  onClose: () => void;
  onPublish: () => void;
  onSource: (change: Partial<SourceFields>) => void;
  onCodedBy: (name: string) => void;
}

export function PublishPanel({
  draft,
  working,
  problem,
  onClose,
  onPublish,
  onSource,
  onCodedBy,
}: PublishPanelProps) {
  const dialog = useModal(onClose);
  const { confirmed, unsure, known, total, decided } = progressOf(draft.work);
  const missing = missingInSource(draft);
  const left = total - decided - unsure;
  return (
    <dialog ref={dialog} className="keys publish" aria-labelledby="publish-title">
      <h2 id="publish-title">{strings.publish}</h2>
      <p>
        {strings.confirmedArePublished(confirmed)} {unsure} {strings.unsure2} {left}{' '}
        {strings.undecided} {strings.and} {known} {strings.knownOnesAreNot}
      </p>
      <SourceForm
        source={draft.source}
        codedBy={draft.codedBy}
        onSource={onSource}
        onCodedBy={onCodedBy}
      />
      {missing.length > 0 && (
        <p role="status">
          {strings.stillNeeded} {missing.join(', ')}.
        </p>
      )}
      {confirmed === 0 && <p role="status">{strings.nothingConfirmed}</p>}
      {problem && <p role="alert">{problem}</p>}
      <p className="actions">
        <button
          type="button"
          className="button primary"
          disabled={working || missing.length > 0 || confirmed === 0}
          onClick={onPublish}
        >
          {working ? strings.publishing : `${strings.publish} ${confirmed}`}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {strings.notYet}
        </button>
      </p>
    </dialog>
  );
}

/** One click from what was published to the canvas, the agreements and the matrix. */
export function Published({ draft, reply }: { draft: Draft; reply: PublishReply }) {
  const go = useGo();
  const confirmed = draft.work.statements.filter((one) => one.state === 'confirmed');
  const agreements = [
    ...new Map(
      confirmed.flatMap((one) =>
        one.about.map(({ agreement, name }) => [agreement, name] as const),
      ),
    ),
  ];
  const made = new Map(reply.entities.map(({ ref, id }) => [ref, id]));
  const toCanvas = async () => {
    const speakers = confirmed.flatMap((one) =>
      one.speakers.flatMap(({ id }) => (id ? [made.get(id) ?? id] : [])),
    );
    const ids = [
      ...new Set([
        ...reply.statements.map(({ id }) => id),
        ...speakers,
        ...agreements.map(([id]) => id),
      ]),
    ];
    const { nodes } = await fetchAmong(ids);
    await go('/', { withScene: true });
    await explorer.showResult({ nodes, relationships: [] });
  };
  return (
    <section className="published" aria-labelledby="published-title">
      <h2 id="published-title">
        {strings.publishedTitle}: {counted(reply.statements.length, 'statement')}
      </h2>
      {reply.notices.map((notice) => (
        <p key={notice} role="note">
          {notice}
        </p>
      ))}
      <p className="actions">
        <button type="button" className="button primary" onClick={() => void toCanvas()}>
          <Icon name="graph" /> {strings.toCanvas}
        </button>
        {agreements.slice(0, 3).map(([id, name]) => (
          <To key={id} to={`/agreements/${id}`} className="button">
            {strings.toAgreement} {name}
          </To>
        ))}
        <To to="/matrix" className="button">
          {strings.toMatrix}
        </To>
      </p>
      <ul>
        {reply.statements.map(({ ref, id }) => (
          <li key={ref}>
            <To to={`/statements/${id}`} className="link">
              {confirmed
                .find((one) => one.ref === ref)
                ?.segments.map(({ start, end }) => draft.text.slice(start, end))
                .join(' […] ')}
            </To>
          </li>
        ))}
      </ul>
    </section>
  );
}
