/** Waits a moment for what need not be in an answer. */
import { setTimeout } from 'node:timers/promises';

const patienceMs = 100;

/** The value, or the other one when that is not there soon. */
export async function soon<Value>(value: Promise<Value>, otherwise: Value): Promise<Value> {
  const late = new AbortController();
  const waited = setTimeout(patienceMs, otherwise, { signal: late.signal });
  waited.catch(() => {});
  try {
    return await Promise.race([value, waited]);
  } finally {
    late.abort();
  }
}
