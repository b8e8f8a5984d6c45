/** The frame of every page: bar, page, inspector, dialogs. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { labelOfId } from '../../model/ids.ts';
import { pageOf } from '../address/address.ts';
import { useSelection } from '../address/selection.ts';
import { To, useGo } from '../address/To.tsx';
import { lastFilters } from '../address/working-set.ts';
import { healthOptions } from '../api/health.ts';
import { explorer, useExplorer } from '../canvas/index.ts';
import { Icon } from '../ui/icons.tsx';
import { PanelBoundary } from '../ui/PanelBoundary.tsx';
import { PrintedFrom } from '../ui/PrintedFrom.tsx';
import { Toast, toast } from '../ui/toast.tsx';
import { Keys } from './Keys.tsx';
import { Navigation } from './Navigation.tsx';
import { StoreAway } from './StoreAway.tsx';
import SearchDialog from './search/SearchDialog.tsx';
import { applyTheme, savedTheme } from './theme.ts';
import { useSelectionInAddress } from './useSelectionInAddress.ts';
import './shell.css';

/** Notes and bundles exist on the canvas only: the inspector has nothing on them. */
const isOfCanvas = (id: string) => /^(note|bundle):/.test(id);
const Inspector = lazy(() => import('../parts/inspector/Inspector.tsx'));

type Dialog = 'search' | 'keys' | null;

/** Bar, page and inspector. */
export function Shell() {
  const [dialog, setDialog] = useState<Dialog>(null);
  const [theme, setTheme] = useState(savedTheme());
  const [selected, select] = useSelection();
  // A multi-selection is handled on the canvas; the inspector shows a single element.
  const hasSeveral = useExplorer((state) => state.selected.length > 1);
  const inspected = selected && !hasSeveral && !isOfCanvas(selected) ? selected : null;
  const path = useRouterState({ select: (state) => state.location.pathname });
  const go = useGo();
  const health = useQuery(healthOptions);
  useSelectionInAddress();
  const openPage = () => {
    const label = selected ? labelOfId(selected) : undefined;
    const page = selected && label ? pageOf({ id: selected, labels: [label] }) : undefined;
    if (page) void go(page, { search: lastFilters() });
  };
  useShortcuts(setDialog, openPage);
  useEffect(() => {
    // After a link was followed, Tab moves on within the new page.
    if (document.activeElement === document.body) document.getElementById('main')?.focus();
  }, [path]);
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href).catch(() => {});
    toast('Link copied');
  };
  const switchTheme = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    applyTheme(next, true);
    setTheme(next);
  };
  const open = async (id: string, addToCanvas: boolean) => {
    setDialog(null);
    if (explorer.getState().pathFrom) {
      explorer.select(null);
      void explorer.showPath(explorer.getState().pathFrom ?? '', id);
      return;
    }
    if (addToCanvas || path === '/') {
      if (path !== '/') await go('/', { withScene: true });
      await explorer.add([id], { select: id });
      // So that the shortcuts of the canvas apply to the found node.
      document.querySelector<HTMLElement>('.canvas')?.focus();
    }
    select(id);
  };
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="bar">
        <To to="/" withScene className="word">
          Stancegraph
        </To>
        <button type="button" className="search" onClick={() => setDialog('search')}>
          <Icon name="search" />
          <span>Search people, parties, agreements, words</span>
          <kbd>Ctrl K</kbd>
        </button>
        <Navigation />
        <span className="grow" />
        <div className="tools">
          <button
            type="button"
            className="icon-button copy-link"
            aria-label="Copy a link to this view"
            title="Copy a link to this view"
            onClick={copyLink}
          >
            <Icon name="link" />
          </button>
          <button
            type="button"
            className="icon-button show-keys"
            aria-label="Keyboard shortcuts"
            title="Keyboard shortcuts (?)"
            onClick={() => setDialog('keys')}
          >
            <Icon name="keyboard" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
            title={theme === 'dark' ? 'Light theme' : 'Dark theme'}
            onClick={switchTheme}
          >
            <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
          </button>
        </div>
      </header>
      {health.isError && <StoreAway error={health.error} retry={() => void health.refetch()} />}
      <div className={inspected ? 'body with-inspector' : 'body'}>
        <main id="main" className="main" tabIndex={-1}>
          <Suspense fallback={<div className="message late">Opening the page</div>}>
            <Outlet />
          </Suspense>
          <PrintedFrom />
        </main>
        {inspected && (
          <Suspense fallback={null}>
            <PanelBoundary what="The inspector" value={inspected}>
              <Inspector id={inspected} onClose={() => select(null)} />
            </PanelBoundary>
          </Suspense>
        )}
      </div>
      {dialog === 'search' && (
        <PanelBoundary what="The search">
          <SearchDialog onClose={() => setDialog(null)} onOpen={(id, add) => void open(id, add)} />
        </PanelBoundary>
      )}
      {dialog === 'keys' && <Keys onClose={() => setDialog(null)} />}
      <Toast />
    </div>
  );
}

function useShortcuts(setDialog: (dialog: Dialog) => void, openPage: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (command && key === 'k') setDialog('search');
      else if (typing) return;
      else if (command && (key === 'z' || key === 'y')) {
        // Without the canvas nobody would see what is undone.
        if (!document.querySelector('.canvas')) return;
        if (key === 'y' || event.shiftKey) explorer.redo();
        else explorer.undo();
      } else if (command || event.altKey) return;
      else if (key === '/') setDialog('search');
      else if (key === '?') setDialog('keys');
      else if (key === 'o') openPage();
      else if (key === 'escape' && !document.querySelector('dialog[open]')) {
        if (explorer.getState().pathFrom) explorer.cancelPath();
        else explorer.select(null);
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [setDialog, openPage]);
}
