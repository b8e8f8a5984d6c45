/**
 * Requests to addresses that people name: never to a private one unless allowed. The name is resolved
 * once, and the connection goes to what was checked, so that a name that changes meanwhile (DNS
 * rebinding) leads nowhere else. No redirect is followed.
 */
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { StancegraphError } from '../../errors.ts';

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv4');
}

/** Only 2000::/3 is of the public net; of it, these lead elsewhere or to a private IPv4 address. */
const publicAddresses = new BlockList();
publicAddresses.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv6');
}

/** Whether an address belongs to a machine or a net that is not everybody's. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return isPrivateAddress(mapped);
  if (isIP(address) === 4) return privateAddresses.check(address, 'ipv4');
  if (isIP(address) !== 6) return true;
  return !publicAddresses.check(address, 'ipv6') || privateAddresses.check(address, 'ipv6');
}

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

const resolveAll: Resolve = (host) => lookup(host, { all: true });

/** The address to connect to. Throws `forbidden` for a private one, `bad-input` for none. */
export async function checkedAddress(
  url: string,
  mayBePrivate: boolean,
  resolve: Resolve = resolveAll,
): Promise<{ address: string; family: number }> {
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw refused(hostname);
  const host = hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await resolve(host).catch(() => []);
  const [first] = found;
  if (!first) {
    throw new StancegraphError('bad-input', `There is no address of the name ${hostname}.`, {
      errors: [{ path: 'url', message: 'its name has no address' }],
    });
  }
  if (!mayBePrivate && found.some(({ address }) => isPrivateAddress(address)))
    throw refused(hostname);
  return first;
}

function refused(host: string): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `${host} is an address of a private net, where this server sends nothing. Whoever runs it can allow that with WEBHOOKS_PRIVATE=1.`,
  );
}

const patienceMs = 10_000;
const mostBytes = 64 * 1024;

/** Posts a text to the address that was checked; gives the status. */
export function postTo(
  url: string,
  to: { address: string; family: number },
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
        // Whatever the name says by now.
        lookup: (_host, options, done) => {
          if (typeof options === 'object' && options.all) done(null, [to]);
          else
            (done as unknown as (e: null, a: string, f: number) => void)(
              null,
              to.address,
              to.family,
            );
        },
        signal: AbortSignal.timeout(patienceMs),
        agent: false,
      },
      (response) => {
        let bytes = 0;
        response.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > mostBytes) response.destroy();
        });
        response.on('close', () => resolve(response.statusCode ?? 0));
        response.on('error', () => {});
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
