/**
 * The explorer's state owns the selection and the filters; the address shows them. A link, the
 * browser's buttons or a field of a page ask for others by changing the address.
 */

/**
 * What keeps both in step: `follow` the address, for somebody asked; `show` the state in the address;
 * `none` when both say the same, or neither has changed.
 */
type Sync = 'follow' | 'show' | 'none';

/** Compares address and state with what both were the last time. */
export function createProjection<Value>(
  same: (one: Value, other: Value) => boolean,
  start: { address: Value; state: Value },
) {
  let last = start;
  return {
    /**
     * To be called whenever one of them may have changed. When both have, the address is followed,
     * unless `stateFirst` says that the state came with a page of its own.
     */
    compare(address: Value, state: Value, stateFirst = false): Sync {
      const asked = !same(address, last.address);
      const stateChanged = !same(state, last.state);
      last = { address, state };
      if (same(address, state)) return 'none';
      if (asked && !(stateFirst && stateChanged)) return 'follow';
      return stateChanged ? 'show' : 'none';
    },
  };
}
