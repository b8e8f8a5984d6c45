/** A canvas in a frame of another site: the one that the address holds after its #. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetchAmong } from '../../api/subgraph.ts';
import { drawn } from '../../canvas/chain/drawn.ts';
import { noWorkingSet } from '../../canvas/chain/filtered.ts';
import { canvasBody, figureText, titleOf } from '../../canvas/picture/canvas-figure.ts';
import { fromFragment } from '../../canvas/state/fragment.ts';
import { fromSaved } from '../../canvas/state/saved-scene.ts';
import { EmbeddedFigure, type FigureOf } from '../../parts/figure/Figure.tsx';
import { strings } from './strings.ts';

export default function EmbedGraph() {
  const fragment = location.hash;
  const { data, error } = useQuery({
    queryKey: ['embedded graph', fragment],
    queryFn: async () => {
      const saved = await fromFragment(fragment);
      if (!saved) throw new Error(strings.noCanvas);
      return fromSaved(saved, await fetchAmong(saved.nodes.map(([id]) => id)));
    },
    retry: false,
  });
  const figure = useMemo((): FigureOf | undefined => {
    if (!data) return undefined;
    const shown = drawn(data, noWorkingSet);
    return {
      draw: (pen) => canvasBody(pen, shown),
      title: titleOf(shown),
      about: figureText(shown),
    };
  }, [data]);
  return <EmbeddedFigure figure={figure} error={error} />;
}
