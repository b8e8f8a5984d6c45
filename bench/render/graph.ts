/** A made-up graph of a given size in the shape of a real one: the same every time. */

const types = ['Statement', 'Statement', 'Statement', 'Actor', 'Party', 'Institution', 'Source'];
const stances = ['support', 'oppose', 'mixed', 'neutral'];
const edgesPerNode = 4;

interface MadeUpNode {
  id: string;
  type: string;
  label: string;
  x: number;
  y: number;
}

interface MadeUpEdge {
  id: string;
  from: string;
  to: string;
  type: string;
  stance?: string;
}

export interface MadeUpGraph {
  nodes: MadeUpNode[];
  edges: MadeUpEdge[];
}

/** `count` nodes on a jittered grid and four times as many edges, most of them short. */
export function madeUpGraph(count: number): MadeUpGraph {
  const random = generator(count);
  const columns = Math.ceil(Math.sqrt(count * 0.8));
  const nodes = Array.from({ length: count }, (_, at): MadeUpNode => {
    const type = at % 40 === 0 ? 'Agreement' : (types[Math.floor(random() * types.length)] ?? '');
    return {
      id: `n${at}`,
      type,
      label: `A few words that ${at} said`,
      x: (at % columns) * 170 + random() * 60,
      y: Math.floor(at / columns) * 110 + random() * 40,
    };
  });
  const edges = Array.from({ length: count * edgesPerNode }, (_, at): MadeUpEdge => {
    const from = Math.floor(random() * count);
    const far = random() < 0.1 ? count : 3 * columns;
    const to = (from + 1 + Math.floor(random() * far)) % count;
    const about = at % 3 === 0;
    return {
      id: `e${at}`,
      from: `n${from}`,
      to: `n${to}`,
      type: about ? 'ABOUT' : 'MADE',
      ...(about ? { stance: stances[at % 4] ?? '' } : {}),
    };
  });
  return { nodes, edges };
}

/** Numbers from 0 to 1 that only look random (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
