/** Buttons of toolbars: icon buttons and menu buttons. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icons.tsx';
import './menu.css';

interface ToolButtonProps {
  icon: Parameters<typeof Icon>[0]['name'];
  label: string;
  /** The tooltip; the label unless given. */
  title?: string;
  onClick: () => void;
  disabled?: boolean;
  /** Of a button that opens a panel: whether it is open. */
  expanded?: boolean;
  pressed?: boolean;
  className?: string;
}

/** A button of the toolbar that is an icon alone. */
export function ToolButton({
  icon,
  label,
  title = label,
  onClick,
  disabled = false,
  expanded,
  pressed,
  className = '',
}: ToolButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`.trim()}
      aria-label={label}
      title={title}
      aria-expanded={expanded}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

export type MenuItem = readonly [title: string, act: () => void];

interface MenuButtonProps {
  title: string;
  items: readonly MenuItem[];
  /** Opens upwards. */
  up?: boolean;
  /** Entries before and after those, each an `li`. */
  first?: ReactNode;
  children?: ReactNode;
}

/** Opens a list; a choice, a click elsewhere and Escape close it. */
export function MenuButton({ title, items, up = false, first, children }: MenuButtonProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  return (
    <details className={up ? 'menu-button up' : 'menu-button'} ref={menu}>
      <summary className={up ? 'button' : 'button bare'}>
        {title}
        <Icon name="down" />
      </summary>
      <ul>
        {first}
        {items.map(([name, act]) => (
          <li key={name}>
            <button type="button" onClick={act}>
              {name}
            </button>
          </li>
        ))}
        {children}
      </ul>
    </details>
  );
}

/**
 * Closes a `details` menu on a choice, a click elsewhere and Escape, wherever the keys are, and
 * returns the focus to its button.
 */
export function useClosing(menu: React.RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const within = (event: Event) => menu.current?.contains(event.target as Node) ?? false;
    const close = () => {
      menu.current?.removeAttribute('open');
      menu.current?.querySelector('summary')?.focus();
    };
    const onPointer = (event: PointerEvent) => {
      if (!within(event)) menu.current?.removeAttribute('open');
    };
    const onClick = (event: MouseEvent) => {
      if (within(event) && (event.target as Element).closest('button')) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      event.stopPropagation();
      close();
    };
    // In the capture phase, before the handler of the chosen item moves the focus.
    const first = { capture: true };
    addEventListener('pointerdown', onPointer, first);
    addEventListener('click', onClick, first);
    addEventListener('keydown', onKey, first);
    return () => {
      removeEventListener('pointerdown', onPointer, first);
      removeEventListener('click', onClick, first);
      removeEventListener('keydown', onKey, first);
    };
  }, []);
}
