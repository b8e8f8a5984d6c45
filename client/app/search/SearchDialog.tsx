/** The search: names first, then full text, grouped by type, usable by keyboard alone. */

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { kindName, nodeName, shortName, typeName } from '../../../model/formats/names.ts';
import { besideName, namingProperty } from '../../../model/formats/naming.ts';
import { isForeignId, labelOf } from '../../../model/ours.ts';
import type { SearchHit } from '../../../model/schemas/api.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { To } from '../../address/To.tsx';
import { searchOptions } from '../../api/search.ts';
import { explorer } from '../../canvas/index.ts';
import { Glyph, StanceMark } from '../../canvas/marks.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useModal } from '../../ui/modal.ts';
import { Highlighted } from './Highlighted.tsx';
import './search-dialog.css';

export interface SearchDialogProps {
  onClose: () => void;
  /** A hit was chosen; with `addToCanvas` from any page. */
  onOpen: (id: string, addToCanvas: boolean) => void;
}

/** Opens over the page. */
export default function SearchDialog({ onClose, onOpen }: SearchDialogProps) {
  const dialog = useModal(onClose);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const { data, isFetching, error } = useQuery(searchOptions(asked, { limit: 20 }));
  const groups = useMemo(() => grouped(asked ? (data?.hits ?? []) : []), [asked, data]);
  const hits = groups.flatMap((group) => group.hits);
  const active = hits[Math.min(at, hits.length - 1)];
  const total = Object.values(data?.totals ?? {}).reduce((sum, count) => sum + count, 0);
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && hits.length > 0) {
      const next = (Math.min(at, hits.length - 1) + move + hits.length) % hits.length;
      setAt(next);
      document.getElementById(`hit-${next}`)?.scrollIntoView({ block: 'nearest' });
      event.preventDefault();
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      onOpen(active.node.id, event.shiftKey);
    }
  };
  const choosingEnd = explorer.getState().pathFrom !== null;
  return (
    <dialog ref={dialog} className="palette" aria-label="Search">
      <div className="ask">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="hits"
          aria-activedescendant={active ? `hit-${hits.indexOf(active)}` : undefined}
          aria-autocomplete="list"
          aria-label={
            choosingEnd
              ? 'Search for the other end of the path'
              : 'Search people, parties, agreements, words'
          }
          placeholder={
            choosingEnd ? 'The other end of the path' : 'A name, a number, a word that was said'
          }
          value={text}
          autoFocus
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <button type="button" className="button bare" onClick={onClose}>
          <kbd>Esc</kbd>
          <span className="hidden-text">Close the search</span>
        </button>
      </div>
      {isFetching && asked && !data && <div className="progress late" />}
      <div className="hits" id="hits" role="listbox" aria-label="Results">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of options in a listbox.
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="group" role="presentation">
              <span>{group.title}</span>
              <span>
                {group.hits.length} of {data?.totals[group.label] ?? group.hits.length}
              </span>
            </div>
            {group.hits.map((hit) => (
              <Hit
                key={hit.node.id}
                hit={hit}
                index={hits.indexOf(hit)}
                active={hit === active}
                onPoint={() => setAt(hits.indexOf(hit))}
                onOpen={(add) => onOpen(hit.node.id, add)}
              />
            ))}
          </div>
        ))}
      </div>
      {asked && data && hits.length === 0 && !isFetching && (
        <div className="message">
          <h2>Nothing found for “{asked}”</h2>
          <p>
            Names are found by their beginnings and with small typos; statements and sources by
            whole words, in the original or the translation.
          </p>
        </div>
      )}
      {error && asked && (
        <div className="message" role="alert">
          <p>{error.message}</p>
        </div>
      )}
      {!asked && (
        <div className="message">
          <p>
            For example <Example text="opt-out" onTry={setText} />,{' '}
            <Example text="Faber" onTry={setText} />, <Example text="2024/1351" onTry={setText} />{' '}
            or <Example text="elephant" onTry={setText} />.
          </p>
        </div>
      )}
      {asked.split(/\s+/).length > 2 && (
        <p className="ways-on">
          <To to="/verify" search={{ q: asked }} className="link" onClick={onClose}>
            Verify these words as a quotation
          </To>
          <To to="/coding" className="link" onClick={onClose}>
            Code a text
          </To>
        </p>
      )}
      <footer>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>Shift Enter</kbd> add to the canvas
        </span>
        <span style={{ marginLeft: 'auto' }} aria-live="polite">
          {asked && data ? counted(total, 'result') : ''}
          {asked && data?.partial && ', not all nodes were looked through'}
        </span>
      </footer>
    </dialog>
  );
}

function Example({ text, onTry }: { text: string; onTry: (text: string) => void }) {
  return (
    <button type="button" className="link" onClick={() => onTry(text)}>
      {text}
    </button>
  );
}

interface HitProps {
  hit: SearchHit;
  index: number;
  active: boolean;
  onPoint: () => void;
  onOpen: (add: boolean) => void;
}

function Hit({ hit, index, active, onPoint, onOpen }: HitProps) {
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
        <span className={quote ? 'q' : undefined}>
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
          : dateText(node.properties.date, true).replace('no date recorded', '')}
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

function grouped(hits: SearchHit[]): { title: string; label: string; hits: SearchHit[] }[] {
  const groups = new Map<string, SearchHit[]>();
  for (const hit of hits) {
    const label = labelOf(hit.node) ?? hit.node.labels[0] ?? 'Other';
    groups.set(label, [...(groups.get(label) ?? []), hit]);
  }
  return [...groups].map(([label, members]) => ({
    label,
    title:
      label === 'Statement'
        ? 'Statements, original and translation'
        : isLabel(label)
          ? labels[label].plural
          : label,
    hits: members,
  }));
}
