/** One value of a result: nodes and relationships as links, anything else as text. */

import { dateText, isDayOrMonth } from '../../../../model/formats/date-text.ts';
import { plainText } from '../../../../model/formats/plain-value.ts';
import { labelOf, stanceOf } from '../../../../model/ours.ts';
import type { GraphRelationship, PropertyValue } from '../../../../model/schemas/graph.ts';
import { isRelationshipType } from '../../../../model/vocabulary/index.ts';
import { type Stance, stanceNames } from '../../../../model/vocabulary/labels.ts';
import { useSelection } from '../../../address/selection.ts';
import { Glyph, StanceMark } from '../../../canvas/marks.tsx';
import { relationshipTitle, typeTitle } from '../../../canvas/state/look.ts';
import { NodeLink } from '../../../parts/links/NodeLink.tsx';
import { PanelBoundary } from '../../../ui/PanelBoundary.tsx';
import { isNode, isPath, isRelationship } from './values.ts';
import './cell.css';
import { strings } from '../strings.ts';

/** Longer texts and lists are cut in a row; the cell reader shows them whole. */
const longestText = 400;
const longestList = 30;

/** Links within a grid are reached by Enter on their cell, not by Tab. */
const inGrid = { place: '', stop: false };

export function Cell(props: { value: PropertyValue; whole?: boolean }) {
  return (
    <PanelBoundary what={strings.aValue} inline>
      <Value {...props} />
    </PanelBoundary>
  );
}

function Value({ value, whole = false }: { value: PropertyValue; whole?: boolean }) {
  const place = whole ? {} : { cell: inGrid };
  if (value === null) return <span className="caption">–</span>;
  if (Array.isArray(value)) {
    return (
      <span className={whole ? 'cell-list' : undefined}>
        {(whole ? value : value.slice(0, longestList)).map((part, index) => (
          <span key={index}>
            {index > 0 && !whole && ', '}
            <Value value={part} whole={whole} />
          </span>
        ))}
        {!whole && value.length > longestList && strings.inAll(value.length)}
        {value.length === 0 && <span className="caption">{strings.none}</span>}
      </span>
    );
  }
  if (isNode(value)) {
    const isQuote = labelOf(value) === 'Statement' && value.properties.kind === 'quote';
    return (
      <span className="entity">
        <Glyph node={value} />
        <NodeLink node={value} className={isQuote ? 'link q' : 'link'} {...place} />
      </span>
    );
  }
  if (isRelationship(value)) return <Relationship one={value} whole={whole} />;
  if (isPath(value)) {
    return (
      <span>
        {value.nodes.map((node, index) => {
          const before = value.relationships[index - 1];
          return (
            <span key={`${index}-${node.id}`}>
              {before && <span className="caption"> {relationshipTitle(before)} </span>}
              <NodeLink node={node} short={60} {...place} />
            </span>
          );
        })}
      </span>
    );
  }
  if (typeof value === 'object') return <code>{cut(objectText(value, whole), whole)}</code>;
  if (stanceNames.some((stance) => stance === value))
    return <StanceMark stance={value as Stance} />;
  if (isDayOrMonth(value)) return <>{dateText(value, true)}</>;
  if (typeof value === 'string' && isRelationshipType(value)) return <>{typeTitle(value)}</>;
  if (typeof value === 'number') {
    const rounded = whole || Number.isInteger(value) ? value : Number(value.toPrecision(6));
    // Four digits may be a year.
    const useGrouping = Math.abs(rounded) >= 10_000;
    return <>{rounded.toLocaleString('en', { maximumFractionDigits: 20, useGrouping })}</>;
  }
  return <>{cut(String(value), whole)}</>;
}

/** A point by its coordinates, any other map as JSON. */
function objectText(value: PropertyValue, whole: boolean): string {
  const isPoint = typeof (value as { srid?: unknown } | null)?.srid === 'number';
  return isPoint ? plainText(value) : JSON.stringify(value, null, whole ? 2 : 0);
}

const cut = (text: string, whole: boolean): string =>
  whole || text.length <= longestText ? text : `${text.slice(0, longestText)}…`;

function Relationship({ one, whole }: { one: GraphRelationship; whole: boolean }) {
  const [, select] = useSelection();
  const stance = stanceOf(one);
  return (
    <button type="button" className="link" tabIndex={whole ? 0 : -1} onClick={() => select(one.id)}>
      {relationshipTitle(one)}
      {stance && (
        <>
          {' '}
          <StanceMark stance={stance} />
        </>
      )}
    </button>
  );
}
