/** One result of the search. */
import { dateText } from '../../../model/formats/date-text.ts';
import { kindName, nodeName, shortName, typeName } from '../../../model/formats/names.ts';
import { besideName, namingProperty } from '../../../model/formats/naming.ts';
import { nameLanguage } from '../../../model/formats/passage-language.ts';
import { isForeignId, labelOf } from '../../../model/ours.ts';
import type { SearchHit } from '../../../model/schemas/api.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { Glyph, StanceMark } from '../../canvas/marks.tsx';
import { Highlighted } from './Highlighted.tsx';

interface HitProps {
  hit: SearchHit;
  index: number;
  active: boolean;
  onPoint: () => void;
  onOpen: (add: boolean) => void;
}

/** An option of the list; keys are handled in the field. */
export function Hit({ hit, index, active, onPoint, onOpen }: HitProps) {
  const { node, highlight } = hit;
  const label = labelOf(node);
  const isName = label
    ? highlight.property === labels[label].nameProperty
    : !isForeignId(node.id) || highlight.property === namingProperty(node);
  const quote = label === 'Statement' && node.properties.kind === 'quote';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled where the focus is, in the field.
    <div
      id={`hit-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseMove={onPoint}
      onClick={(event) => onOpen(event.shiftKey)}
    >
      {hit.said?.stance ? (
        <StanceMark stance={hit.said.stance} word={null} />
      ) : (
        <Glyph node={node} />
      )}
      <span style={{ minWidth: 0 }}>
        <span className={quote ? 'q' : undefined} lang={nameLanguage(node)}>
          {isName ? <Highlighted {...highlight} quote={quote} /> : nodeName(node)}
        </span>
        <span className="second">
          {isName ? second(hit) : <Highlighted {...highlight} quote={false} />}
          {!isName && isForeignId(node.id) && ` (${highlight.property})`}
        </span>
        {!isName && hit.said && <span className="second">{second(hit)}</span>}
      </span>
      <span className="end">
        {isForeignId(node.id)
          ? node.labels.join(', ')
          : typeof node.properties.date === 'string' && dateText(node.properties.date, true)}
      </span>
    </div>
  );
}

function second({ node, said }: SearchHit): string {
  const { properties } = node;
  const label = labelOf(node);
  if (isForeignId(node.id)) return besideName(node);
  if (label === 'Source')
    return [properties.publisher, kindName(properties.sourceClass)].filter(Boolean).join(', ');
  if (label === 'Statement') {
    const who = [said?.speakers.join(', '), said?.positions].filter(Boolean);
    return who.join('. ') || typeName(node);
  }
  if (label === 'Agreement')
    return [properties.number, kindName(properties.kind)].filter(Boolean).join(', ');
  const short = shortName(node);
  return [short === nodeName(node) ? '' : short, properties.description]
    .filter(Boolean)
    .join(' · ');
}
