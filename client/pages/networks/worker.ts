/** The worker that places the nodes of a large network, off the main thread. */
import { type Placed, placesOf } from './layout.ts';

self.onmessage = ({ data }: MessageEvent<{ network: Placed; wide: number }>) =>
  self.postMessage(placesOf(data.network, data.wide));
