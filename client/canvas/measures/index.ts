/** Measures what is shown, in a worker that can be stopped; the last answer is cached. */
import type { MeasuredGraph } from './degrees.ts';
import type { MeasureStep, Measures } from './measures.ts';
import type { MeasureMessage } from './messages.ts';

interface MeasureState {
  status: 'none' | 'running' | 'ready' | 'failed';
  /** What is being done now, while it runs. */
  step: MeasureStep | null;
  measures: Measures | null;
  /** What was measureInWorker, to see whether the canvas has moved on since. */
  of: string;
  error: string | null;
}

const initial: MeasureState = { status: 'none', step: null, measures: null, of: '', error: null };
let state = initial;
let worker: Worker | undefined;
const listeners = new Set<() => void>();

function set(change: Partial<MeasureState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** What is known of the measures now. */
export function measureState(): MeasureState {
  return state;
}

/** Calls a listener after changes; the function returned unsubscribes it. */
export function onMeasures(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** A text that differs when other nodes or relationships are shown. */
export function fingerprintOf(graph: MeasuredGraph): string {
  let sum = 0;
  const add = (text: string) => {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) hash = (hash * 31 + text.charCodeAt(at)) | 0;
    sum = (sum + hash) | 0;
  };
  for (const id of graph.ids) add(id);
  for (const { from, to } of graph.links) add(`${from}>${to}`);
  return `${graph.ids.length}/${graph.links.length}/${sum}`;
}

/** Measures, unless this very graph is measured already or being measured. */
export function startMeasuring(graph: MeasuredGraph): void {
  const of = fingerprintOf(graph);
  if (state.of === of && (state.status === 'running' || state.status === 'ready')) return;
  worker?.terminate();
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  set({ status: 'running', step: null, of, error: null });
  worker.onerror = ({ message }) => {
    worker?.terminate();
    worker = undefined;
    set({ status: 'failed', step: null, error: message || 'its worker did not start' });
  };
  worker.onmessage = ({ data }: MessageEvent<MeasureMessage>) => {
    if (data.kind === 'progress') {
      set({ step: data.step });
      return;
    }
    worker?.terminate();
    worker = undefined;
    if (data.kind === 'done') set({ status: 'ready', step: null, measures: data.measures });
    else set({ status: 'failed', step: null, error: data.message });
  };
  worker.postMessage({ ids: graph.ids, links: graph.links });
}

/** The measures of this graph; `null` when measuring was stopped or failed. */
export function measureInWorker(graph: MeasuredGraph): Promise<Measures | null> {
  startMeasuring(graph);
  if (state.status !== 'running') return Promise.resolve(state.measures);
  return new Promise((resolve) => {
    const end = onMeasures(() => {
      if (state.status === 'running') return;
      end();
      resolve(state.status === 'ready' && state.of !== '' ? state.measures : null);
    });
  });
}

/** Ends what is being measured; the last answer stays. */
export function stopMeasuring(): void {
  worker?.terminate();
  worker = undefined;
  set({ status: state.measures ? 'ready' : 'none', step: null, of: '' });
}
