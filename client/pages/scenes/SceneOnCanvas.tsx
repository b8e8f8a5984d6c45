/** A saved scene opened on the canvas, where it can be explored and saved as a copy. */

import { lazy, Suspense, useEffect, useState } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import type { SceneReply } from '../../../model/schemas/scenes.ts';
import { canvasFiltersOf, type Search } from '../../address/address.ts';
import { fetchDegrees } from '../../api/degrees.ts';
import { patient } from '../../api/patient.ts';
import { fetchAmong } from '../../api/subgraph.ts';
import { explorer } from '../../canvas/index.ts';
import { anyChange, changesSince, type SceneChanges } from './compare.ts';
import { canvasOf } from './library.ts';
import { setOpened } from './opened.ts';
import { isPrivate } from './private-scenes.ts';
import { SinceSaved } from './SinceSaved.tsx';
import './scenes.css';
import { strings } from './strings.ts';

const CanvasPage = lazy(patient(() => import('../../parts/canvas-page/CanvasPage.tsx')));

/** Changes since it was opened are in the address, so that a reload keeps them. */
export function SceneOnCanvas({ scene }: { scene: SceneReply }) {
  const [changes, setChanges] = useState<SceneChanges>();
  useEffect(() => {
    const exploredOn = location.hash.startsWith('#g=');
    void (async () => {
      await explorer.start();
      if (exploredOn) return;
      const filters = canvasFiltersOf(scene.filters as Search);
      await explorer.openSaved(canvasOf(scene), `“${scene.name}”`, filters);
      await showAll();
    })();
    setOpened(scene);
    return () => setOpened(null);
  }, [scene]);
  useEffect(() => {
    let left = false;
    void sinceSaved(scene).then((found) => {
      if (!left && found && anyChange(found)) setChanges(found);
    });
    return () => {
      left = true;
    };
  }, [scene]);
  return (
    <div className="scene-page">
      <header className="scene-head">
        <p className="scene-name">{scene.name}</p>
        <span className="caption">
          {isPrivate(scene.id) ? strings.inThisBrowserAlone : strings.forEveryone}
          {strings.saved2} {dateText(scene.changed.slice(0, 10))}
        </span>
      </header>
      {scene.description && <p className="scene-description">{scene.description}</p>}
      {changes && (
        <SinceSaved
          changes={changes}
          date={scene.changed.slice(0, 10)}
          onClose={() => setChanges(undefined)}
        />
      )}
      <Suspense fallback={<div className="message late">{strings.openingTheScene}</div>}>
        <CanvasPage />
      </Suspense>
    </div>
  );
}

/** Fits the scene into view, once it is drawn. */
async function showAll(): Promise<void> {
  const { fitAll } = await import('../../canvas/renderer/viewport.ts');
  await new Promise(requestAnimationFrame);
  const cy = window.__stancegraph?.cy;
  if (cy) fitAll(cy);
}

async function sinceSaved(scene: SceneReply): Promise<SceneChanges | undefined> {
  if (!scene.known || scene.known.nodes.length === 0) return undefined;
  const ids = scene.known.nodes.map(([id]) => id);
  const [now, { degrees }] = await Promise.all([fetchAmong(ids), fetchDegrees(ids)]);
  return changesSince(scene.known, now, degrees);
}
