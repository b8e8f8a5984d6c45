/** One row of the legend: a kind with its count, and a menu of what can be done with all of it. */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { useClosing } from '../../ui/Menu.tsx';
import { drawnAs, drawnOf } from '../chain/drawn.ts';
import { explorer, useExplorer } from '../index.ts';
import { strings } from './strings.ts';

interface LegendEntryProps {
  title: string;
  count: number;
  glyph: ReactNode;
  /** Its nodes; its button selects what is drawn of them. */
  ids: readonly string[];
  onHide?: () => void;
  onOnly?: () => void;
  children?: ReactNode;
}

/** Nothing when there is none of it. */
export function LegendEntry({
  title,
  count,
  glyph,
  ids,
  onHide,
  onOnly,
  children,
}: LegendEntryProps) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useClosing(menu);
  useLayoutEffect(() => {
    // Fixed, so that a legend that scrolls does not cut it off.
    if (!open || !menu.current || !list.current) return;
    const [button, box] = [menu.current.getBoundingClientRect(), list.current];
    box.style.left = `${Math.max(8, Math.min(button.left, innerWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${Math.max(8, button.top - box.offsetHeight - 4)}px`;
  }, [open]);
  const shown = useExplorer(drawnOf);
  const drawn = open ? drawnAs(shown, ids) : [];
  if (count === 0) return null;
  return (
    <li>
      <details
        className="menu-button legend-menu"
        ref={menu}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          {glyph}
          {title}
          <span className="caption">{count}</span>
        </summary>
        <ul ref={list}>
          {drawn.length > 0 && (
            <li>
              <button type="button" onClick={() => explorer.selectMany(drawn)}>
                {strings.select} {counted(drawn.length, 'node')}
              </button>
            </li>
          )}
          {onHide && (
            <li>
              <button type="button" onClick={onHide}>
                {strings.hide2}
              </button>
            </li>
          )}
          {onOnly && (
            <li>
              <button type="button" onClick={onOnly}>
                {strings.showOnlyThese}
              </button>
            </li>
          )}
          {children}
        </ul>
      </details>
    </li>
  );
}

/** A line as the canvas draws it, with its mark. */
export function LineSample({
  className,
  dash,
  mark,
}: {
  className: string;
  dash?: readonly number[];
  mark?: string;
}) {
  return (
    <svg className={`line-sample ${className}`} viewBox="0 0 44 16" aria-hidden="true">
      <path d="M0 8H44" strokeDasharray={dash?.join(' ')} />
      <path className="inside" d="M0 8H44" />
      {mark && <circle cx="22" cy="8" r="7" />}
      {mark && (
        <text x="22" y="12" textAnchor="middle">
          {mark}
        </text>
      )}
    </svg>
  );
}
