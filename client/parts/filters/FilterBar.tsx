/** The working set's filters on one line: each opens its field, and shows its value when set. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import { shortName } from '../../../model/formats/names.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { type FilterName, filterNames, type Search } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { nodeOptions } from '../../api/node.ts';
import { Icon } from '../../ui/icons.tsx';
import { usePutAway } from '../../ui/useWidth.ts';
import './filter-bar.css';
import { FilterField } from './FilterField.tsx';
import { strings } from './strings.ts';

interface Item {
  title: string;
  names: readonly FilterName[];
  /** Only there when set or asked for. */
  rare?: boolean;
  /** The value alone identifies the filter: on narrow screens the title is for screen readers only. */
  plain?: boolean;
}

const items: Item[] = [
  { title: strings.period, names: ['from', 'to'], plain: true },
  { title: strings.stance, names: ['stance'], plain: true },
  { title: strings.speaker, names: ['speaker'], plain: true },
  { title: 'Party', names: ['party'], plain: true },
  { title: strings.agreement, names: ['agreement'], plain: true },
  { title: strings.source, names: ['source'], plain: true },
  { title: strings.asOf, names: ['asOf'] },
  { title: strings.words, names: ['q'], rare: true },
  { title: strings.institution, names: ['institution'], rare: true },
  { title: strings.country, names: ['country'], rare: true },
  { title: strings.kind, names: ['kind'], rare: true },
  { title: strings.study, names: ['study'], rare: true },
  { title: strings.verified, names: ['verified'], rare: true },
  { title: strings.knownDates, names: ['certain'], rare: true },
  { title: strings.contested, names: ['contested'], rare: true },
];

/** `children` stand at its end. */
export function FilterBar({ children }: { children: ReactNode }) {
  const [search, change] = useWorkingSet();
  const [open, setOpen] = useState<string | null>(null);
  const set = filterNames.filter((name) => search[name]);
  const isSet = (item: Item) => item.names.some((name) => search[name]);
  const common = items.filter((item) => !item.rare && !isSet(item));
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  // What is set stays in sight; what is not goes under More when there is no room.
  const putAway = usePutAway(outer, inner, common.length);
  const wraps = putAway > common.length;
  const away = new Set(common.slice(Math.max(0, common.length - putAway)));
  const rare = items.filter((item) => away.has(item) || (item.rare && !isSet(item)));
  const parts = { search, open, setOpen, change };
  const clearAll = set.length > 1 && (
    <button
      type="button"
      className="button bare"
      onClick={() => change(Object.fromEntries(set.map((name) => [name, undefined])))}
    >
      {strings.clearAll}
    </button>
  );
  return (
    <search className={wraps ? 'filter-bar wraps' : 'filter-bar'} aria-label={strings.filters}>
      <div className="filter-items" ref={outer}>
        <div className="filter-row" ref={inner}>
          {items
            .filter((item) => !rare.includes(item))
            .map((item) => (
              <Filter key={item.title} title={item.title} items={[item]} {...parts} />
            ))}
          {rare.length > 0 && <Filter title={strings.more} items={rare} {...parts} />}
          {!wraps && clearAll}
        </div>
      </div>
      {children}
      {wraps && clearAll}
    </search>
  );
}

interface FilterProps {
  title: string;
  items: Item[];
  search: Search;
  open: string | null;
  setOpen: (title: string | null) => void;
  change: (changes: Partial<Search>) => void;
}

function Filter({ title, items, search, open, setOpen, change }: FilterProps) {
  const id = useId();
  const holder = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const names = items.flatMap((item) => item.names);
  const isOpen = open === title;
  const isSet = names.some((name) => search[name]);
  useEffect(() => {
    if (!isOpen) return;
    const panel = holder.current?.querySelector<HTMLElement>('.filter-panel');
    const box = opener.current?.getBoundingClientRect();
    if (panel && box) {
      panel.style.top = `${box.bottom + 6}px`;
      panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - panel.offsetWidth - 8))}px`;
    }
    panel?.querySelector<HTMLElement>('input, select')?.focus();
    const outside = (event: Event) => {
      if (!holder.current?.contains(event.target as Node)) setOpen(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(null);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  return (
    <div className={isSet ? 'filter-item set' : 'filter-item'} ref={holder}>
      <button
        type="button"
        className="filter-opener"
        ref={opener}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(isOpen ? null : title)}
      >
        <span className={items.every((item) => item.plain) ? 'plain-title' : undefined}>
          {title}
        </span>
        {isSet ? <Value names={names} search={search} /> : <Icon name="down" />}
      </button>
      {isSet && (
        <button
          type="button"
          className="icon-button filter-clear"
          aria-label={strings.clear(title)}
          onClick={() => {
            change(Object.fromEntries(names.map((name) => [name, undefined])));
            opener.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <div className="filter-panel" id={id} hidden={!isOpen}>
        {isOpen &&
          names.map((name) => (
            <FilterField key={name} name={name} search={search} onChange={change} />
          ))}
      </div>
    </div>
  );
}

/** A filter's value as text. */
function Value({ names, search }: { names: readonly FilterName[]; search: Search }) {
  const [first = 'q'] = names;
  const value = search[first] ?? '';
  const named = /^[a-z]+:/.test(value);
  const { data } = useQuery({ ...nodeOptions(value), enabled: named });
  if (first === 'from') return <b>{periodText(search.from, search.to)}</b>;
  if (first === 'asOf') return <b>{dateText(value, true)}</b>;
  if (first === 'stance') {
    const all = value.split(',') as (keyof typeof stances)[];
    return <b>{all.map((stance) => stances[stance]?.title ?? stance).join(', ')}</b>;
  }
  if (first === 'verified' || first === 'certain' || first === 'contested')
    return <b>{strings.only}</b>;
  return <b>{data ? shortName(data.node) : value}</b>;
}

function periodText(from: string | undefined, to: string | undefined): string {
  if (from && to) return `${dateText(from, true)} to ${dateText(to, true)}`;
  return from ? `from ${dateText(from, true)}` : `to ${dateText(to, true)}`;
}
