/** What lies behind an edge or a cell: by agreement the words of both sides, and the sum that they give. */
import { useQuery } from '@tanstack/react-query';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName, shortName } from '../../../model/formats/names.ts';
import type { EvidenceReply, Robustness } from '../../../model/schemas/networks.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { networkEvidenceOptions } from '../../api/networks.ts';
import type { UrlQuery } from '../../api/request.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { StatementText } from '../../parts/evidence/Quote.tsx';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { Icon } from '../../ui/icons.tsx';
import { weightText } from './figures.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

interface EvidencePanelProps {
  /** The ids of both ends with `~` between. */
  pair: string;
  query: UrlQuery;
  settings: Settings;
  /** Which of several networks. */
  network: number;
  /** Its period, of several. */
  period?: string | undefined;
  robustness: Robustness | undefined;
  onClose: () => void;
}

export function EvidencePanel(props: EvidencePanelProps) {
  const { pair, query, settings, network, period, onClose } = props;
  const [from = '', to = ''] = pair.split('~');
  // Ids of sources beside the end are the filter of that name.
  const source = query.source ? `${from},${query.source}` : from;
  const { data, error, isPending } = useQuery(
    networkEvidenceOptions({ ...query, source, target: to, network }),
  );
  return (
    <section className="network-evidence" aria-label={strings.evidence}>
      <header>
        <h2>
          {data ? (
            <>
              <NodeLink node={data.source} className="bare-link">
                {shortName(data.source)}
              </NodeLink>{' '}
              {settings.mode === 'two' ? strings.on2 : strings.and}{' '}
              <NodeLink node={data.target} className="bare-link">
                {shortName(data.target)}
              </NodeLink>
            </>
          ) : (
            strings.evidence
          )}
          {period && <span className="caption"> {period}</span>}
        </h2>
        <button type="button" className="icon-button" aria-label={strings.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {isPending && <p className="late caption">{strings.loading}</p>}
      {error && <p role="alert">{error.message}</p>}
      {data && <Sum data={data} settings={settings} />}
      {data && <Fares {...props} weight={data.weight} />}
      {data && <Links data={data} settings={settings} />}
    </section>
  );
}

/** The weight as a sum that can be checked. */
function Sum({ data, settings }: { data: EvidenceReply; settings: Settings }) {
  const { congruence, conflict, sum, weight, division } = data;
  const whole = {
    subtract:
      settings.mode === 'two'
        ? `${congruence} for − ${conflict} against`
        : strings.sameSideOppositeSides(congruence, conflict),
    congruence: strings.sameSide(congruence),
    conflict: strings.oppositeSides2(conflict),
    ignore: strings.allPairsOfStatements,
    combine:
      sum === 3 ? strings.bothForAndAgainst : sum === 1 ? strings.onlyFor : strings.onlyAgainst,
  }[settings.aggregation];
  return (
    <p className="network-sum">
      <b className={weight < 0 ? 'oppose' : 'support'}>{weightText(weight)}</b>
      <span>
        {whole}
        {settings.aggregation === 'combine' ? '' : ` = ${weightText(sum)}, ${division}`}
        {weight === 0 && sum === 0 ? ` (${strings.balanced})` : ''}
      </span>
    </p>
  );
}

/** How the edge fares in networks that were made otherwise. */
function Fares({ pair, robustness, weight }: EvidencePanelProps & { weight: number }) {
  const [from, to] = pair.split('~');
  const edge = robustness?.edges.find(
    (one) => (one.from === from && one.to === to) || (one.from === to && one.to === from),
  );
  const all = robustness?.variants.length ?? 0;
  if (!edge || all === 0) return null;
  return (
    <p className="caption network-fares">
      {strings.in} {all} {strings.variantsWithoutOneSourceOther} {weightText(edge.low)}{' '}
      {strings.and} {weightText(edge.high)};{' '}
      {weight === 0 ? strings.balanced2 : strings.theSameSign} {strings.in2} {edge.sameSign}{' '}
      {strings.of} {all}
      {strings.inOneGroupInOf(edge.together, all)}.
    </p>
  );
}

function Links({ data, settings }: { data: EvidenceReply; settings: Settings }) {
  const items = new Map(data.statements.map((item) => [item.statement.id, item]));
  return (
    <ol className="network-links">
      {data.links.map((link) => (
        <li key={link.node.id}>
          <h3>
            <NodeLink node={link.node} className="bare-link" />{' '}
            <span className="caption">
              {link.share.weight === 0
                ? strings.balanced2
                : strings.adds(weightText(link.share.weight))}
              {settings.mode === 'one' &&
                strings.sameSideOpposite(link.share.congruence, link.share.conflict)}
            </span>
          </h3>
          <div className={settings.mode === 'two' ? 'network-sides single' : 'network-sides'}>
            <Side name={nodeName(link.source.node)} stands={link.source.statements} items={items} />
            {settings.mode === 'one' && (
              <Side
                name={nodeName(link.target.node)}
                stands={link.target.statements}
                items={items}
              />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

const shownOfSide = 5;

function Side({
  name,
  stands,
  items,
}: {
  name: string;
  stands: EvidenceReply['links'][number]['source']['statements'];
  items: ReadonlyMap<string, StatementItem>;
}) {
  const told = [...new Map(stands.map((one) => [one.statement, one])).values()];
  const shown = told.filter((one) => items.has(one.statement)).slice(0, shownOfSide);
  return (
    <div className="network-side">
      <h4>
        {name} <span className="caption">{told.length}</span>
      </h4>
      <ul>
        {shown.map(({ statement, stance, certain }) => {
          const item = items.get(statement);
          return item ? (
            <li key={statement}>
              <p>
                <StanceMark stance={stance} />{' '}
                <span className="caption">
                  {item.speakers.map((speaker) => shortName(speaker.node)).join(', ')},{' '}
                  {dateText(item.statement.properties.date)}
                  {certain ? '' : `; ${strings.uncertain}`}
                </span>
              </p>
              <StatementText item={item} small />
            </li>
          ) : null;
        })}
      </ul>
      {told.length > shown.length && (
        <p className="caption">
          {shown.length} {strings.of} {told.length} {strings.shown}
        </p>
      )}
    </div>
  );
}
