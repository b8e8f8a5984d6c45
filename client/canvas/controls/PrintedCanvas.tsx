/** The drawing on paper: a picture with title and legend, since a canvas in a window prints badly. */
import { useEffect } from 'react';
import { usePrinting } from '../../ui/printing.ts';
import { SvgText } from '../../ui/SvgText.tsx';
import { type Drawn, drawnOf } from '../chain/drawn.ts';
import { explorer, useExplorer } from '../index.ts';

/** Milliseconds after which what prints is loaded: whoever only looks at the first scene is not kept waiting. */
const lateMs = 4000;
let pictureOf: ((drawn: Drawn) => string) | undefined;

/** Loads what draws the picture: printing itself waits for nothing. */
async function prepare(): Promise<void> {
  const { figureOf } = await import('../export/index.ts');
  // The paper's colours, whatever the theme of the screen.
  pictureOf = (drawn) => figureOf(drawn, (token) => `var(--${token})`);
}

/** Prints the page once the picture can be drawn. */
export async function printCanvas(): Promise<void> {
  // Without its picture the canvas is printed as it is.
  await prepare().catch(() => {});
  requestAnimationFrame(() => window.print());
}

export function PrintedCanvas() {
  const isReady = useExplorer(({ status }) => status === 'ready');
  const isPrinting = usePrinting();
  useEffect(() => {
    if (!isReady) return;
    const timer = setTimeout(() => void prepare().catch(() => {}), lateMs);
    return () => clearTimeout(timer);
  }, [isReady]);
  if (!isPrinting || !isReady || !pictureOf) return null;
  const svg = pictureOf(drawnOf(explorer.getState()));
  return <SvgText className="print-only printed-canvas" svg={svg} />;
}
