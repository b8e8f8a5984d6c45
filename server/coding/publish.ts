/** Publishing a coded text: all of it or nothing, once, in one transaction on either store. */
import type { PublishReply, PublishRequest } from '../../model/schemas/coding.ts';
import { StancegraphError } from '../errors.ts';
import { noted, touchedBy } from '../store/changes.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { batchSteps } from '../store/write-batch.ts';
import { batchOf, coderNames } from './batch.ts';
import { checkRequest } from './check.ts';
import { idsOf, textDigest } from './published-ids.ts';
import { createStep } from './record-steps.ts';
import { withFirstVersion } from './revisions.ts';
import { checkCoders } from './studies.ts';
import { keptText } from './suggest.ts';
import { checkPublished } from './texts.ts';

const kind = 'Coding';

/** Publications of one key, one after another. */
const going = new Map<string, Promise<unknown>>();

/**
 * Publishes. Throws `unfitting` (422) for words that do not stand where they should and ids that
 * nobody has, `conflict` for another body under a key that was used.
 */
export async function publish(store: Store, request: PublishRequest): Promise<PublishReply> {
  const before = going.get(request.key) ?? Promise.resolve();
  const work = before.catch(() => undefined).then(() => publishOnce(store, request));
  going.set(request.key, work);
  try {
    return await work;
  } finally {
    if (going.get(request.key) === work) going.delete(request.key);
  }
}

async function publishOnce(store: Store, request: PublishRequest): Promise<PublishReply> {
  const { dryRun, ...body } = request;
  const hash = textDigest(JSON.stringify(body));
  const known = await store.records.get(kind, `publication/${request.key}`);
  if (known) {
    const saved = JSON.parse(known.body) as { hash: string; answer: PublishReply };
    if (saved.hash === hash) return saved.answer;
    throw new StancegraphError(
      'conflict',
      'Something else was published under this key before. Publish this under a key of its own.',
    );
  }
  const text = keptText(request.source.text);
  const ids = await idsOf(store, request);
  await checkRequest(store, request, text, ids);
  await checkPublished(store, request.coding);
  const { study = null, codedBy, coders = [] } = request.coding;
  await checkCoders(store, study, [...coders, codedBy], 'coding.codedBy');
  const at = new Date().toISOString();
  const { batch, notices } = batchOf(request, text, ids, at);
  const answer: PublishReply = {
    source: ids.source,
    statements: request.statements.map(({ ref }) => ({ ref, id: ids.statements.get(ref) ?? '' })),
    entities: [...ids.entities].map(([ref, id]) => ({ ref, id })),
    made: {
      source: ids.newSource,
      statements: request.statements.length,
      entities: ids.entities.size,
    },
    notices,
  };
  if (dryRun) return answer;
  const names = coderNames(request.coding);
  const { relationships } = batch;
  const nodes = batch.nodes.map((node) =>
    node.label === 'Source' ? node : withFirstVersion(node, relationships, names, at),
  );
  await store.engine.write([
    ...noted(store.engine.kind, touchedBy(batch), batchSteps({ ...batch, nodes })),
    { text: cypher('records/bump-records-version'), params: {} },
    createStep(store, at, {
      key: `publication/${request.key}`,
      title: request.source.title,
      summary: JSON.stringify({
        source: ids.source,
        statements: request.statements.length,
        codedBy: names,
        ...(request.coding.text ? { text: request.coding.text } : {}),
      }),
      body: JSON.stringify({ hash, answer }),
    }),
  ]);
  return answer;
}
