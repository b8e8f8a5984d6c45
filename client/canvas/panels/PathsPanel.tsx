/** Paths between nodes: which to look for, what was found, each hop with its evidence. */
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { explorer, useExplorer } from '../index.ts';
import { nameIn } from '../state/naming.ts';
import type { Scene } from '../state/scene.ts';
import type { FoundPath } from '../state/state.ts';
import { Hops } from './Hops.tsx';
import { Panel } from './Panel.tsx';
import { PathForm } from './PathForm.tsx';
import { strings } from './strings.ts';
import './paths.css';

/** Up and down step through hops, left and right through paths. */
export default function PathsPanel() {
  const search = useExplorer((state) => state.search);
  const scene = useExplorer((state) => state.history.present.value);
  const marked = useMemo(() => markedPath(scene), [scene]);
  const busy = useExplorer((state) => state.busy);
  const [at, setAt] = useState(0);
  useEffect(() => setAt(0), [search]);
  const found = search?.found.length ? search.found : marked;
  const current = found[at];
  const go = (by: number) => {
    if (found.length > 0) setAt((at + by + found.length) % found.length);
  };
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (/^(INPUT|SELECT|SUMMARY)$/.test(target.tagName)) return;
    const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (turn) go(turn);
    else if (step && current) stepHop(current, step);
    else return;
    event.preventDefault();
  };
  return (
    <Panel title={strings.paths}>
      <PathForm />
      {(search || current) && (
        <section className="found-paths" aria-label={strings.path} onKeyDown={onKey}>
          <header>
            <p role="status">
              <b>{resultText(found, search?.truncated ?? false)}</b>
            </p>
            {found.length > 1 && (
              <div className="row">
                <button type="button" className="button" onClick={() => go(-1)}>
                  {strings.pathBefore}
                </button>
                <button type="button" className="button" onClick={() => go(1)}>
                  {strings.anotherPath}
                </button>
                <button
                  type="button"
                  className="button"
                  disabled={busy !== null}
                  onClick={() => void explorer.addPaths()}
                >
                  {strings.addAll}
                </button>
              </div>
            )}
          </header>
          {current && (
            <FoundOne
              path={current}
              place={found.length > 1 ? `${at + 1} of ${found.length}` : ''}
              drawn={current.ids.join() === scene.path.join()}
            />
          )}
        </section>
      )}
    </Panel>
  );
}

function FoundOne({ path, place, drawn }: { path: FoundPath; place: string; drawn: boolean }) {
  const scene = useExplorer((state) => state.history.present.value);
  const nodes = new Map(path.nodes.map((node) => [node.id, node]));
  const ends = { ...scene, nodes };
  const [from = '', to = ''] = [path.ids[0], path.ids.at(-1)];
  return (
    <>
      <div className="path-head">
        <p>
          {nameIn(ends, from)} {strings.to} {nameIn(ends, to)}
          <span className="caption">
            {place && `${place}, `}
            {strings.pathOf} {counted((path.ids.length - 1) / 2, 'relationship')}
          </span>
        </p>
        {drawn ? (
          <button type="button" className="button" onClick={() => explorer.clearPath()}>
            {strings.unmark}
          </button>
        ) : (
          <button
            type="button"
            className="button primary"
            onClick={() => void explorer.choosePath(path)}
          >
            {strings.showOnTheCanvas}
          </button>
        )}
      </div>
      <div className="row">
        <button type="button" className="button" onClick={() => stepHop(path, -1)}>
          {strings.previous}
        </button>
        <button type="button" className="button" onClick={() => stepHop(path, 1)}>
          {strings.next}
        </button>
      </div>
      <Hops path={path} />
    </>
  );
}

/** The path that is marked on the canvas, as a link or a reload brought it. */
function markedPath({ path, nodes, relationships }: Scene): FoundPath[] {
  if (path.length === 0) return [];
  return [
    {
      ids: path,
      nodes: path.flatMap((id) => nodes.get(id) ?? []),
      relationships: path.flatMap((id) => relationships.get(id) ?? []),
    },
  ];
}

function resultText(found: readonly FoundPath[], truncated: boolean): string {
  if (found.length === 0) return truncated ? strings.noPathWithinTheseLimits : strings.noPath;
  return `${counted(found.length, 'path')}${truncated ? strings.thereMayBeMore : ''}`;
}

/** Selects the next node or relationship of the path, or the one before. */
function stepHop(path: FoundPath, by: number): void {
  const at = path.ids.indexOf(explorer.getState().selection ?? '');
  const next = at < 0 ? 0 : (at + by + path.ids.length) % path.ids.length;
  explorer.select(path.ids[next] ?? null);
}
