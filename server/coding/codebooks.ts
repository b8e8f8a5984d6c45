/** Codebooks: what each agreement means to a coder, and the words that name it. */

import shipped from '../../coding/codebooks/asylum-optout.json' with { type: 'json' };
import { ownNames } from '../../model/own-names.ts';
import { type Codebook, type CodebookReply, codebook } from '../../model/schemas/coding.ts';
import type { Expected } from '../store/records.ts';
import type { Store } from '../store/store.ts';

const kind = 'Coding';
const keyOf = (dossier: string) => `codebook/${dossier}`;
/** The dossier whose codebook is shipped, and which a text of no study is coded by. */
export const firstDossier = 'asylum-optout';
const shippedBooks: Readonly<Record<string, Codebook>> = ownNames({
  [firstDossier]: codebook.parse(shipped),
});

/** The codebook of a dossier: as somebody saved it, else as shipped, else empty. */
export async function getCodebook(store: Store, dossier: string): Promise<CodebookReply> {
  const record = await store.records.get(kind, keyOf(dossier));
  if (record) {
    const saved = codebook.parse(JSON.parse(record.body));
    return { ...saved, dossier, revision: record.revision, shipped: false };
  }
  const book = shippedBooks[dossier] ?? { agreements: [], coders: [] };
  return { ...book, dossier, revision: 0, shipped: dossier in shippedBooks };
}

/** Saves a codebook. Throws `conflict` when it is not in the expected state. */
export async function saveCodebook(
  store: Store,
  dossier: string,
  book: Codebook,
  expected: Expected,
): Promise<{ book: CodebookReply; made: boolean }> {
  const content = {
    key: keyOf(dossier),
    title: dossier,
    summary: JSON.stringify({ agreements: book.agreements.length }),
    body: JSON.stringify(book),
  };
  const { record, made } = await store.records.put(kind, content, expected);
  return { book: { ...book, dossier, revision: record.revision, shipped: false }, made };
}

/** Every codebook by its dossier, as somebody saved it, else as shipped. */
export async function allCodebooks(store: Store): Promise<Map<string, Codebook>> {
  const records = (await store.records.all(kind)).filter(({ key }) => key.startsWith('codebook/'));
  const saved = new Map(
    records.map(({ key, body }) => [
      key.slice('codebook/'.length),
      codebook.parse(JSON.parse(body)),
    ]),
  );
  return new Map([...Object.entries(shippedBooks), ...saved]);
}

/** The aliases of every codebook, by agreement; a stem has a * where words may go on. */
export async function aliasesByAgreement(store: Store): Promise<Map<string, string[]>> {
  const books = await allCodebooks(store);
  const aliases = new Map<string, string[]>();
  for (const { agreements } of books.values()) {
    for (const { agreement, aliases: own } of agreements) {
      const texts = own.map(({ text, match }) =>
        match === 'stem' && !text.includes('*') ? `${text}*` : text,
      );
      aliases.set(agreement, [...(aliases.get(agreement) ?? []), ...texts]);
    }
  }
  return aliases;
}
