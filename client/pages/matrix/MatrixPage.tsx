/** The stance matrix; every cell opens its statements. */

import { useMemo, useRef } from 'react';
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { counted } from '../../../model/formats/counted.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import { countText, stances, unsided } from '../../../model/vocabulary/stances.ts';
import { filtersOf, institutionScopeOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { useSearchedText } from '../../parts/coverage/Searched.tsx';
import { FigureMenu } from '../../parts/figure/Figure.tsx';
import { ChoiceField } from '../../parts/filters/Choice.tsx';
import { Filters } from '../../parts/filters/Filters.tsx';
import { ScopeChoice } from '../../parts/filters/ScopeChoice.tsx';
import { NoStatements } from '../../parts/foreign/NoStatements.tsx';
import { rowTitles } from '../../parts/stances/cell.ts';
import { ShowOnGraph } from '../../parts/statements/ShowOnGraph.tsx';
import { Icon } from '../../ui/icons.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { useNarrow } from '../../ui/useWidth.ts';
import { downloadMatrix } from './csv.ts';
import { Grid } from './Grid.tsx';
import './matrix.css';
import { askedOf, matrixFigure } from './matrix-figure.ts';
import { matrixOf } from './matrix-lines.ts';
import { scopeRules, strings } from './strings.ts';
import { useStances } from './useStances.ts';

/** When a statement counts for a row. */
const rowRules: Record<RowKind, string> = {
  actor: '',
  party: strings.eachStatementCountsForThe,
  group: strings.eachStatementCountsForTheParliamentary,
  institution: '',
};

export default function MatrixPage() {
  const [search, change] = useWorkingSet();
  const searched = useSearchedText();
  const rows = (search.rows ?? 'party') as RowKind;
  const filters = filtersOf(search);
  const scope = rows === 'institution' ? institutionScopeOf(search) : undefined;
  const asked = askedOf(search);
  const query = useStances(asked);
  // What members also said is a line of its own: it never stands for their institution.
  const withMembers = rows === 'institution' && (scope === undefined || scope === 'own');
  const members = useStances({ ...asked, scope: 'members' }, withMembers);
  const { data } = query;
  const matrix = useMemo(
    () => matrixOf(data?.pages ?? [], withMembers ? (members.data?.pages ?? []) : []),
    [data, withMembers, members.data],
  );
  const first = data?.pages[0];
  const shown = data?.pages.reduce((sum, page) => sum + page.rows.length, 0) ?? 0;
  const bar = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(bar, 760);
  return (
    <>
      <h1 className="hidden-text">{strings.stanceMatrix}</h1>
      <Filters />
      <div className={narrow ? 'count matrix-bar narrow' : 'count matrix-bar'} ref={bar}>
        <ChoiceField
          label={strings.rows}
          any={strings.parties}
          value={search.rows}
          options={(['actor', 'group', 'institution'] as const).map((name) => [
            name,
            rowTitles[name],
          ])}
          onChange={(value) => change({ rows: value })}
        />
        {rows === 'institution' && <ScopeChoice />}
        <ChoiceField
          label={strings.columns}
          any={strings.asCoded}
          value={search.fold}
          options={[['whole', strings.wholeAgreements]]}
          onChange={(value) => change({ fold: value })}
        />
        <ChoiceField
          label={strings.groupBy}
          any={strings.nothing}
          value={search.group}
          options={[
            ...(rows === 'actor' ? [['party', 'Party'] as const] : []),
            ['country', strings.country],
          ]}
          onChange={(value) => change({ group: value })}
        />
        <ChoiceField
          label={strings.sortBy}
          any={strings.statements}
          value={search.order}
          options={[
            ['name', strings.name],
            ['position', strings.position],
            ['similarity', strings.similarity],
          ]}
          onChange={(value) => change({ order: value })}
        />
        <div className="matrix-about">
          <span aria-live="polite">
            {first
              ? [
                  `${counted(shown, 'row')}${shown < first.rowTotal ? ` of ${first.rowTotal.toLocaleString('en')}` : ''}`,
                  counted(matrix.columns.length, 'column'),
                  counted(first.total, 'statement'),
                  uncertainText(first.uncertain, rows),
                ]
                  .filter(Boolean)
                  .join(', ')
              : strings.counting}
          </span>
          <button
            type="button"
            className="button"
            disabled={matrix.lines.length === 0}
            onClick={() => downloadMatrix(matrix)}
          >
            <Icon name="down" />
            {strings.downloadCsv}
          </button>
          {first && matrix.lines.length > 0 && (
            <FigureMenu
              figure={() => matrixFigure(matrix, search, first)}
              name="stance-matrix"
              path={() => `/matrix${location.search}`}
            />
          )}
          <ShowOnGraph query={filters} empty={!first?.total} />
          <PrintButton disabled={matrix.lines.length === 0} />
        </div>
      </div>
      {query.isFetching && <div className="progress late" />}
      {query.error && (
        <div className="message" role="alert">
          <h2>{strings.couldNotLoad}</h2>
          <p>{query.error.message}</p>
        </div>
      )}
      {first && first.total === 0 && (
        <NoStatements>
          <h2>{strings.noStatementMatches}</h2>
          <p>{strings.noStatementRecorded}</p>
        </NoStatements>
      )}
      {matrix.lines.length > 0 && <Grid matrix={matrix} rows={rows} grouped={search.group} />}
      <footer className="matrix-legend">
        <span className="oppose">{strings.n3OpposesLeftOfThe}</span>
        <span className="support">{strings.n3SupportsRightOfIt}</span>
        {unsided.map((stance) => (
          <span key={stance} className={stance}>
            {stances[stance].side === 'both' && '◇ '}
            {countText(stance, 1)} {stance}
          </span>
        ))}
        <span>{strings.changedPosition}</span>
        <span>{strings.contested}</span>
        {rows !== 'actor' && (
          <span>{rows === 'institution' ? strings.hollowOffice : strings.hollowMembership}</span>
        )}
        <span className="caption">
          {strings.emptyNoStatementRecordedHere} {searched}{' '}
          {rows === 'institution' ? scopeRules[scope ?? 'office'] : rowRules[rows]}
        </span>
        <span className="grow" />
        <span className="caption keys-hint">
          <kbd>←↑↓→</kbd> {strings.move} <kbd>{strings.enter}</kbd> {strings.open}
        </span>
      </footer>
    </>
  );
}
