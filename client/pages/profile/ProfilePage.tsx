/** The page of an actor, party or institution. */
import { useRef } from 'react';
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { kindName, nodeName } from '../../../model/formats/names.ts';
import { labelOf } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import { institutionScopeOf } from '../../address/address.ts';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { profileOptions } from '../../api/profile.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { useReading } from '../../canvas/state/readings.ts';
import { EntityActions } from '../../parts/corrections/Actions.tsx';
import { SearchedOnPage } from '../../parts/coverage/Searched.tsx';
import { strings as coverageStrings } from '../../parts/coverage/strings.ts';
import { Acts } from '../../parts/entity-page/Acts.tsx';
import { Remarks } from '../../parts/evidence/Properties.tsx';
import { CertainCheck } from '../../parts/filters/CertainCheck.tsx';
import { ScopeChoice } from '../../parts/filters/ScopeChoice.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { cellId } from '../../parts/stances/cell.ts';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { useLater } from '../../ui/useLater.ts';
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
import { strings } from './strings.ts';

export default function ProfilePage() {
  const id = useIdOfPage();
  const [search] = useWorkingSet();
  const { asOf, certain } = search;
  const scope = institutionScopeOf(search);
  const { data, error, refetch, showAll, loadAll } = useFull(
    `${id} ${asOf} ${scope} ${certain}`,
    (full) => profileOptions(id, { asOf, scope, certain }, full),
  );
  useTitle(data && nodeName(data.node));
  useReading(data?.node, 'opened');
  const page = useRef<HTMLElement>(null);
  const later = useLater(data !== undefined);
  useScrollRestoration('page', page, later ? 2 : data ? 1 : 0);
  if (!data && !error) return <div className="message late">{strings.loading}</div>;
  if (!data) return <PageMessage error={error as Error} retry={() => void refetch()} />;
  const { node, statements, changes } = data;
  const rows = rowsOf(node);
  const filter = { actor: 'speaker', party: 'party', group: 'party', institution: 'institution' }[
    rows
  ];
  const isInstitution = rows === 'institution';
  const only = { [filter]: node.id, asOf, certain, scope: isInstitution ? scope : undefined };
  // Where all are counted they are no line of their own.
  const membersSaid = scope === undefined || scope === 'own' ? data.membersSaid : null;
  const { description, kind, country } = node.properties;
  const people =
    rows === 'actor' ? 'speakers' : rows === 'institution' ? 'institutions' : 'parties';
  return (
    <section
      className="page-scroller"
      ref={page}
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={strings.profile}
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
            along={isInstitution ? `, ${strings.along[scope ?? 'office']}` : along[rows]}
            rows={rows}
            membersSaid={membersSaid && { counts: membersSaid, all: { ...only, scope: 'members' } }}
          />
        </header>
        <HeadActions only={only} beforePrint={loadAll}>
          <EntityActions node={node} />
          {isInstitution && <ScopeChoice />}
          {rows !== 'actor' && <CertainCheck />}
        </HeadActions>
        <Section
          title={rows === 'actor' ? strings.officesAndMemberships : strings.memberships}
          empty={data.terms.length === 0 && strings.noneRecordedHere}
        >
          <Terms terms={data.terms} holder={node} />
        </Section>
        {data.members.length > 0 && (
          <Section
            title={rows === 'institution' ? strings.officeHoldersParties : strings.membersAndParts}
          >
            <Terms terms={data.members} />
            <Shown
              shown={data.members.length}
              total={data.membersTotal}
              what={strings.membersOfficeHoldersAndParts}
              onAll={showAll}
            />
          </Section>
        )}
        {later && (
          <>
            {data.acts.length > 0 && (
              <Section title={strings.acts}>
                <Acts acts={data.acts} about={node.id} total={data.actsTotal} showAll={showAll} />
              </Section>
            )}
            <Section
              title={strings.positionsByAgreement}
              lead={
                isInstitution || rows === 'actor' ? strings.pressABar : strings.itsOwnStatements
              }
              empty={data.positions.length === 0 && coverageStrings.nothing}
            >
              <StanceTable
                rows={data.positions}
                total={data.positionsTotal}
                showAll={showAll}
                caption={strings.positionsByAgreement}
                opens={(row) => cellId(rows, node.id, row.node.id)}
                counted={rows}
              />
            </Section>
            <ChangesSection changes={changes} only={only} />
            <Section
              title={strings.answers}
              empty={data.answers.length + data.answeredBy.length === 0 && strings.noReplyRecorded}
            >
              <div className="two">
                <AnswerList
                  title={strings.answersTo}
                  answers={data.answers}
                  total={data.answersTotal}
                  showAll={showAll}
                />
                <AnswerList
                  title={strings.answeredBy}
                  answers={data.answeredBy}
                  total={data.answeredByTotal}
                  showAll={showAll}
                />
              </div>
            </Section>
            <Section
              title={strings.closestAndMost}
              lead={strings.otherByTheAgreementsOn(people)}
              empty={data.closest.length + data.opposed.length === 0 && strings.nobodyElseTook}
            >
              <div className="two">
                <LikenessList
                  own={node}
                  scope={scope}
                  title={strings.closest}
                  likenesses={data.closest}
                  rows={rows}
                  total={data.closestTotal}
                  agreements={data.agreements}
                  showAll={showAll}
                />
                <LikenessList
                  own={node}
                  scope={scope}
                  title={strings.mostOpposed}
                  likenesses={data.opposed}
                  rows={rows}
                  total={data.opposedTotal}
                  agreements={data.agreements}
                  showAll={showAll}
                />
              </div>
            </Section>
            <LatestStatements reply={statements} only={only} />
            <SearchedOnPage />
          </>
        )}
      </article>
    </section>
  );
}

const along: Record<RowKind, string> = {
  actor: '',
  party: strings.members,
  group: strings.members,
  institution: '',
};

function rowsOf(node: GraphNode): RowKind {
  const as = speaksAs(labelOf(node));
  if (as === 'person') return 'actor';
  if (as === 'institution') return 'institution';
  return node.properties.kind === 'parliamentary-group' ? 'group' : 'party';
}
