/** A field that is filled with a node found by search. */
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { nodeName, shortName } from '../../../model/formats/names.ts';
import { besideName } from '../../../model/formats/naming.ts';
import { isForeignId, labelOf } from '../../../model/ours.ts';
import { type Label, labels } from '../../../model/vocabulary/labels.ts';
import { nodeOptions } from '../../api/node.ts';
import { searchOptions } from '../../api/search.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { Icon } from '../../ui/icons.tsx';
import { strings } from './strings.ts';
import './picker.css';

interface EntityPickerProps {
  label: string;
  /** Labels that the node may have; any when empty. */
  of: readonly string[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  wrong?: string | undefined;
  help?: string | undefined;
  className?: string;
}

/** Type to search, arrow keys to choose, the cross to clear. */
export function EntityPicker({
  label,
  of,
  value,
  onChange,
  wrong,
  help,
  className = '',
}: EntityPickerProps) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const chosen = useQuery({ ...nodeOptions(value ?? ''), enabled: value !== undefined });
  const typed = text?.trim() ?? '';
  const only = of.length === 1 ? { label: of[0] } : {};
  const { data } = useQuery(searchOptions(typed, { limit: of.length > 1 ? 100 : 30, ...only }));
  const hits = (typed ? (data?.hits ?? []) : [])
    .map((hit) => hit.node)
    .filter((node) => of.length === 0 || of.includes(labelOf(node) ?? ''))
    .slice(0, 12);
  const open = text !== null && hits.length > 0;
  const choose = (next: string | undefined) => {
    onChange(next);
    setText(null);
    setAt(0);
  };
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && hits.length > 0) {
      event.preventDefault();
      setAt((at + move + hits.length) % hits.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(hits[at]?.id);
    } else if (event.key === 'Escape' && text !== null) {
      event.stopPropagation();
      setText(null);
    }
  };
  const shown = chosen.data ? shortName(chosen.data.node) : (value ?? '');
  const input = useRef<HTMLInputElement>(null);
  // A name that comes while the field has the focus is typed over, as one that was there before.
  useLayoutEffect(() => {
    const field = input.current;
    if (field?.value === shown && field === document.activeElement) field.select();
  }, [shown]);
  const kinds = of.map((name) => labels[name as Label]?.title.toLowerCase() ?? name).join(', ');
  return (
    <div className={`field picker ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        placeholder={kinds ? strings.any(kinds) : strings.any2}
        value={text ?? shown}
        title={chosen.data ? nodeName(chosen.data.node) : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          if (event.target.value === '') onChange(undefined);
        }}
        onBlur={() => setText(null)}
        onKeyDown={onKey}
      />
      {value !== undefined && (
        <button
          type="button"
          className="icon-button clear"
          aria-label={strings.clear(label)}
          onClick={() => choose(undefined)}
        >
          <Icon name="close" />
        </button>
      )}
      {wrong && (
        <span className="caption wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      {help && !wrong && <span className="caption">{help}</span>}
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={!open}>
        {hits.map((node, index) => (
          <div
            key={node.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(node.id);
            }}
          >
            <Glyph node={node} />
            <span>
              {nodeName(node)}
              {isForeignId(node.id) && <span className="caption"> {besideName(node)}</span>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
