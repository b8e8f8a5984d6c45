/** The page of an agreement: what it is, acts beside words, positions, evidence, silence. */
import { useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import type { GraphNode } from '../../../model/graph.ts';
import { agreementOptions } from '../../api/index.ts';
import { idOfPage } from '../../app/address.ts';
import { useScrollKept } from '../../app/scroll.ts';
import { useWorkingSet } from '../../app/working-set.ts';
import { typeTitle } from '../../graph/look.ts';
import { Glyph } from '../../ui/icons.tsx';
import { dateText, kindName, nodeName } from '../../ui/text.ts';
import { NodeLink } from '../inspector/NodeLink.tsx';
import { Remarks } from '../inspector/Properties.tsx';
import { PageMessage } from '../sources/PageMessage.tsx';
import { cellId, type Rows } from '../stances/cell.ts';
import { Acts } from './Acts.tsx';
import './dossier.css';
import { ChangesSection } from './ChangesSection.tsx';
import { HeadActions } from './HeadActions.tsx';
import { LatestStatements } from './LatestStatements.tsx';
import { Milestones } from './Milestones.tsx';
import { Numbers } from './Numbers.tsx';
import { PageLink } from './PageLink.tsx';
import { Parts } from './Parts.tsx';
import { Section } from './Section.tsx';
import { StanceTable } from './StanceTable.tsx';
import { Strips } from './Strips.tsx';
import { Threads } from './Threads.tsx';
import { useFull } from './useFull.ts';

export default function AgreementPage() {
  const { id: part } = useParams({ strict: false }) as { id: string };
  const id = idOfPage(part, 'agreement');
  const [{ asOf }] = useWorkingSet();
  const { data, error, refetch, showAll } = useFull(`${id} ${asOf}`, (full) =>
    agreementOptions(id, asOf, full),
  );
  const page = useRef<HTMLElement>(null);
  useScrollKept('page', page, data ? 1 : 0);
  if (!data && !error) return <div className="message late">Reading</div>;
  if (!data) return <PageMessage error={error as Error} retry={() => void refetch()} />;
  const { agreement, partOf, acts, stances, statements, changes } = data;
  const { kind, description, number, celex, status } = agreement.properties;
  const opens = (rows: Rows) => (row: { node: GraphNode }) =>
    cellId(rows, row.node.id, agreement.id, true);
  const only = { agreement: agreement.id, asOf };
  return (
    <section
      className="page-scroller"
      ref={page}
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label="Agreement"
    >
      <article className="page dossier">
        <header className="dossier-head">
          <div>
            <p className="kind caption">
              <Glyph labels={agreement.labels} />
              {kindName(kind) || 'Agreement'}
              {partOf.length > 0 && ' · part of '}
              {partOf.map((whole, index) => (
                <span key={whole.id}>
                  {index > 0 && ', '}
                  <PageLink node={whole} />
                </span>
              ))}
            </p>
            <h1 className="page-title">{nodeName(agreement)}</h1>
            {typeof description === 'string' && <p className="lead-text">{description}</p>}
            <p className="caption">
              {[number, celex, status].filter(Boolean).map(String).join(' · ')}
            </p>
            <Remarks properties={agreement.properties} />
          </div>
          <Numbers counts={stances.all} along=", its parts included" />
        </header>
        <Milestones node={agreement} />
        <HeadActions only={only} matrix />
        <Section
          title="Acts and words"
          empty={data.strips.length === 0 && 'No act and no statement recorded here.'}
        >
          <Strips strips={data.strips} filters={only} total={data.stripsTotal} showAll={showAll} />
          {acts.length > 0 && (
            <Acts acts={acts} about={agreement.id} total={data.actsTotal} showAll={showAll} />
          )}
        </Section>
        {data.parts.length > 0 && (
          <Section title="Parts">
            <Parts parts={data.parts} />
          </Section>
        )}
        {stances.all.total > 0 && (
          <>
            <Section
              title="Stance by party"
              lead="Statements of the party and of its members on the day of each statement. Press a bar to read them."
              empty={stances.parties.length === 0 && 'No statement by a party or a member of one.'}
            >
              <StanceTable
                rows={stances.parties}
                total={stances.totals.parties}
                showAll={showAll}
                caption="Stance by party"
                opens={opens('party')}
                brief
              />
            </Section>
            {stances.groups.length > 0 && (
              <Section title="Stance by parliamentary group">
                <StanceTable
                  rows={stances.groups}
                  total={stances.totals.groups}
                  showAll={showAll}
                  caption="Stance by group"
                  opens={opens('group')}
                  brief
                />
              </Section>
            )}
            <Section
              title="Stance by institution"
              lead="Its own statements, its office holders’ of the day and those of its parts."
              empty={stances.institutions.length === 0 && 'No statement by an institution.'}
            >
              <StanceTable
                rows={stances.institutions}
                total={stances.totals.institutions}
                showAll={showAll}
                caption="Stance by institution"
                opens={opens('institution')}
              />
            </Section>
            <Section
              title="Stance by speaker"
              empty={stances.actors.length === 0 && 'No statement by a person.'}
            >
              <StanceTable
                rows={stances.actors}
                total={stances.totals.actors}
                showAll={showAll}
                caption="Stance by speaker"
                opens={opens('actor')}
              />
            </Section>
          </>
        )}
        <ChangesSection changes={changes} only={only} />
        <LatestStatements reply={statements} only={only} on={agreement.id} />
        <Section
          title="Who answered whom"
          empty={data.repliesTotal === 0 && 'No answer recorded here.'}
        >
          <Threads
            on={agreement.id}
            family={new Set([agreement.id, ...data.parts.map((part) => part.node.id)])}
            threads={data.threads}
            total={data.threadsTotal}
            showAll={showAll}
          />
        </Section>
        <Section
          title="No statement recorded here"
          empty={data.silent.length === 0 && 'Whoever acted on it is also on record with words.'}
          lead="They acted on it or on one of its parts, and this graph holds no statement of theirs about it. That says nothing about what they may have said elsewhere."
        >
          <ul className="silent">
            {data.silent.map(({ node, acts: theirs, membersSpoke }) => (
              <li key={node.id}>
                <Glyph labels={node.labels} />
                <div>
                  <NodeLink node={node} />
                  <p className="caption">
                    {[
                      ...new Set(
                        theirs.map(
                          (act) => `${typeTitle(act.type, 'out')}, ${dateText(act.date, true)}`,
                        ),
                      ),
                    ].join('; ')}
                    {membersSpoke &&
                      (node.labels.includes('Party')
                        ? '; members spoke'
                        : '; office holders or parts spoke')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      </article>
    </section>
  );
}
