/** The menu of the empty canvas: the view, and what is done with all that is shown. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useEscape } from '../../ui/focus.ts';
import type { MenuPlace } from '../renderer/Canvas.tsx';
import { useCanvasItems, viewItems } from './MoreMenu.tsx';
import { closeToCanvas, onMenuKey } from './NodeMenu.tsx';
import { strings } from './strings.ts';
import './node-menu.css';

/** Opens where the canvas was pressed; arrow keys move, Escape closes. */
export function CanvasMenu({ place, onClose }: { place: MenuPlace; onClose: () => void }) {
  const menu = useRef<HTMLDivElement>(null);
  const items = [...viewItems, ...useCanvasItems()];
  useEscape(() => closeToCanvas(onClose));
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, []);
  useLayoutEffect(() => {
    const box = menu.current;
    const room = box?.parentElement;
    if (!box || !room) return;
    const [right, below] = [
      room.clientWidth - box.offsetWidth - 8,
      room.clientHeight - box.offsetHeight - 8,
    ];
    box.style.left = `${Math.max(0, Math.min(place.x, right))}px`;
    box.style.top = `${Math.max(0, Math.min(place.y, below))}px`;
  }, [place]);
  return (
    <div
      className="menu"
      role="menu"
      aria-label={strings.menuOfTheCanvas}
      ref={menu}
      onKeyDown={(event) => onMenuKey(event, onClose)}
    >
      {items.map(([title, act]) => (
        <button
          key={title}
          type="button"
          role="menuitem"
          onClick={() => {
            onClose();
            act();
          }}
        >
          <span>{title}</span>
        </button>
      ))}
    </div>
  );
}
