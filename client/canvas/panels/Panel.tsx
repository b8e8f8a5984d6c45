/** A panel beside the drawing: title, content, a button that closes it. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { refit } from '../renderer/viewport.ts';
import { showPanel } from '../state/panels.ts';
import { strings } from './strings.ts';
import './panel.css';

interface PanelProps {
  title: string;
  wide?: boolean;
  children: ReactNode;
}

/** A fitted drawing makes room for the panel, and takes it back. */
function refitNow(): void {
  const cy = window.__stancegraph?.cy;
  if (cy && !cy.destroyed()) refit(cy);
}

/** Takes the focus when it opens; Escape closes it and gives the focus back. */
export function Panel({ title, wide = false, children }: PanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    panel.current?.focus();
    refitNow();
    return () => {
      refitNow();
      if (before?.isConnected) before.focus();
      else document.querySelector<HTMLElement>('.canvas')?.focus();
    };
  }, []);
  return (
    <section
      className={wide ? 'side-panel wide' : 'side-panel'}
      aria-label={title}
      ref={panel}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        showPanel(null);
      }}
    >
      <header>
        <h2>{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.close(title.toLowerCase())}
          onClick={() => showPanel(null)}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </section>
  );
}
