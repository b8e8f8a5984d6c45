/** The action that is running, what an action did, and what failed: on screen, and for screen readers. */
import { type ReactNode, useRef } from 'react';
import { shownOf } from '../../../model/formats/counted.ts';
import { typeName } from '../../../model/formats/names.ts';
import { useFocusBack } from '../../ui/focus.ts';
import type { ExpandOptions } from '../actions/expand.ts';
import { InItsLanguage } from '../InItsLanguage.tsx';
import { explorer, useExplorer } from '../index.ts';
import { maxNodeCap, relationshipsOf } from '../state/scene.ts';
import { type CanvasNotice, isFiltering } from '../state/state.ts';
import { useTotals } from '../state/totals.ts';
import { spokenName } from '../state/words.ts';
import { strings } from './strings.ts';
import './notices.css';

/** What takes a while, over the canvas, and a way to stop it. */
export function Busy() {
  const busy = useExplorer((state) => state.busy);
  if (!busy) return null;
  return (
    <div className="busy late">
      <span>{busy}</span>
      <div className="progress" />
      <button type="button" className="button bare" onClick={() => explorer.stop()}>
        {strings.stop}
      </button>
    </div>
  );
}

/** Beside the legend, or over it where both have no room: they cover nothing that is drawn. */
export function CanvasNotices() {
  const notice = useExplorer((state) => state.notice);
  const error = useExplorer((state) => state.error);
  const pathFrom = useExplorer((state) => state.pathFrom);
  const status = useExplorer((state) => state.status);
  const more = notice?.more;
  return (
    <>
      {error && status !== 'failed' && (
        <NoticeBox alert>
          <span>{error}</span>
          <button type="button" className="button" onClick={() => explorer.dismiss()}>
            {strings.close}
          </button>
        </NoticeBox>
      )}
      {!error && (pathFrom || more || notice?.visible) && notice && (
        <NoticeBox>
          <span>{notice.text}</span>
          <span className="row">
            {more && <MoreButtons {...more} />}
            {notice.full && (
              <button type="button" className="button" onClick={() => explorer.raiseCap()}>
                {strings.holdUpTo} {maxNodeCap.toLocaleString('en')}
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() => (pathFrom ? explorer.cancelPath() : explorer.dismiss())}
            >
              {pathFrom ? strings.cancel : strings.close}
            </button>
          </span>
        </NoticeBox>
      )}
      <p className="hidden-text" aria-live="polite">
        {notice?.text}
      </p>
      <Selected />
    </>
  );
}

function NoticeBox({ alert = false, children }: { alert?: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useFocusBack(box);
  return (
    <div className="notice" ref={box} role={alert ? 'alert' : undefined}>
      {children}
    </div>
  );
}

/** Announces the node that the arrow keys reached. */
function Selected() {
  const selection = useExplorer((state) => state.selection);
  const scene = useExplorer((state) => state.history.present.value);
  const node = selection ? scene.nodes.get(selection) : undefined;
  const beside = node ? relationshipsOf(scene, node.id) : [];
  const total = useTotals().get(selection ?? '') ?? 0;
  return (
    <p className="hidden-text" aria-live="polite">
      {node && (
        <InItsLanguage
          node={node}
          text={`${spokenName(node, scene.nodes, beside)}, ${typeName(node)}, ${shownOf(beside.length, total, 'relationship')}${total > beside.length ? '' : ' shown'}`}
        />
      )}
    </p>
  );
}

/** How an expansion that did not bring all can go on. */
function MoreButtons({ id, shown, total, options }: NonNullable<CanvasNotice['more']>) {
  const filtering = useExplorer(isFiltering);
  const expand = (more: ExpandOptions) => () => void explorer.expand(id, { ...options, ...more });
  return (
    <>
      <button type="button" className="button primary" onClick={expand({})}>
        {Math.min(25, total - shown)} {strings.more2}
      </button>
      <button type="button" className="button" onClick={expand({ sort: 'connected' })}>
        {strings.bestConnected}
      </button>
      {filtering && !options.matching && (
        <button type="button" className="button" onClick={expand({ matching: true })}>
          {strings.matchingTheFilter}
        </button>
      )}
    </>
  );
}
