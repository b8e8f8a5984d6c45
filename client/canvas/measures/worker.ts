/** The worker that measures, off the main thread. */
import { measure } from './measures.ts';
import type { MeasureMessage, MeasureRequest } from './messages.ts';

const say = (message: MeasureMessage) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<MeasureRequest>) => {
  try {
    const measures = measure(data, (step) => say({ kind: 'progress', step }));
    say({ kind: 'done', measures });
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
