/** What the service worker and the pages agree on. */

/** Marks an answer that was read earlier and is given again without a connection: milliseconds since 1970. */
export const seenAtHeader = 'X-Stancegraph-Seen-At';
