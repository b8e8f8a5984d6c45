/** Waits a moment for what need not be in an answer. */
import { setTimeout } from 'node:timers/promises';

/** The value, or the other one when that is not there within some milliseconds. */
export async function within<Value>(
  patienceMs: number,
  value: Promise<Value>,
  otherwise: Value,
): Promise<Value> {
  const late = new AbortController();
  const waited = setTimeout(patienceMs, otherwise, { signal: late.signal });
  waited.catch(() => {});
  try {
    return await Promise.race([value, waited]);
  } finally {
    late.abort();
  }
}
