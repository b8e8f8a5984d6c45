/** The frame of every page: bar, page, inspector, dialogs. */

import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { labelOfId } from '../../model/ids.ts';
import { pageOf } from '../address/address.ts';
import { useSelection } from '../address/selection.ts';
import { To, useGo } from '../address/To.tsx';
import { lastFilters } from '../address/working-set.ts';
import { patient } from '../api/patient.ts';
import { explorer, useExplorer } from '../canvas/index.ts';
import { Icon } from '../ui/icons.tsx';
import { PanelBoundary } from '../ui/PanelBoundary.tsx';
import { PrintedFrom } from '../ui/PrintedFrom.tsx';
import { Toast } from '../ui/toast.tsx';
import { Keys } from './Keys.tsx';
import { letterKeys } from './letter-keys.ts';
import { Navigation } from './Navigation.tsx';
import { NewVersion } from './NewVersion.tsx';
import { StoreAway } from './StoreAway.tsx';
import SearchDialog from './search/SearchDialog.tsx';
import { ShareMenu } from './share/ShareMenu.tsx';
import { strings } from './strings.ts';
import { applyTheme, savedTheme } from './theme.ts';
import { useSelectionInAddress } from './useSelectionInAddress.ts';
import './shell.css';

/** Notes and bundles exist on the canvas only: the inspector has nothing on them. */
const isOfCanvas = (id: string) => /^(note|bundle):/.test(id);
const Inspector = lazy(patient(() => import('../parts/inspector/Inspector.tsx')));

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
  useSelectionInAddress();
  const openPage = () => {
    const label = selected ? labelOfId(selected) : undefined;
    const page = selected && label ? pageOf({ id: selected, labels: [label] }) : undefined;
    if (page) void go(page, { search: lastFilters() });
  };
  useShortcuts(setDialog, openPage);
  const [announced, setAnnounced] = useState('');
  const shownPath = useRef(path);
  useEffect(() => {
    // After a link was followed, Tab moves on within the new page; the first stop of the first page
    // is the link that skips the bar.
    if (shownPath.current === path) return;
    shownPath.current = path;
    if (document.activeElement === document.body) document.getElementById('main')?.focus();
  }, [path]);
  const switchTheme = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    applyTheme(next, true);
    setTheme(next);
  };
  const open = async ({ id, name }: { id: string; name: string }, addToCanvas: boolean) => {
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
    setAnnounced(strings.inInspector(name));
  };
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {strings.skipToThePage}
      </a>
      <header className="bar">
        <To to="/" withScene className="word">
          {strings.stancegraph}
        </To>
        <button type="button" className="search" onClick={() => setDialog('search')}>
          <Icon name="search" />
          <span>{strings.searchPeoplePartiesAgreements}</span>
          <kbd>{strings.ctrlK}</kbd>
        </button>
        <Navigation />
        <span className="grow" />
        <div className="tools">
          <ShareMenu />
          <button
            type="button"
            className="icon-button show-keys"
            aria-label={strings.keyboardShortcuts}
            title={strings.keyboardShortcuts2}
            onClick={() => setDialog('keys')}
          >
            <Icon name="keyboard" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={theme === 'dark' ? strings.lightTheme : strings.darkTheme}
            title={theme === 'dark' ? strings.lightTheme : strings.darkTheme}
            onClick={switchTheme}
          >
            <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
          </button>
        </div>
      </header>
      <StoreAway />
      <NewVersion />
      <div className={inspected ? 'body with-inspector' : 'body'}>
        <main id="main" className="main" tabIndex={-1}>
          <Suspense fallback={<div className="message late">{strings.openingThePage}</div>}>
            <Outlet />
          </Suspense>
          <PrintedFrom />
        </main>
        {inspected && (
          <Suspense fallback={null}>
            <PanelBoundary what={strings.theInspector} value={inspected}>
              <Inspector id={inspected} onClose={() => select(null)} />
            </PanelBoundary>
          </Suspense>
        )}
      </div>
      {dialog === 'search' && (
        <PanelBoundary what={strings.theSearch}>
          <SearchDialog
            onClose={() => setDialog(null)}
            onOpen={(found, add) => void open(found, add)}
          />
        </PanelBoundary>
      )}
      {dialog === 'keys' && <Keys onClose={() => setDialog(null)} />}
      <p className="hidden-text" aria-live="polite">
        {inspected ? announced : ''}
      </p>
      <Toast />
    </div>
  );
}

/** From the page to the inspector, and back to where the keys came from; false without one. */
function switchPart(): boolean {
  const inspector = document.querySelector<HTMLElement>('[data-inspector]');
  if (!inspector) return false;
  const main = document.querySelector<HTMLElement>('.canvas') ?? document.getElementById('main');
  (inspector.contains(document.activeElement) ? main : inspector)?.focus();
  return true;
}

function useShortcuts(setDialog: (dialog: Dialog) => void, openPage: () => void): void {
  // With the page, not after it is painted: no key is lost between.
  useLayoutEffect(() => {
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
      else if (event.key === 'F6' && !event.shiftKey) {
        if (!switchPart()) return;
      } else if (!letterKeys() && key.length === 1) return;
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
