/**
 * Asks the language service, which begins when it is first asked for. It runs twice: checking takes
 * some hundred milliseconds, and completion must not wait behind it.
 */
import { dateProperties, entityLabel } from '../../../../model/vocabulary.ts';
import type { Names, Question, Questions, Reply, Request, Schema } from './protocol.ts';

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

let checking: Worker | undefined;
let helping: Worker | undefined;
let asked = 0;
let names: Names | undefined;
const waiting = new Map<number, Waiting>();

/** Fetches the language service; asking does so too. */
export function startLanguage(): void {
  helping ??= begun();
  checking ??= begun();
}

function begun(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) one?.reject(new Error(data.failed));
    else one?.resolve(data.answer);
  };
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(new Error('The language service stopped.'));
    waiting.clear();
  };
  if (names) worker.postMessage({ names } satisfies Request);
  return worker;
}

/** Tells the names that this graph has. */
export function setSchema(schema: Schema): void {
  names = namesOf(schema);
  for (const worker of [helping, checking]) worker?.postMessage({ names } satisfies Request);
}

/** The names of the live schema. */
export function knownNames(): Names | undefined {
  return names;
}

export async function ask<Name extends Question>(
  name: Name,
  question: Questions[Name]['ask'],
): Promise<Questions[Name]['answer']> {
  startLanguage();
  asked += 1;
  const id = asked;
  const answer = new Promise<Questions[Name]['answer']>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
  });
  (name === 'lint' ? checking : helping)?.postMessage({ id, name, ask: question });
  return answer;
}

/** What a text looks like to the checks; its variables are told to the other worker too. */
export async function lint(text: string, parameters: string[]) {
  const { findings, symbols } = await ask('lint', { text, parameters });
  helping?.postMessage({ symbols } satisfies Request);
  return findings;
}

/** Names of a schema, with those that every node has and the last days of dates. */
export function namesOf({ labels, relationshipTypes }: Schema): Names {
  const keys = new Set(['id']);
  for (const { properties } of [...labels, ...relationshipTypes]) {
    for (const key of properties) {
      keys.add(key);
      if (dateProperties.has(key)) keys.add(`${key}End`);
    }
  }
  const pairs = relationshipTypes.flatMap(({ name, from, to }) =>
    [...from, entityLabel].flatMap((one) =>
      [...to, entityLabel].map((other) => ({ relType: name, from: one, to: other })),
    ),
  );
  return {
    labels: [...labels.map(({ name }) => name), entityLabel],
    relationshipTypes: relationshipTypes.map(({ name }) => name),
    propertyKeys: [...keys].sort(),
    ends: pairs,
  };
}
