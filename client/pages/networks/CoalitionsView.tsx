/** The groups found: who is in them, what holds them together and what divides them, and how firm that is. */
import { counted } from '../../../model/formats/counted.ts';
import { shortName } from '../../../model/formats/names.ts';
import type {
  Network,
  NetworkMeasures,
  NetworkNode,
  Robustness,
} from '../../../model/schemas/networks.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { coalitionClass } from './drawing-scene.ts';
import { signedText } from './figures.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

type Best = NonNullable<NetworkMeasures['best']>;
type Position = Best['positions'][number];

const shownPositions = 4;
/** Coalitions shown at most, the largest; their number is said. */
const shownCoalitions = 40;

interface CoalitionsViewProps {
  network: Network;
  settings: Settings;
  robustness: Robustness | undefined;
}

export function CoalitionsView({ network, settings, robustness }: CoalitionsViewProps) {
  const { best, byGroup, modularityOf } = network.measures ?? {};
  if (!best || best.members.length === 0) {
    return <p className="message">{strings.noCoalitions}</p>;
  }
  const nodes = new Map(network.nodes.map((one) => [one.node.id, one]));
  const all = best.members.length;
  const order = best.members
    .slice(0, shownCoalitions)
    .map((members, group) => ({ members, group }));
  const apart = settings.rows === 'actor' ? apartFromParty(network.nodes) : [];
  const dividing = best.positions
    .map((position) => ({ position, parted: partedBy(position) }))
    .filter(({ parted }) => parted > 0)
    .sort((a, b) => b.parted - a.parted)
    .slice(0, 6);
  return (
    <div className="network-coalitions">
      <p className="lead">
        {counted(all, 'group')}
        {strings.modularity} {best.modularity.toFixed(3)}
        {best.exact ? strings.theHighestOfAllSplits : strings.theHighestThatASearch} {strings.on}{' '}
        {modularityOf === 'subtract' ? strings.thePositivePartOfSubtract : modularityOf}).{' '}
        {byGroup &&
          byGroup.groups > 0 &&
          `${strings.partyLines}: ${signedText(byGroup.modularity, 3)}. `}
        {indexWords(best)} {strings.notAClaim}
      </p>
      <div className="coalition-cards">
        {order.map(({ members, group }, at) => (
          <section key={group} aria-label={strings.coalition(at + 1)}>
            <h2 className={coalitionClass(at)}>
              {strings.coalition2} {at + 1} <span className="caption">{members.length}</span>
            </h2>
            <Firm members={members} robustness={robustness} />
            <ul className="members">
              {members.map((id) => (
                <Member key={id} one={nodes.get(id)} robustness={robustness} />
              ))}
            </ul>
            <h3>{strings.holds}</h3>
            <Held positions={best.positions} group={group} />
          </section>
        ))}
      </div>
      {order.length < all && <p className="caption">{strings.largestOf(order.length, all)}</p>}
      {dividing.length > 0 && (
        <>
          <h2>{strings.divides}</h2>
          {/* With many groups it is moved sideways. */}
          <section className="dividing-scroller" tabIndex={0} aria-label={strings.divides}>
            <table className="dividing">
              <thead>
                <tr>
                  <th scope="col">
                    {settings.project === 'columns' ? strings.speaker : strings.agreement}
                  </th>
                  {order.map(({ group }, at) => (
                    <th scope="col" key={group}>
                      {strings.coalition2} {at + 1}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {dividing.map(({ position }) => (
                  <tr key={position.node.id}>
                    <th scope="row">
                      <NodeLink node={position.node} className="bare-link" />
                    </th>
                    {order.map(({ group }) => (
                      <td key={group}>
                        <Sides {...(position.groups[group] ?? none)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
      {apart.length > 0 && (
        <section aria-label={strings.apart}>
          <h2>{strings.apart}</h2>
          <ul className="members">
            {apart.map((one) => (
              <Member key={one.node.id} one={one} robustness={robustness} />
            ))}
          </ul>
        </section>
      )}
      {robustness && <Variants robustness={robustness} />}
    </div>
  );
}

const none = { support: 0, oppose: 0, members: 0 };

function indexWords({ externalInternal: { congruence, conflict } }: Best): string {
  const said = [
    congruence === null ? '' : strings.onCongruence(signedText(congruence, 2)),
    conflict === null ? '' : strings.onConflict(signedText(conflict, 2)),
  ].filter(Boolean);
  return said.length > 0 ? strings.eIIndex1All(said.join(', ')) : '';
}

function Member({
  one,
  robustness,
}: {
  one: NetworkNode | undefined;
  robustness: Robustness | undefined;
}) {
  if (!one) return null;
  const found = robustness?.members.find((member) => member.node === one.node.id);
  const all = robustness?.variants.length ?? 0;
  const part = found && all > 0 ? found.stays / all : 1;
  return (
    <li>
      <Glyph node={one.node} />{' '}
      <NodeLink node={one.node} className="bare-link">
        {shortName(one.node)}
      </NodeLink>{' '}
      <span className="caption">
        {one.statements}
        {one.groupName && one.side === 'row' ? `, ${one.groupName}` : ''}
        {one.certain ? '' : `; ${one.uncertain} ${strings.uncertain}`}
      </span>
      {found && all > 0 && (
        <span className={part < 0.75 ? 'stays weak caption' : 'stays caption'}>
          {strings.staysIn} {found.stays} {strings.of} {all}
        </span>
      )}
    </li>
  );
}

/** How a coalition fares as a whole: with its least firm member, and how many are always in it. */
function Firm({
  members,
  robustness,
}: {
  members: readonly string[];
  robustness: Robustness | undefined;
}) {
  const all = robustness?.variants.length ?? 0;
  const stays = members.flatMap(
    (id) => robustness?.members.find((member) => member.node === id)?.stays ?? [],
  );
  if (all === 0 || stays.length === 0) return null;
  const always = stays.filter((one) => one === all).length;
  return (
    <p className="caption">
      {always === members.length
        ? strings.togetherInAll(all)
        : strings.staysAtLeast(Math.min(...stays), all, always, members.length)}
    </p>
  );
}

/** Agreements on which several members of a group took one side. */
function Held({ positions, group }: { positions: readonly Position[]; group: number }) {
  const held = positions
    .flatMap((position) => {
      const own = position.groups[group];
      if (!own || own.members < 2) return [];
      const [more, less] = [Math.max(own.support, own.oppose), Math.min(own.support, own.oppose)];
      return [{ position, own, firm: (more - less) * own.members }];
    })
    .filter(({ firm }) => firm > 0)
    .sort((a, b) => b.firm - a.firm)
    .slice(0, shownPositions);
  if (held.length === 0) return <p className="caption">{strings.nothingHolds}</p>;
  return (
    <ul className="held">
      {held.map(({ position, own }) => (
        <li key={position.node.id}>
          <NodeLink node={position.node} className="bare-link" short={70} /> <Sides {...own} />{' '}
          <span className="caption">{counted(own.members, 'member')}</span>
        </li>
      ))}
    </ul>
  );
}

function Sides({ support, oppose }: { support: number; oppose: number }) {
  if (support + oppose === 0) return <span className="caption">·</span>;
  return (
    <span className="sides">
      {oppose > 0 && <b className="oppose">−{oppose}</b>}
      {support > 0 && <b className="support">+{support}</b>}
    </span>
  );
}

/** How much groups are on opposite sides: pairs of statements against each other, of two groups. */
function partedBy({ groups }: Position): number {
  let sum = 0;
  for (const [at, one] of groups.entries()) {
    for (const other of groups.slice(at + 1)) {
      sum += one.support * other.oppose + one.oppose * other.support;
      sum -= one.support * other.support + one.oppose * other.oppose;
    }
  }
  return sum;
}

/** Speakers who are in another coalition than most of their party. */
function apartFromParty(nodes: readonly NetworkNode[]): NetworkNode[] {
  const counts = new Map<string, Map<number, number>>();
  for (const { group, community } of nodes) {
    if (group === null || community === null) continue;
    const ofGroup = counts.get(group) ?? new Map<number, number>();
    ofGroup.set(community, (ofGroup.get(community) ?? 0) + 1);
    counts.set(group, ofGroup);
  }
  return nodes.filter(({ group, community }) => {
    const ofGroup = counts.get(group ?? '');
    if (!ofGroup || community === null) return false;
    const most = Math.max(...ofGroup.values());
    return most > 1 && (ofGroup.get(community) ?? 0) < most;
  });
}

function Variants({ robustness }: { robustness: Robustness }) {
  const { variants, sources, sourcesTried } = robustness;
  const moving = variants.filter((one) => one.moved > 0).sort((a, b) => b.moved - a.moved);
  const words = (one: (typeof variants)[number]) =>
    ({
      source: strings.withoutSource(one.name ?? ''),
      duplicates: strings.repeatedStatements(one.name ?? ''),
      uncertain: strings.withoutWhatIsUncertain,
      contested: strings.withoutContestedStatements,
      unverified: strings.verifiedStatementsAlone,
      paraphrases: strings.quotationsAlone,
    })[one.what];
  return (
    <details className="network-variants">
      <summary>
        {strings.howFirmIsThis} {variants.length - moving.length} {strings.of} {variants.length}{' '}
        {strings.variantsLeaveEverybodyInPlace}
      </summary>
      <p className="caption">
        {strings.theNetworkMadeAgainWithout} {sourcesTried} {strings.of}{' '}
        {counted(sources, 'source')}
        {strings.withEveryOtherRuleFor}
      </p>
      <ul>
        {moving.slice(0, 20).map((one) => (
          <li key={`${one.what} ${one.name}`}>
            {counted(one.moved, 'node')} {strings.moved} {words(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}
