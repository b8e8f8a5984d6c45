/** Codings: what one coder decided on one shared text, in a layer of their own. */
import type {
  CodingBody,
  CodingReply,
  CodingSummary,
  TextReply,
} from '../../model/schemas/texts.ts';
import { codingBody } from '../../model/schemas/texts.ts';
import { StancegraphError } from '../errors.ts';
import type { Expected, RecordHead, StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { checkRequest } from './check.ts';
import { idsOf, unfitting } from './published-ids.ts';

const kind = 'Coding';
const keyOf = (text: string, coder: string) => `coding/${text}/${encodeURIComponent(coder)}`;

/** The coding that a record is, as lists show it; none for other records of the kind. */
export function codingOfHead(head: RecordHead): (CodingSummary & { text: string }) | undefined {
  const [what, text, coder] = head.key.split('/');
  if (what !== 'coding' || text === undefined || coder === undefined) return undefined;
  const { revision, changed } = head;
  const summary = JSON.parse(head.summary) as Omit<CodingSummary, 'coder'>;
  return { ...summary, text, coder: decodeURIComponent(coder), revision, changed };
}

/** Throws `not-found`. */
export async function getCoding(store: Store, text: string, coder: string): Promise<CodingReply> {
  const record = await store.records.get(kind, keyOf(text, coder));
  if (record) return replyOf(record, text, coder);
  throw new StancegraphError(
    'not-found',
    `${coder} has no coding of the text ${JSON.stringify(text)}.`,
  );
}

/** Every coding of some texts, or of all, by text. */
export async function codingsOf(store: Store, texts?: ReadonlySet<string>): Promise<CodingReply[]> {
  return (await store.records.all(kind)).flatMap((record) => {
    const head = codingOfHead(record);
    if (!head || (texts && !texts.has(head.text))) return [];
    return [replyOf(record, head.text, head.coder)];
  });
}

/**
 * Keeps what a coder decided. Throws `unfitting` for words that do not stand where they should and
 * for ids that nobody has, `conflict` when the coding is not in the expected state.
 */
export async function saveCoding(
  store: Store,
  text: TextReply,
  coder: string,
  body: CodingBody,
  expected: Expected,
): Promise<{ coding: CodingReply; made: boolean }> {
  const { statements, entities } = body;
  const { id: _, ...fields } = text.source;
  const source = { ...fields, text: text.text ?? '' };
  const ids = await idsOf(store, { key: text.id, source, entities, statements });
  await checkRequest(store, { source, entities, statements }, text.text, ids);
  for (const [index, { segments }] of statements.entries()) {
    if ((segments.at(-1)?.end ?? 0) <= text.characters) continue;
    throw unfitting(`statements[${index}].segments`, `the text has ${text.characters} characters.`);
  }
  const { method, model, done } = body;
  const summary = { method, model: model ?? null, done, statements: statements.length };
  const { record, made } = await store.records.put(
    kind,
    {
      key: keyOf(text.id, coder),
      title: coder,
      summary: JSON.stringify(summary),
      body: JSON.stringify(body),
    },
    expected,
  );
  return { coding: replyOf(record, text.id, coder), made };
}

function replyOf(record: StoredRecord, text: string, coder: string): CodingReply {
  const { revision, created, changed } = record;
  const body = codingBody.parse(JSON.parse(record.body));
  return { ...body, text, coder, revision, created, changed };
}
