/** The worker that arranges, off the main thread. */
import { arrange } from './arrange.ts';
import type { LayoutReply, LayoutRequest } from './messages.ts';

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const reply: LayoutReply = { id: data.id, places: arrange(data) };
  self.postMessage(reply);
};
