/** Requests to elsewhere (SSRF): a webhook reaches no private net, a language model is asked at its configured address alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { checkedAddress, isPrivateAddress } from '../../server/library/events/addresses.ts';
import { startTestServer } from '../setup/server.ts';

describe('addresses of private nets', () => {
  const closed = [
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
  ];
  test.each(closed)('%s is one', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
  test.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1'])('%s is none', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost/',
    'ftp://8.8.8.8/',
  ])('%s is refused', async (url) => {
    await expect(checkedAddress(url, false)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a name is refused for any private address it has; the one that was checked is used', async () => {
    const both = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    await expect(checkedAddress('https://two.example/', false, both)).rejects.toMatchObject({
      code: 'forbidden',
    });
    let asked = 0;
    // Names that are public when they are checked and private afterwards.
    const changing = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 }];
    };
    expect(await checkedAddress('https://changing.example/', false, changing)).toEqual({
      address: '93.184.216.34',
      family: 4,
    });
    expect(asked).toBe(1);
  });

  test('a webhook to one is refused when it is made, and when its name leads there later', async () => {
    const server = await startTestServer('embedded', undefined, undefined, [
      'test/fixtures/synthetic',
    ]);
    const answer = await fetch(`${server.url}/api/webhooks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: 'http://169.254.169.254/', events: ['statement'] }),
    });
    expect(answer.status).toBe(403);
    expect((await answer.json()).detail).toContain('WEBHOOKS_PRIVATE');
    await server.close();
  });
});

describe('the address of a language model', () => {
  test('is that of the settings: no request names another, and no answer leads to one', async () => {
    const asked: string[] = [];
    const inner = createServer((request, response) => {
      asked.push(`inner ${request.url}`);
      response.end('{}');
    });
    const model = createServer((request, response) => {
      asked.push(`model ${request.url}`);
      request.resume();
      response.writeHead(307, { Location: `${at(inner)}/latest/meta-data` }).end();
    });
    const at = (of: typeof inner) => `http://127.0.0.1:${(of.address() as AddressInfo).port}`;
    for (const one of [inner, model]) {
      await new Promise<void>((ready) => one.listen(0, '127.0.0.1', ready));
    }
    const codingModel = { url: `${at(model)}/v1`, model: 'm', key: undefined, timeoutMs: 5000 };
    const rights = { host: '127.0.0.1', codingModel };
    const server = await startTestServer('embedded', undefined, rights, [
      'test/fixtures/synthetic',
    ]);
    try {
      const body = { text: 'Ada Lindt said: “We will sign it.”', language: 'en' };
      const other = { url: at(inner), model: at(inner), codingModel: { url: at(inner) } };
      const answer = await fetch(`${server.url}/api/coding/model?url=${at(inner)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...body, ...other }),
      });
      expect(answer.status).toBe(503);
      expect(asked).toEqual(['model /v1/chat/completions']);
    } finally {
      await server.close();
      inner.close();
      model.close();
    }
  });
});
