/** The graph: the canvas with the working set's filters, the first scene with its introduction. */
import CanvasPage from '../../parts/canvas-page/CanvasPage.tsx';
import { Introduction } from '../../parts/canvas-page/Introduction.tsx';

export default function GraphPage() {
  return <CanvasPage beside={<Introduction />} />;
}
