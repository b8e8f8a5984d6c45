/** The page of an actor, party or institution. */
import { useRef } from 'react';
import { kindName, nodeName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { mainLabel } from '../../../model/vocabulary/index.ts';
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { profileOptions } from '../../api/profile.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { Acts } from '../../parts/entity-page/Acts.tsx';
import { Remarks } from '../../parts/evidence/Properties.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { cellId, type RowKind } from '../../parts/stances/cell.ts';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { useTitle } from '../../ui/useTitle.ts';
import '../../parts/entity-page/entity-page.css';
import { ChangesSection } from '../../parts/entity-page/ChangesSection.tsx';
import { HeadActions } from '../../parts/entity-page/HeadActions.tsx';
import { LatestStatements } from '../../parts/entity-page/LatestStatements.tsx';
import { Numbers } from '../../parts/entity-page/Numbers.tsx';
import { Section } from '../../parts/entity-page/Section.tsx';
import { Shown } from '../../parts/entity-page/Shown.tsx';
import { StanceTable } from '../../parts/entity-page/StanceTable.tsx';
import { useFull } from '../../parts/entity-page/useFull.ts';
import { AnswerList } from './Answers.tsx';
import { LikenessList } from './Likenesses.tsx';
import { Terms } from './Terms.tsx';
import './profile.css';

export default function ProfilePage() {
  const id = useIdOfPage();
  const [{ asOf }] = useWorkingSet();
  const { data, error, refetch, showAll } = useFull(`${id} ${asOf}`, (full) =>
    profileOptions(id, asOf, full),
  );
  useTitle(data && nodeName(data.node));
  const page = useRef<HTMLElement>(null);
  useScrollRestoration('page', page, data ? 1 : 0);
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
      <article className="page entity-page profile">
        <header className="entity-head">
          <div>
            <p className="kind caption">
              <Glyph labels={node.labels} />
              {[kindName(kind) || node.labels[0], country].filter(Boolean).map(String).join(' · ')}
            </p>
            <h1 className="page-title">{nodeName(node)}</h1>
            {typeof description === 'string' && <p className="lead-text">{description}</p>}
            <Remarks properties={node.properties} />
          </div>
          <Numbers
            counts={data.stances}
            along={rows === 'actor' ? '' : ', members of the day included'}
          />
        </header>
        <HeadActions only={only} />
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
        <ChangesSection
          changes={changes}
          only={{ [rows === 'party' || rows === 'group' ? 'party' : 'speaker']: node.id }}
        />
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
        <LatestStatements reply={statements} only={only} />
      </article>
    </section>
  );
}

function rowsOf(node: GraphNode): RowKind {
  const as = speaksAs(mainLabel(node.labels));
  if (as === 'person') return 'actor';
  if (as === 'institution') return 'institution';
  return node.properties.kind === 'parliamentary-group' ? 'group' : 'party';
}
