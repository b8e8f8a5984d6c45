/** What is drawn, with counts: types, stances, groups; each can be selected, hidden or filtered. */
import { counted } from '../../../model/formats/counted.ts';
import { unknownDatesOf, unknownDatesTitle } from '../../../model/formats/unknown-dates.ts';
import { elementPrefix, stanceOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import {
  labelNames,
  labels,
  type Stance,
  stanceNames,
  stances,
} from '../../../model/vocabulary/labels.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { drawnOf } from '../chain/drawn.ts';
import { legendKind } from '../chain/filtered.ts';
import { explorer, useExplorer } from '../index.ts';
import { Glyph } from '../marks.tsx';
import { legendType, unlabelled } from '../state/foreign-labels.ts';
import { edgeLabel, plainType, typeTitle } from '../state/look.ts';
import { rulesOf, sizeRules } from '../style/rules.ts';
import { sizesOf } from '../style/style-scene.ts';
import { LegendEntry, LineSample } from './LegendEntry.tsx';
import { strings } from './strings.ts';
import './legend.css';

/** The lines under the canvas that explain shapes, hues, marks and lines. */
export function Legend() {
  const scene = useExplorer((state) => state.history.present.value);
  const drawn = useExplorer(drawnOf);
  const nodes = [...scene.nodes.values()];
  const shown = [...drawn.relationships.values()];
  const hidden = new Set(scene.hiddenTypes);
  const present = typesOf(nodes);
  const foreign = shown.filter((one) => kindOf(one) === 'foreign');
  const rules = rulesOf(scene.style);
  const byColour = rules.colour !== 'type' && rules.colour !== 'stance';
  return (
    <div className="legend">
      <ul className="legend-row" aria-label={strings.legendOfNodes}>
        {present
          .filter((type) => !hidden.has(type))
          .map((type) => {
            const ids = nodes.filter((node) => legendType(node) === type).map((node) => node.id);
            return (
              <LegendEntry
                key={type}
                title={isLabel(type) ? labels[type].title : titleOf(type)}
                count={ids.length}
                glyph={<GlyphOf type={type} />}
                ids={ids}
                onHide={() => explorer.toggleType(type)}
                onOnly={() =>
                  explorer.hideTypes(
                    present.filter((other) => other !== type),
                    strings.showedOnly(titleOf(type).toLowerCase()),
                  )
                }
              />
            );
          })}
        <Hidden types={scene.hiddenTypes} countOf={(type) => countOfType(scene, type)} />
      </ul>
      {byColour && <Groups />}
      {rules.size !== 'type' && <Sizes />}
      <ul className="legend-row" aria-label={strings.legendOfRelationships}>
        {stanceNames.map((stance) => (
          <StanceEntry
            key={stance}
            stance={stance}
            ends={endsOf(shown.filter((one) => stanceOf(one) === stance))}
            count={shown.filter((one) => stanceOf(one) === stance).length}
          />
        ))}
        <Kinds title={strings.act} className="act" among={shown} kind="act" />
        <Kinds title={strings.other} className="plain" among={shown} kind="other" />
        <Doubtful among={shown} />
        <Foreign among={foreign} />
      </ul>
    </div>
  );
}

/** The vocabulary's types in its order, then labels of other graphs by name, then what has none. */
function typesOf(nodes: readonly GraphNode[]): string[] {
  const found = new Set(nodes.map(legendType));
  const others = [...found].filter((type) => type.startsWith(':')).sort();
  return [...labelNames, ...others, unlabelled].filter((type) => found.has(type));
}

function titleOf(type: string): string {
  return isLabel(type) ? labels[type].plural : type.replace(/^:/, '');
}

function GlyphOf({ type }: { type: string }) {
  if (isLabel(type)) return <Glyph labels={[type]} />;
  return <Glyph node={{ id: elementPrefix, labels: type === unlabelled ? [] : [titleOf(type)] }} />;
}

function kindOf(one: GraphRelationship): 'stance' | 'act' | 'other' | 'foreign' {
  const type = typeOf(one);
  if (!type) return 'foreign';
  if (type === 'ABOUT') return 'stance';
  return edgeLabel(one) === '' ? 'other' : 'act';
}

function endsOf(relationships: readonly GraphRelationship[]): string[] {
  return [...new Set(relationships.flatMap(({ from, to }) => [from, to]))];
}

function countOfType(
  scene: {
    nodes: ReadonlyMap<string, Parameters<typeof legendType>[0]>;
    relationships: ReadonlyMap<string, GraphRelationship>;
  },
  type: string,
): number {
  const nodes = [...scene.nodes.values()].filter((node) => legendType(node) === type).length;
  return (
    nodes || [...scene.relationships.values()].filter((one) => legendKind(one) === type).length
  );
}

function StanceEntry({
  stance,
  ends,
  count,
}: {
  stance: Stance;
  ends: readonly string[];
  count: number;
}) {
  const [search, change] = useWorkingSet();
  const only = search.stance === stance;
  return (
    <LegendEntry
      title={stances[stance].title}
      count={count}
      glyph={
        <LineSample className={stance} dash={stances[stance].dash} mark={stances[stance].mark} />
      }
      ids={ends}
      onOnly={() => change({ stance: only ? '' : stance })}
    />
  );
}

/** Relationships beside stances: their types, each hidden on its own. */
function Kinds({
  title,
  className,
  among,
  kind,
}: {
  title: string;
  className: string;
  among: readonly GraphRelationship[];
  kind: 'act' | 'other';
}) {
  const found = among.filter((one) => kindOf(one) === kind);
  const types = [...new Set(found.map((one) => one.type))].sort();
  return (
    <LegendEntry
      title={title}
      count={found.length}
      glyph={<LineSample className={className} />}
      ids={endsOf(found)}
    >
      {types.map((type) => (
        <li key={type}>
          <button type="button" onClick={() => explorer.toggleType(type)}>
            {strings.hide}
            {typeTitle(type)}” {found.filter((one) => one.type === type).length}
          </button>
        </li>
      ))}
    </LegendEntry>
  );
}

/** Offices and memberships whose dates are not known, which are drawn hollow. */
function Doubtful({ among }: { among: readonly GraphRelationship[] }) {
  const found = among.filter((one) => unknownDatesOf(one) !== undefined);
  return (
    <LegendEntry
      title={unknownDatesTitle(found)}
      count={found.length}
      glyph={<LineSample className="plain hollow-line" />}
      ids={endsOf(found)}
    />
  );
}

/** The most that the legend lists one by one. */
const listedTypes = 12;

/** Types of other graphs, each on its own; of very many those with the most relationships. */
function Foreign({ among }: { among: readonly GraphRelationship[] }) {
  const groups = new Map<string, GraphRelationship[]>();
  for (const one of among) {
    const group = groups.get(one.type);
    if (group) group.push(one);
    else groups.set(one.type, [one]);
  }
  const ordered = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const shown = ordered.slice(0, listedTypes);
  return (
    <>
      {shown.map(([type, ones]) => (
        <LegendEntry
          key={type}
          title={plainType(type)}
          count={ones.length}
          glyph={<LineSample className="act" />}
          ids={endsOf(ones)}
          onHide={() => explorer.toggleType(`[${type}]`)}
        />
      ))}
      {ordered.length > shown.length && (
        <li className="caption">{counted(ordered.length - shown.length, strings.moreType)}</li>
      )}
    </>
  );
}

/** The name of what is hidden: of a label or type of ours, or of another graph. */
function hiddenTitle(type: string): string {
  if (isLabel(type) || type === unlabelled || type.startsWith(':')) return titleOf(type);
  const foreign = /^\[(.*)\]$/s.exec(type)?.[1];
  return `“${foreign === undefined ? typeTitle(type) : plainType(foreign)}”`;
}

/** What is hidden by type, each with a button that brings it back. */
function Hidden({
  types,
  countOf,
}: {
  types: readonly string[];
  countOf: (type: string) => number;
}) {
  if (types.length === 0) return null;
  return (
    <li className="legend-hidden">
      <span className="caption">{strings.hidden}</span>
      {types.map((type) => (
        <button key={type} type="button" className="link" onClick={() => explorer.toggleType(type)}>
          {strings.show} {hiddenTitle(type)} {countOf(type)}
        </button>
      ))}
      {types.length > 1 && (
        <button
          type="button"
          className="link"
          onClick={() => explorer.hideTypes([], strings.showedAllTypes)}
        >
          {strings.showAll}
        </button>
      )}
    </li>
  );
}

/** The groups that colour stands for. */
function Groups() {
  const drawn = useExplorer(drawnOf);
  const rules = rulesOf(drawn.style);
  const groups = drawn.groups;
  return (
    <ul className="legend-row" aria-label={strings.colourBy(rules.colour)}>
      <li className="caption">
        {strings.colourBy2} {rules.colour}
      </li>
      {groups.map(({ key, title, members, fill }) => (
        <LegendEntry
          key={key}
          title={title}
          count={members.length}
          glyph={<span className="swatch" style={{ background: `var(--${fill})` }} />}
          ids={members}
          onHide={() => explorer.hide(members)}
        />
      ))}
      {groups.length === 0 && (
        <li className="caption">
          {rules.colour === 'party'
            ? strings.noMembershipIsShownOn
            : strings.noIsKnownOfWhat(rules.colour)}
        </li>
      )}
    </ul>
  );
}

function Sizes() {
  const drawn = useExplorer(drawnOf);
  const rules = rulesOf(drawn.style);
  const values = [...sizesOf(drawn, rules).values()];
  const text = (value: number) =>
    Number.isInteger(value) ? value.toLocaleString('en') : value.toPrecision(2);
  return (
    <p className="legend-row caption">
      {strings.sizeBy} {sizeRules[rules.size].toLowerCase()}
      {strings.from} {text(Math.min(...values))} {strings.to} {text(Math.max(...values))}
      {strings.areasCompare}
    </p>
  );
}
