/** The graph: the canvas with the working set's filters. */
import CanvasPage from '../../parts/canvas-page/CanvasPage.tsx';

export default function GraphPage() {
  return <CanvasPage />;
}
