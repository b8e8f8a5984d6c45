/** What lies below the first screen of a long page is drawn after it. */
import { useDeferredValue } from 'react';

/** True shortly after `ready`: what waits for it is drawn in short pieces, between which the page answers. */
export const useLater = (ready: boolean): boolean => useDeferredValue(ready, false);
