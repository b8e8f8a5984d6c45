/** A client that does whatever limits forbid, from one address, as fast as it can. */
import { connect } from 'node:net';

const from = '10.9.9.9';
const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)';
const atOnce = 40;

/** Until it is told to end; gives how often it was answered with what. */
export async function abuse(url: string, signal: AbortSignal): Promise<string> {
  const statuses = new Map<number | string, number>();
  const note = (status: number | string) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const headers = { 'X-Forwarded-For': from };
  const post = (path: string, body: string, more: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', ...more },
      body,
      signal,
    });
  const attacks: (() => Promise<Response>)[] = [
    () => post('/api/cypher', JSON.stringify({ query: endless })),
    () => post('/api/cypher', 'x'.repeat(3_000_000)),
    () => post('/api/cypher', '['.repeat(500_000)),
    () =>
      fetch(`${url}/api/health`, {
        headers: { ...headers, Authorization: 'Bearer guess' },
        signal,
      }),
    () => fetch(`${url}/api/search?q=${'a'.repeat(12_000)}`, { headers, signal }),
    () => fetch(`${url}/api/statements?limit=200&q=border`, { headers, signal }),
    () => fetch(`${url}/api/stances?rows=actor`, { headers, signal }),
  ];
  // Connections that never say what they want.
  const held = [...Array(100)].map(() => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    return socket;
  });
  await Promise.all(
    [...Array(atOnce).keys()].map(async (worker) => {
      for (let at = worker; !signal.aborted; at += 1) {
        const attack = attacks[at % attacks.length];
        try {
          const reply = await attack?.();
          await reply?.arrayBuffer();
          note(reply?.status ?? 0);
        } catch {
          if (!signal.aborted) note('cut');
        }
        // A machine of its own: it must not take this one's processor from the others.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }),
  );
  for (const socket of held) socket.destroy();
  return [...statuses].map(([status, n]) => `${n} × ${status}`).join(', ');
}
