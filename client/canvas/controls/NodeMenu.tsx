/** A node's menu: its relationships by type with counts, and what can be done with it. */
import { useQuery } from '@tanstack/react-query';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { elementPrefix, isForeignId } from '../../../model/ours.ts';
import type { Degree } from '../../../model/schemas/nodes.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { nodeOptions } from '../../api/node.ts';
import { useEscape } from '../../ui/focus.ts';
import { Icon } from '../../ui/icons.tsx';
import { explorer, useExplorer } from '../index.ts';
import type { MenuPlace } from '../renderer/Canvas.tsx';
import { briefName, capital, titleFrom, typeTitle } from '../state/look.ts';
import { relationshipsOf } from '../state/scene.ts';
import { bundleActions, type NodeAction, noteActions, useNodeActions } from './node-actions.ts';
import { strings } from './strings.ts';
import './node-menu.css';

const typesShown = 8;

/** Opens beside its node; arrow keys move, Escape closes. */
export function NodeMenu({ place, onClose }: { place: MenuPlace; onClose: () => void }) {
  const { id } = place;
  const scene = useExplorer((state) => state.history.present.value);
  const actions = useNodeActions(id);
  const { data } = useQuery({ ...nodeOptions(id), enabled: scene.nodes.has(id) });
  const [shownTypes, setShownTypes] = useState(typesShown);
  const menu = useRef<HTMLDivElement>(null);
  useEscape(() => closeToCanvas(onClose));
  const node = scene.nodes.get(id);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [id, data]);
  useLayoutEffect(() => {
    const box = menu.current;
    const room = box?.parentElement;
    if (!box || !room) return;
    const [right, below] = [
      room.clientWidth - box.offsetWidth,
      room.clientHeight - box.offsetHeight,
    ];
    box.style.left = `${Math.max(0, Math.min(place.x + 14, right - 8))}px`;
    box.style.top = `${Math.max(0, Math.min(place.y, below - 8))}px`;
  }, [place, data]);
  const bundle = scene.bundles.get(id);
  const note = scene.notes.get(id);
  if (bundle || note) {
    return (
      <Menu title={bundle?.title ?? strings.note} menu={menu} onClose={onClose}>
        <Items of={bundle ? bundleActions(id) : noteActions(id)} onClose={onClose} />
      </Menu>
    );
  }
  if (!node) return null;
  const shown = relationshipsOf(scene, id);
  const total = data?.degrees.reduce((sum, degree) => sum + degree.count, 0);
  const shownOf = (type: string, direction: 'in' | 'out', label: string) =>
    shown.filter(
      (one) =>
        one.type === type &&
        (direction === 'out' ? one.from : one.to) === id &&
        scene.nodes.get(direction === 'out' ? one.to : one.from)?.labels.includes(label),
    ).length;
  return (
    <Menu
      title={briefName(node, 60)}
      label={nodeName(node)}
      caption={
        total === undefined
          ? strings.countingRelationships
          : strings.shown(counted(total, 'relationship'), shown.length)
      }
      menu={menu}
      onClose={onClose}
    >
      {data?.degrees.slice(0, shownTypes).map(({ type, direction, label, count }) => (
        <button
          type="button"
          role="menuitem"
          key={JSON.stringify([type, direction, label])}
          onClick={() => {
            onClose();
            void explorer.expand(id, { type, direction, label });
          }}
        >
          <span>
            {menuTitle(
              type,
              direction,
              ambiguous(data.degrees, type, direction) ? label : undefined,
              !isForeignId(id),
            )}
          </span>
          <span className="caption" title={strings.soManyOfThemAre}>
            {shownOf(type, direction, label)} {strings.of} {count}
            <span className="hidden-text"> {strings.shownOnTheCanvas}</span>
          </span>
        </button>
      ))}
      {data && data.degrees.length > shownTypes && (
        <button type="button" role="menuitem" onClick={() => setShownTypes(data.degrees.length)}>
          {counted(data.degrees.length - shownTypes, strings.moreType)}
        </button>
      )}
      <hr />
      <Items of={actions.expanding} onClose={onClose} />
      <hr />
      <Items of={actions.others} onClose={onClose} />
    </Menu>
  );
}

/** Things to do, each of which closes the menu. */
function Items({ of, onClose }: { of: readonly NodeAction[]; onClose: () => void }) {
  return of.map(({ title, keys, act }) => (
    <button
      type="button"
      role="menuitem"
      key={title}
      onClick={() => {
        onClose();
        act();
      }}
    >
      <span>{title}</span>
      {keys && <kbd>{keys}</kbd>}
    </button>
  ));
}

interface MenuProps {
  title: string;
  /** The whole name of what it is the menu of, where the title is shorter. */
  label?: string;
  caption?: string;
  menu: RefObject<HTMLDivElement | null>;
  onClose: () => void;
  children: ReactNode;
}

function Menu({ title, label = title, caption, menu, onClose, children }: MenuProps) {
  return (
    <div
      className="menu"
      role="menu"
      aria-label={strings.menuOf(label)}
      ref={menu}
      onKeyDown={(event) => onMenuKey(event, onClose)}
    >
      <div className="menu-head">
        <b>{title}</b>
        {caption && <span className="caption">{caption}</span>}
      </div>
      {children}
      <button
        type="button"
        role="menuitem"
        className="icon-button close"
        aria-label={strings.closeTheMenu}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** A type as the menu names it: `Statements about it`, with the label where it would be unclear. */
export function menuTitle(
  type: string,
  direction: 'in' | 'out',
  label?: string,
  own = true,
): string {
  const title = own
    ? typeTitle(type, direction)
    : titleFrom({ id: elementPrefix, type }, direction);
  const text = title === 'made' ? strings.statementsMade : title;
  const plural = label && (own && isLabel(label) ? labels[label].plural.toLowerCase() : label);
  return `${capital(text)}${plural ? `: ${plural}` : ''}`;
}

function ambiguous(degrees: readonly Degree[], type: string, direction: 'in' | 'out'): boolean {
  return degrees.filter((one) => one.type === type && one.direction === direction).length > 1;
}

/** Closes a menu; the keys go to the canvas, over which it opened. */
export function closeToCanvas(onClose: () => void): void {
  onClose();
  document.querySelector<HTMLElement>('.canvas')?.focus();
}

/** Arrow keys move in a menu, Tab closes it; Escape does, wherever the keys are. */
export function onMenuKey(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const go = (next: number) => items.at(next % items.length)?.focus();
  if (event.key === 'Tab') closeToCanvas(onClose);
  else if (event.key === 'ArrowDown') go(at + 1);
  else if (event.key === 'ArrowUp') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
