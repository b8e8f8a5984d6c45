/** The worker that arranges, off the main thread. */
import { arrange } from './arrange.ts';
import type { LayoutReply, LayoutRequest } from './messages.ts';

const send = (reply: LayoutReply) => self.postMessage(reply);

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const { id } = data;
  send({ id, places: arrange(data, (part) => send({ id, part })) });
};
