/**
 * The client of the language service, which is started by its first request. There are two workers:
 * a check takes some hundred milliseconds, and completion must not wait for it.
 */
import type { Health } from '../../../../model/schemas/api.ts';
import { dateProperties, entityLabel } from '../../../../model/vocabulary/index.ts';
import procedures from './procedures.json' with { type: 'json' };
import type {
  EditorNames,
  Finding,
  GraphSchema,
  Question,
  Questions,
  Request,
  WorkerReply,
} from './protocol.ts';

type StoreKind = Health['store']['kind'];
type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

let checking: Worker | undefined;
let helping: Worker | undefined;
let asked = 0;
let names: EditorNames | undefined;
let endWait = () => {};
/** Resolves when the names of the live schema are known, or are not to be had. */
export const namesAwaited = new Promise<void>((resolve) => {
  endWait = resolve;
});
let stopped = false;
const waiting = new Map<number, Waiting>();
/** Timeout of a check, in ms; after it the store alone checks. */
const patienceMs = 4000;

/** Fetches the language service; asking does so too. */
export function startLanguage(): void {
  helping ??= begun();
  checking ??= begun();
}

function begun(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) one?.reject(new Error(data.failed));
    else one?.resolve(data.answer);
  };
  worker.onerror = () => {
    stopped = true;
    for (const { reject } of waiting.values()) reject(new Error('The language service stopped.'));
    waiting.clear();
  };
  if (names) worker.postMessage({ names } satisfies Request);
  return worker;
}

/** Sends the names of this graph to the workers. */
export function setSchema(schema: GraphSchema, store?: StoreKind): void {
  names = editorNames(schema, store);
  for (const worker of [helping, checking]) worker?.postMessage({ names } satisfies Request);
  endWait();
}

/** Lets completion offer the words of the language alone: the schema cannot be read now. */
export function goOnWithoutSchema(): void {
  endWait();
}

/** The names of the live schema. */
export function knownNames(): EditorNames | undefined {
  return names;
}

export async function ask<Name extends Question>(
  name: Name,
  question: Questions[Name]['ask'],
): Promise<Questions[Name]['answer']> {
  if (stopped) throw new Error('The language service stopped.');
  startLanguage();
  asked += 1;
  const id = asked;
  const answer = new Promise<Questions[Name]['answer']>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
  });
  (name === 'lint' ? checking : helping)?.postMessage({ id, name, ask: question });
  return answer;
}

/**
 * Checks a text, and passes its variables to the other worker. When the service has not loaded in
 * time, there are no findings, and `onLate` is called once it has.
 */
export async function lint(
  text: string,
  parameters: string[],
  onLate: () => void,
): Promise<Finding[]> {
  let late = false;
  const asked = ask('lint', { text, parameters }).then(({ findings, symbols }) => {
    helping?.postMessage({ symbols } satisfies Request);
    if (late) onLate();
    return findings;
  });
  const patience = new Promise<Finding[]>((resolve) =>
    setTimeout(() => {
      late = true;
      resolve([]);
    }, patienceMs),
  );
  return Promise.race([asked, patience]);
}

/** Procedures that Neo4j alone has. */
const ofNeo4j = procedures.filter((one) => 'only' in one).map(({ name }) => name);

/** Names of a schema, with those that every node has and the last days of dates. */
export function editorNames(
  { labels, relationshipTypes }: GraphSchema,
  store?: StoreKind,
): EditorNames {
  const propertiesOf = Object.fromEntries(
    [...labels, ...relationshipTypes].map(({ name, properties }) => [
      name,
      ['id', ...properties.flatMap((key) => (dateProperties.has(key) ? [key, `${key}End`] : key))],
    ]),
  );
  const keys = new Set(['id', ...Object.values(propertiesOf).flat()]);
  const pairs = relationshipTypes.flatMap(({ name, from, to }) =>
    [...from, entityLabel].flatMap((one) =>
      [...to, entityLabel].map((other) => ({ relType: name, from: one, to: other })),
    ),
  );
  return {
    labels: [...labels.map(({ name }) => name), entityLabel],
    relationshipTypes: relationshipTypes.map(({ name }) => name),
    propertyKeys: [...keys].sort(),
    propertiesOf,
    lacking: store === 'embedded' ? ofNeo4j : [],
    ends: pairs,
  };
}
