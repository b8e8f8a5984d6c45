/** The page of an actor, party or institution. */
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import type { GraphNode } from '../../../model/graph.ts';
import { stanceNames } from '../../../model/labels.ts';
import type { Answering, Likeness, ProfileReply } from '../../../model/pages.ts';
import { profileOptions } from '../../api/index.ts';
import { idOfPage, pageOf } from '../../app/address.ts';
import { useScrollKept } from '../../app/scroll.ts';
import { ofDossier, useWorkingSet } from '../../app/working-set.ts';
import { Glyph, Icon, StanceMark } from '../../ui/icons.tsx';
import { counted, kindName, nodeName, shortName } from '../../ui/text.ts';
import { ChangeCard } from '../changes/ChangeCard.tsx';
import { ChangeMark } from '../changes/ChangeMark.tsx';
import { NodeLink } from '../inspector/NodeLink.tsx';
import { Remarks } from '../inspector/Properties.tsx';
import { PageMessage } from '../sources/PageMessage.tsx';
import { QuoteList } from '../sources/Quote.tsx';
import { cellId, type Rows } from '../stances/cell.ts';
import { useShowOnGraph } from '../statements/useShowOnGraph.ts';
import { Acts } from './Acts.tsx';
import { AsOf } from './AsOf.tsx';
import './dossier.css';
import { Section } from './Section.tsx';
import { Shown } from './Shown.tsx';
import { StanceTable } from './StanceTable.tsx';
import { Terms } from './Terms.tsx';
import { useFull } from './useFull.ts';

const kinds = { actors: 'actor', parties: 'party', institutions: 'institution' } as const;

export default function ProfilePage() {
  const { id: part } = useParams({ strict: false }) as { id: string };
  const folder = useRouterState({
    select: (state) => state.location.pathname.split('/')[1] ?? '',
  }) as keyof typeof kinds;
  const id = idOfPage(part, kinds[folder] ?? 'actor');
  const [{ asOf }] = useWorkingSet();
  const { data, error, refetch, showAll } = useFull(`${id} ${asOf}`, (full) =>
    profileOptions(id, asOf, full),
  );
  const showOnGraph = useShowOnGraph();
  const page = useRef<HTMLElement>(null);
  useScrollKept('page', page, data ? 1 : 0);
  if (!data && !error) return <div className="message late">Reading</div>;
  if (!data) return <PageMessage error={error as Error} retry={() => void refetch()} />;
  const { node, statements, changes } = data;
  const rows = rowsOf(node);
  const filter = { actor: 'speaker', party: 'party', group: 'party', institution: 'institution' }[
    rows
  ];
  const only = { [filter]: node.id, asOf };
  const { description, kind, country } = node.properties;
  const people =
    rows === 'actor' ? 'speakers' : rows === 'institution' ? 'institutions' : 'parties';
  return (
    <section
      className="page-scroller"
      ref={page}
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label="Profile"
    >
      <article className="page dossier">
        <header className="dossier-head">
          <div>
            <p className="kind caption">
              <Glyph labels={node.labels} />
              {[kindName(kind) || node.labels[0], country].filter(Boolean).map(String).join(' · ')}
            </p>
            <h1 className="page-title">{nodeName(node)}</h1>
            {typeof description === 'string' && <p className="lead-text">{description}</p>}
            <Remarks properties={node.properties} />
          </div>
          <Numbers reply={data} own={rows === 'actor'} />
        </header>
        <div className="actions head-actions">
          <Link to="/table" search={only as never} hash={true as never} className="button">
            <Icon name="list" />
            Show as table
          </Link>
          <button type="button" className="button" onClick={() => void showOnGraph(only)}>
            <Icon name="graph" />
            Show on the graph
          </button>
          <Link to="/timeline" search={only as never} hash={true as never} className="button">
            Timeline
          </Link>
          <AsOf />
        </div>
        <Section
          title={rows === 'actor' ? 'Offices and memberships' : 'Part of and takes part in'}
          empty={data.terms.length === 0 && 'None recorded here.'}
        >
          <Terms terms={data.terms} />
        </Section>
        {data.members.length > 0 && (
          <Section
            title={
              rows === 'institution' ? 'Office holders, parties and parts' : 'Members and parts'
            }
          >
            <Terms terms={data.members} />
            <Shown
              shown={data.members.length}
              total={data.membersTotal}
              what="members, office holders and parts"
              onAll={showAll}
            />
          </Section>
        )}
        {data.acts.length > 0 && (
          <Section title="Acts">
            <Acts acts={data.acts} about={node.id} total={data.actsTotal} showAll={showAll} />
          </Section>
        )}
        <Section
          title="Positions by agreement"
          lead={
            rows === 'actor'
              ? 'Press a bar to read the statements behind it.'
              : 'Its own statements and those of its members or office holders of the day. Press a bar to read them.'
          }
          empty={data.positions.length === 0 && 'No statement recorded here.'}
        >
          <StanceTable
            rows={data.positions}
            total={data.positionsTotal}
            showAll={showAll}
            caption="Positions by agreement"
            opens={(row) => cellId(rows, node.id, row.node.id)}
          />
        </Section>
        <Section
          title="Changes of position"
          empty={changes.total === 0 && 'No change of position recorded here.'}
        >
          {changes.changes.map((change) => (
            <ChangeCard
              key={change.before.statement.id + change.after.statement.id + change.part?.id}
              change={change}
              titled
            />
          ))}
          {changes.total > changes.changes.length && (
            <Link
              to="/changes"
              search={
                {
                  [rows === 'party' || rows === 'group' ? 'party' : 'speaker']: node.id,
                  scope: 'parts',
                } as never
              }
              hash={true as never}
              className="button"
            >
              All {changes.total} changes of position
            </Link>
          )}
        </Section>
        <Section
          title="Answers"
          empty={data.answers.length + data.answeredBy.length === 0 && 'No answer recorded here.'}
        >
          <div className="two">
            <AnswerList
              title="Answers to"
              answers={data.answers}
              total={data.answersTotal}
              showAll={showAll}
            />
            <AnswerList
              title="Answered by"
              answers={data.answeredBy}
              total={data.answeredByTotal}
              showAll={showAll}
            />
          </div>
        </Section>
        <Section
          title="Closest and most opposed"
          lead={`Other ${people} by the agreements on which both took a side. Whoever took both sides of one counts as shared and as opposite.`}
          empty={
            data.closest.length + data.opposed.length === 0 &&
            'Nobody else took a side on the same agreements.'
          }
        >
          <div className="two">
            <LikenessList
              title="Closest"
              likenesses={data.closest}
              total={data.closestTotal}
              agreements={data.agreements}
              showAll={showAll}
            />
            <LikenessList
              title="Most opposed"
              likenesses={data.opposed}
              total={data.opposedTotal}
              agreements={data.agreements}
              showAll={showAll}
            />
          </div>
        </Section>
        <Section
          title="Statements"
          lead={`The latest ${statements.statements.length} of ${counted(statements.total, 'statement')}.`}
          empty={statements.total === 0 && 'No statement recorded here.'}
        >
          <QuoteList items={statements.statements} />
          {statements.total > statements.statements.length && (
            <Link to="/table" search={only as never} hash={true as never} className="button">
              All {statements.total} as a table
            </Link>
          )}
        </Section>
      </article>
    </section>
  );
}

function rowsOf(node: GraphNode): Rows {
  if (node.labels.includes('Actor')) return 'actor';
  if (node.labels.includes('Institution')) return 'institution';
  return node.properties.kind === 'parliamentary-group' ? 'group' : 'party';
}

function Numbers({ reply, own }: { reply: ProfileReply; own: boolean }) {
  const { stances } = reply;
  return (
    <div className="numbers">
      <p className="big">{stances.total.toLocaleString('en')}</p>
      <p className="caption">
        {stances.total === 1 ? 'statement' : 'statements'}
        {own ? '' : ', members of the day included'}
      </p>
      <ul>
        {stanceNames.map((stance) => (
          <li key={stance}>
            <StanceMark stance={stance} word={`${stances[stance]} ${stance}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function PageName({ node }: { node: GraphNode }) {
  const to = pageOf(node);
  const name = node.labels.includes('Party') ? shortName(node) : nodeName(node);
  return to ? (
    <Link to={to as '/'} search={ofDossier as never}>
      {name}
    </Link>
  ) : (
    <NodeLink node={node} />
  );
}

interface AnswerParts {
  title: string;
  answers: readonly Answering[];
  total: number;
  showAll: () => void;
}

function AnswerList({ title, answers, total, showAll }: AnswerParts) {
  return (
    <div>
      <h3>{title}</h3>
      {answers.length === 0 && <p className="caption">None recorded here.</p>}
      <ul className="plain">
        {answers.map(({ node, count }) => (
          <li key={node.id}>
            <PageName node={node} />
            <ChangeMark node={node} /> <span className="caption">{count}</span>
          </li>
        ))}
      </ul>
      <Shown shown={answers.length} total={total} what="speakers" onAll={showAll} />
    </div>
  );
}

interface LikenessParts {
  title: string;
  likenesses: readonly Likeness[];
  total: number;
  agreements: readonly GraphNode[];
  showAll: () => void;
}

function LikenessList({ title, likenesses, total, agreements, showAll }: LikenessParts) {
  const nameOf = (id: string) => {
    const node = agreements.find((one) => one.id === id);
    return node ? nodeName(node) : id;
  };
  return (
    <div>
      <h3>{title}</h3>
      {likenesses.length === 0 && <p className="caption">None recorded here.</p>}
      <ul className="plain">
        {likenesses.map(({ node, shared, opposite, agreements: on }) => (
          <li key={node.id}>
            <PageName node={node} />
            <ChangeMark node={node} />{' '}
            <details className="likeness">
              <summary className="caption">
                {shared} shared, {opposite} opposite
              </summary>
              <p className="caption">
                {on.shared.length > 0 && `Same side on: ${on.shared.map(nameOf).join('; ')}. `}
                {on.opposite.length > 0 && `Opposite on: ${on.opposite.map(nameOf).join('; ')}.`}
              </p>
            </details>
          </li>
        ))}
      </ul>
      <Shown shown={likenesses.length} total={total} what="of them" onAll={showAll} />
    </div>
  );
}
