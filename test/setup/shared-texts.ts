/** A text of three sentences that several people code, and how a test shares it with a server and asks for it. */
import { expect } from 'vitest';
import type { TestServer } from './server.ts';

export const words =
  'Marjolein Faber spoke on Monday. 😀\n“We will ask for an opt-out again,” Faber said. Geert Wilders said that the pact is a very bad deal for us.';
export const quote = 'We will ask for an opt-out again';
export const clause = 'the pact is a very bad deal for us';

interface Asked {
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
}

/** Requests to a server that is there when they are made. */
export function sharedTexts(running: () => TestServer) {
  const ask = async (method: string, path: string, { body, headers, token }: Asked = {}) => {
    const response = await fetch(`${running().url}/api/coding${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const sent = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      type: response.headers.get('content-type'),
      sent,
      // biome-ignore lint/suspicious/noExplicitAny: replies are checked by what is expected of them
      body: (isJson ? safely(sent) : undefined) as any,
    };
  };
  const source = (changes: object = {}) => ({
    title: 'Faber asks again',
    publisher: 'De Havenbode',
    date: '2024-10-07',
    language: 'en',
    sourceClass: 'press-or-reference',
    licence: 'CC BY 4.0',
    text: words.replace('\n', '\r\n'),
    keepText: true,
    ...changes,
  });
  const share = async (changes: object = {}) => {
    const { status, body } = await ask('POST', '/texts', {
      body: { source: source(), ...changes },
    });
    expect(status).toBe(201);
    return body.id as string;
  };
  const segment = (exact: string) => {
    const start = words.indexOf(exact);
    return { start, end: start + exact.length, exact };
  };
  const statement = (ref: string, exact: string, stance: string, changes: object = {}) => ({
    ref,
    kind: 'quote',
    method: 'hand',
    segments: [segment(exact)],
    speakers: [{ id: 'actor:marjolein-faber' }],
    about: [{ agreement: 'agreement:pact', stance }],
    ...changes,
  });
  return { ask, source, share, segment, statement };
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
