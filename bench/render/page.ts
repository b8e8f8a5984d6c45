/** Draws one made-up graph with one canvas and counts frames; driven by `measure.mjs` and `layout.mjs`. */
import { madeUpGraph } from './graph.ts';
import { arrangeAfresh, growBy50 } from './layouts.ts';
import { peers } from './peers.ts';

export interface Frames {
  fps: number;
  /** Longest time between two frames, and longest task, in milliseconds. */
  longestFrame: number;
  longestTask: number;
}

const tasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration);
}).observe({ type: 'longtask' });

const bench = {
  /** Milliseconds until every node was on the canvas, placed and coloured. */
  async draw(peer: keyof typeof peers, size: number): Promise<number> {
    const graph = madeUpGraph(size);
    const container = document.getElementById('canvas');
    if (!container) return Number.NaN;
    const start = performance.now();
    await peers[peer](container, graph);
    return performance.now() - start;
  },
  arrange: (size: number) => arrangeAfresh(size, tasks),
  grow: (size: number) => growBy50(size, tasks),
  /** Counts frames until `stopFrames`. */
  startFrames() {
    const times: number[] = [];
    let going = true;
    tasks.length = 0;
    const tick = (now: number) => {
      times.push(now);
      if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    bench.stopFrames = (): Frames => {
      going = false;
      const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
      const total = gaps.reduce((sum, gap) => sum + gap, 0);
      return {
        fps: (gaps.length / total) * 1000,
        longestFrame: Math.max(0, ...gaps),
        longestTask: Math.max(0, ...tasks),
      };
    };
  },
  stopFrames: (): Frames => ({ fps: 0, longestFrame: 0, longestTask: 0 }),
};

(window as unknown as { bench: typeof bench }).bench = bench;
