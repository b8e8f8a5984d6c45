/** A plain HTTP client that keeps its connection, so that the server is measured and not the client. */
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** Posts JSON and reads the JSON that comes back. */
export function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          ...headers,
        },
      },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('error', reject);
        reply.on('end', () => {
          const answer = Buffer.concat(parts).toString();
          if ((reply.statusCode ?? 500) >= 300) reject(new Error(answer));
          else resolve(JSON.parse(answer));
        });
      },
    );
    asked.on('error', reject);
    asked.end(text);
  });
}
