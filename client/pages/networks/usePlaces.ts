/** Places of a network: of a small one at once, of a large one from a worker, so that the page stays free. */
import { useEffect, useMemo, useState } from 'react';
import type { Network } from '../../../model/schemas/networks.ts';
import type { Place } from '../../canvas/state/scene.ts';
import { mostNodes } from './drawing-scene.ts';
import { type Placed, placesOf } from './layout.ts';

export type Places = ReadonlyMap<string, Place>;

/** Nodes that are placed within a frame or two. */
const atOnce = 60;

const nowhere: Places = new Map();

/** `undefined` while a large network is being arranged; one that is not drawn is not arranged. */
export function usePlaces(network: Network | undefined, wide: number): Places | undefined {
  const small = network !== undefined && network.nodes.length <= atOnce;
  const now = useMemo(
    () => (network && small ? placesOf(network, wide) : undefined),
    [network, small, wide],
  );
  const [found, setFound] = useState<{ network: Network; wide: number; places: Places }>();
  useEffect(() => {
    if (!network || small || network.nodes.length > mostNodes) return;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const placed: Placed = {
      nodes: network.nodes.map(({ node, statements, community }) => ({
        node: { id: node.id },
        statements,
        community,
      })),
      edges: network.edges.map(({ from, to, weight }) => ({ from, to, weight })),
    };
    worker.onmessage = ({ data }: MessageEvent<Places>) =>
      setFound({ network, wide, places: data });
    // Without a worker the page waits, but is drawn.
    worker.onerror = () => setFound({ network, wide, places: placesOf(placed, wide) });
    worker.postMessage({ network: placed, wide });
    return () => worker.terminate();
  }, [network, small, wide]);
  if (small) return now;
  if (network && network.nodes.length > mostNodes) return nowhere;
  return found?.network === network && found?.wide === wide ? found?.places : undefined;
}
