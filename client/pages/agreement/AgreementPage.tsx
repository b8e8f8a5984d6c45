/** The page of an agreement: its properties, acts beside statements, positions, evidence, silence. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { isParty, kindName, nodeName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { institutionScopeOf } from '../../address/address.ts';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { agreementOptions } from '../../api/agreement.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { typeTitle } from '../../canvas/state/look.ts';
import { useReading } from '../../canvas/state/readings.ts';
import { Acts } from '../../parts/entity-page/Acts.tsx';
import { Remarks } from '../../parts/evidence/Properties.tsx';
import { CertainCheck } from '../../parts/filters/CertainCheck.tsx';
import { ScopeChoice } from '../../parts/filters/ScopeChoice.tsx';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { Unidentified } from '../../parts/links/Unidentified.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { cellId } from '../../parts/stances/cell.ts';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { useLater } from '../../ui/useLater.ts';
import { useTitle } from '../../ui/useTitle.ts';
import '../../parts/entity-page/entity-page.css';
import { EntityActions } from '../../parts/corrections/Actions.tsx';
import { SearchedOnPage } from '../../parts/coverage/Searched.tsx';
import { ChangesSection } from '../../parts/entity-page/ChangesSection.tsx';
import { HeadActions } from '../../parts/entity-page/HeadActions.tsx';
import { LatestStatements } from '../../parts/entity-page/LatestStatements.tsx';
import { Numbers } from '../../parts/entity-page/Numbers.tsx';
import { PageLink } from '../../parts/entity-page/PageLink.tsx';
import { Section } from '../../parts/entity-page/Section.tsx';
import { Shown } from '../../parts/entity-page/Shown.tsx';
import { StanceTable } from '../../parts/entity-page/StanceTable.tsx';
import { useFull } from '../../parts/entity-page/useFull.ts';
import { FigureMenu } from '../../parts/figure/Figure.tsx';
import { mostStrips, stripsFigure } from './figure.ts';
import { Milestones } from './Milestones.tsx';
import { Parts } from './Parts.tsx';
import { Strips } from './Strips.tsx';
import { Threads } from './Threads.tsx';
import './silence.css';
import { strings } from './strings.ts';
import { useMore } from './useMore.ts';

export default function AgreementPage() {
  const id = useIdOfPage();
  const client = useQueryClient();
  const [search] = useWorkingSet();
  const { asOf, certain } = search;
  const scope = institutionScopeOf(search);
  const asked = { asOf, scope, certain };
  const { data, error, refetch, showAll, loadAll } = useFull(
    `${id} ${asOf} ${scope} ${certain}`,
    (full) => agreementOptions(id, asked, full),
  );
  useTitle(data && nodeName(data.agreement));
  useReading(data?.agreement, 'opened');
  const page = useRef<HTMLElement>(null);
  const later = useLater(data !== undefined);
  useScrollRestoration('page', page, later ? 2 : data ? 1 : 0);
  const acts = useMore(id, asked, 'acts', data?.acts ?? []);
  const strips = useMore(id, asked, 'strips', data?.strips ?? []);
  const threads = useMore(id, asked, 'threads', data?.threads ?? []);
  const silent = useMore(id, asked, 'silent', data?.silent ?? []);
  if (!data && !error) return <div className="message late">{strings.loading}</div>;
  if (!data) return <PageMessage error={error as Error} retry={() => void refetch()} />;
  const { agreement, partOf, stances, statements, changes } = data;
  const { kind, description, number, celex, status } = agreement.properties;
  const opens = (rows: RowKind) => (row: { node: GraphNode }) =>
    cellId(rows, row.node.id, agreement.id, { parts: true });
  const only = { agreement: agreement.id, asOf };
  const drawn = agreementOptions(id, asked, false, mostStrips);
  return (
    <section
      className="page-scroller"
      ref={page}
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={strings.agreement}
    >
      <article className="page entity-page">
        <header className="entity-head">
          <div>
            <p className="kind caption">
              <Glyph labels={agreement.labels} />
              {kindName(kind) || strings.agreement}
              {partOf.length > 0 && strings.partOf}
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
          <Numbers counts={stances.all} along={strings.includingItsParts} />
        </header>
        <Milestones node={agreement} />
        <HeadActions only={only} matrix beforePrint={loadAll}>
          <EntityActions node={agreement} />
          <CertainCheck />
        </HeadActions>
        <Section title={strings.actsAndWords} empty={data.strips.length === 0 && strings.noActAnd}>
          <div className="figure-menu">
            <FigureMenu
              figure={() => stripsFigure(data, asOf)}
              whole={async () => stripsFigure(await client.fetchQuery(drawn), asOf)}
              name={`acts-and-words-${agreement.id.replace(/^.*:/, '')}`}
              path={() => location.pathname + location.search}
            />
          </div>
          <Strips
            strips={strips.items}
            filters={only}
            total={data.stripsTotal}
            showAll={strips.onMore}
            step={strips.step}
          />
          {data.actsTotal > 0 && (
            <Acts
              acts={acts.items}
              about={agreement.id}
              total={data.actsTotal}
              showAll={acts.onMore}
              step={acts.step}
            />
          )}
        </Section>
        {later && (
          <>
            {data.parts.length > 0 && (
              <Section title={strings.parts}>
                <Parts parts={data.parts} />
              </Section>
            )}
            {stances.all.total > 0 && (
              <>
                <Section
                  title={strings.stanceByParty}
                  lead={strings.eachStatementCounts}
                  empty={stances.parties.length === 0 && strings.noStatementBy}
                >
                  <StanceTable
                    rows={stances.parties}
                    total={stances.totals.parties}
                    showAll={showAll}
                    caption={strings.stanceByParty}
                    opens={opens('party')}
                    counted="party"
                    brief
                  />
                </Section>
                {stances.groups.length > 0 && (
                  <Section title={strings.stanceByParliamentary}>
                    <StanceTable
                      rows={stances.groups}
                      total={stances.totals.groups}
                      showAll={showAll}
                      caption={strings.stanceByGroup}
                      opens={opens('group')}
                      counted="group"
                      brief
                    />
                  </Section>
                )}
                <Section
                  title={strings.stanceByInstitution}
                  lead={strings.statementsByThe[scope ?? 'office']}
                >
                  <div className="scope-choice">
                    <ScopeChoice />
                  </div>
                  {stances.institutions.length === 0 && (
                    <p className="caption">{strings.noStatementByAn}</p>
                  )}
                  <StanceTable
                    rows={stances.institutions}
                    total={stances.totals.institutions}
                    showAll={showAll}
                    caption={strings.stanceByInstitution}
                    opens={opens('institution')}
                    counted="institution"
                  />
                </Section>
                <Section
                  title={strings.stanceBySpeaker}
                  empty={stances.actors.length === 0 && strings.noStatementByA}
                >
                  <StanceTable
                    rows={stances.actors}
                    total={stances.totals.actors}
                    showAll={showAll}
                    caption={strings.stanceBySpeaker}
                    opens={opens('actor')}
                    counted="actor"
                  />
                </Section>
              </>
            )}
            <ChangesSection changes={changes} only={only} />
            <LatestStatements reply={statements} only={only} on={agreement.id} />
            <Section
              title={strings.whoAnsweredWhom}
              empty={data.repliesTotal === 0 && strings.noReplyRecorded}
            >
              <Threads
                on={agreement.id}
                family={new Set([agreement.id, ...data.parts.map((part) => part.node.id)])}
                threads={threads.items}
                total={data.threadsTotal}
                showAll={threads.onMore}
                step={threads.step}
              />
            </Section>
            <Section
              title={strings.noStatementRecorded}
              empty={data.silent.length === 0 && strings.everyoneWhoActed}
              lead={strings.theyActedOn}
            >
              <ul className="silent">
                {silent.items.map(({ node, acts: theirs, membersSpoke, certain: known }) => (
                  <li key={node.id}>
                    <Glyph labels={node.labels} />
                    <div>
                      <NodeLink node={node} />
                      <Unidentified node={node} />
                      <p className="caption">
                        {[
                          ...new Set(
                            theirs.map(
                              (act) => `${typeTitle(act.type, 'out')}, ${dateText(act.date, true)}`,
                            ),
                          ),
                        ].join('; ')}
                        {membersSpoke &&
                          `; ${isParty(node) ? strings.membersSpoke : strings.officialsSpoke}`}
                        {!known &&
                          ` (${isParty(node) ? strings.membershipUnknown : strings.officeUnknown})`}
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
              <Shown
                shown={silent.items.length}
                total={data.silentTotal}
                what={strings.whoActedSilently}
                onAll={silent.onMore}
                step={silent.step}
              />
            </Section>
            <SearchedOnPage />
          </>
        )}
      </article>
    </section>
  );
}
