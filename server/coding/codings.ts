/** Codings: what one coder decided on one shared text, in a layer of their own. */
import type {
  CodingBody,
  CodingReply,
  CodingSummary,
  TextReply,
} from '../../model/schemas/texts.ts';
import { codingBody } from '../../model/schemas/texts.ts';
import { StancegraphError } from '../errors.ts';
import { type SecretSettings, seal, unseal } from '../library/secrets.ts';
import type { Expected, RecordHead, StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { checkRequest } from './check.ts';
import { idsOf, unfitting } from './published-ids.ts';
import { checkCoders } from './studies.ts';

const kind = 'Coding';
const keyOf = (text: string, coder: string) => `coding/${text}/${encodeURIComponent(coder)}`;

/** The coding that a record is, as lists show it; none for other records of the kind. */
export function codingOfHead(head: RecordHead): (CodingSummary & { text: string }) | undefined {
  const [what, text, coder] = head.key.split('/');
  if (what !== 'coding' || text === undefined || coder === undefined) return undefined;
  const { revision, changed } = head;
  type Late = 'codebook' | 'codebookDossier';
  const summary = JSON.parse(head.summary) as Omit<CodingSummary, 'coder' | Late> &
    Partial<Pick<CodingSummary, Late>>;
  const unsaid = { codebook: null, codebookDossier: null };
  return { ...unsaid, ...summary, text, coder: decodeURIComponent(coder), revision, changed };
}

/** Throws `not-found`, and `cannot-answer` for one that was sealed with another key. */
export async function getCoding(
  store: Store,
  settings: SecretSettings,
  text: string,
  coder: string,
): Promise<CodingReply> {
  const record = await store.records.get(kind, keyOf(text, coder));
  if (record) {
    const reply = replyOf(record, settings, text, coder);
    if (reply) return reply;
    throw new StancegraphError(
      'cannot-answer',
      `The coding by ${coder} was sealed with another SECRET_KEY, since the text is coded blind. Give this server the same SECRET_KEY or data folder.`,
    );
  }
  throw new StancegraphError(
    'not-found',
    `${coder} has no coding of the text ${JSON.stringify(text)}.`,
  );
}

/** Every coding of some texts, by text; and whose could not be read, sealed with another key. */
export async function codingsOf(
  store: Store,
  settings: SecretSettings,
  texts: ReadonlySet<string>,
): Promise<{ codings: CodingReply[]; unreadable: string[] }> {
  const codings: CodingReply[] = [];
  const unreadable: string[] = [];
  for (const record of await store.records.all(kind)) {
    const head = codingOfHead(record);
    if (!head || !texts.has(head.text)) continue;
    const reply = replyOf(record, settings, head.text, head.coder);
    if (reply) codings.push(reply);
    else unreadable.push(head.coder);
  }
  return { codings, unreadable };
}

/**
 * Seals the codings of a text that is now coded blind: on Neo4j any reader may ask for records with a
 * query of their own.
 */
export async function sealCodings(
  store: Store,
  settings: SecretSettings,
  text: string,
): Promise<void> {
  let isLate = false;
  for (const record of await store.records.all(kind)) {
    const head = codingOfHead(record);
    if (head?.text !== text || isSealed(JSON.parse(record.body))) continue;
    const { key, title, summary, revision } = record;
    const body = sealedBody(record.body, settings);
    await store.records.put(kind, { key, title, summary, body }, revision).catch((error) => {
      if (!(error instanceof StancegraphError) || error.code !== 'conflict') throw error;
      isLate = true;
    });
  }
  // Somebody saved a coding meanwhile.
  if (isLate) await sealCodings(store, settings, text);
}

/**
 * Keeps what a coder decided. Throws `unfitting` for words that do not stand where they should and
 * for ids that nobody has, `conflict` when the coding is not in the expected state.
 */
export async function saveCoding(
  store: Store,
  settings: SecretSettings,
  text: TextReply,
  coder: string,
  body: CodingBody,
  expected: Expected,
): Promise<{ coding: CodingReply; made: boolean }> {
  const { statements, entities } = body;
  await checkCoders(store, text.study, [coder], 'coder');
  const { id: _, ...fields } = text.source;
  const source = { ...fields, text: text.text ?? '' };
  const ids = await idsOf(store, { key: text.id, source, entities, statements });
  await checkRequest(store, { source, entities, statements }, text.text, ids);
  for (const [index, { segments }] of statements.entries()) {
    if ((segments.at(-1)?.end ?? 0) <= text.characters) continue;
    throw unfitting(`statements[${index}].segments`, `the text has ${text.characters} characters.`);
  }
  const { method, model, done, codebook = null, codebookDossier = text.codebook.dossier } = body;
  const summary = {
    method,
    model: model ?? null,
    done,
    statements: statements.length,
    codebook,
    codebookDossier: codebook === null ? null : codebookDossier,
  };
  const { record, made } = await store.records.put(
    kind,
    {
      key: keyOf(text.id, coder),
      title: coder,
      summary: JSON.stringify(summary),
      body: text.blind ? sealedBody(JSON.stringify(body), settings) : JSON.stringify(body),
    },
    expected,
  );
  const { revision, created, changed } = record;
  const kept = codingBody.parse(body);
  return { coding: { ...kept, text: text.id, coder, revision, created, changed }, made };
}

function sealedBody(body: string, settings: SecretSettings): string {
  return JSON.stringify({ sealed: seal(body, settings) });
}

function isSealed(body: unknown): body is { sealed: string } {
  return typeof body === 'object' && body !== null && 'sealed' in body;
}

/** Nothing of a coding that was sealed with another key. */
function replyOf(
  record: StoredRecord,
  settings: SecretSettings,
  text: string,
  coder: string,
): CodingReply | undefined {
  const { revision, created, changed } = record;
  const kept: unknown = JSON.parse(record.body);
  const open = isSealed(kept) ? unseal(kept.sealed, settings) : record.body;
  if (open === undefined) return undefined;
  const body = codingBody.parse(JSON.parse(open));
  return { ...body, text, coder, revision, created, changed };
}
