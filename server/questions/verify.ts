/** Whether somebody said these words: exactly, otherwise attributed, nearly, or not that we hold. */
import { buildQuoteIndex, type QuoteIndex, type QuoteText } from '../../coding/quote-index.ts';
import { type DifferenceStep, differenceOf, quoteParts } from '../../coding/quote-words.ts';
import { rangeOf } from '../../model/dates.ts';
import { isEntityId } from '../../model/ids.ts';
import type { VerifyMatch, VerifyReply, VerifyRequest } from '../../model/schemas/quotes.ts';
import type { StatementItem } from '../../model/schemas/statements.ts';
import { StancegraphError } from '../errors.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { statementDetails } from './statement-details.ts';

interface Row {
  id: string;
  text: string | null;
  translation: string | null;
  kind: string | null;
  exact: (string | null)[];
}

interface Held {
  base: QuoteIndex;
  /** Statements that were written to since the base was built. */
  touched: ReadonlySet<string>;
  since: QuoteIndex;
}

const leastWords = 3;
const atOnce = 5000;
/** Statements written to since, beyond which everything is read again. */
const mostTouched = 5000;
const mostExact = 200;
const mostSimilar = 40;
const mostShown = 10;
/** The share of words in common from which on words are near. */
const near = 0.6;
const readingMs = 120_000;
const none = buildQuoteIndex([]);

/** Checks a quotation. Throws `bad-input` for fewer than three words. */
export async function verify(context: Context, request: VerifyRequest): Promise<VerifyReply> {
  const parts = quoteParts(request.text);
  const asked = parts.flat();
  if (asked.length < leastWords) {
    throw new StancegraphError(
      'bad-input',
      `A quotation to check needs ${leastWords} words or more; this has ${asked.length}. Give more of it.`,
    );
  }
  const held = await heldQuotes(context);
  const sure = hits(held, (index) =>
    index.exact(parts, mostExact).map((hit) => ({ ...index.at(hit.text), part: hit.part })),
  );
  const alike = hits(held, (index) =>
    index.similar(parts, mostSimilar).map((text) => index.at(text)),
  )
    .map((one) => {
      const { steps, same, window } = differenceOf(quoteParts(one.text).flat(), asked);
      return { ...one, part: false, steps, share: (2 * same) / (asked.length + window) };
    })
    .filter((one) => one.share >= near)
    .sort((a, b) => b.share - a.share || (a.statement < b.statement ? -1 : 1));
  const items = new Map(
    (
      await statementDetails(context, [
        ...new Set([...sure, ...alike.slice(0, mostShown)].map((one) => one.statement)),
      ])
    ).map((item) => [item.statement.id, item]),
  );
  const matches = new Map<string, VerifyMatch>();
  const add = (
    one: QuoteText & { part: boolean },
    exact: boolean,
    difference: DifferenceStep[],
  ) => {
    const item = items.get(one.statement);
    if (!item || matches.has(one.statement)) return;
    const differs = differing(item, request);
    const isExact = exact && !one.paraphrase;
    matches.set(one.statement, {
      status: !isExact ? 'near' : differs.length > 0 ? 'attributed-otherwise' : 'exact',
      statement: item,
      part: one.part,
      paraphrase: one.paraphrase,
      translation: one.of === 'translation',
      differs,
      difference,
    });
  };
  const same: DifferenceStep[] = [{ op: 'same', text: asked.map(({ text }) => text).join(' ') }];
  for (const one of sure) if (!one.paraphrase) add(one, true, same);
  for (const one of sure) if (one.paraphrase) add(one, true, same);
  for (const one of alike) add(one, false, one.steps);
  const order = ['exact', 'attributed-otherwise', 'near'];
  const sorted = [...matches.values()].sort(
    (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || Number(a.part) - Number(b.part),
  );
  return {
    status: sorted[0]?.status ?? 'not-held',
    matches: sorted.slice(0, mostShown),
    searched: searchedIn(held),
  };
}

function hits<Hit extends QuoteText>(
  { base, touched, since }: Held,
  find: (index: QuoteIndex) => Hit[],
): Hit[] {
  return [...find(base).filter((hit) => !touched.has(hit.statement)), ...find(since)];
}

const counted = new WeakMap<Held, VerifyReply['searched']>();

function searchedIn(held: Held): VerifyReply['searched'] {
  const known = counted.get(held);
  if (known) return known;
  const statements = new Set<string>();
  let translations = 0;
  let texts = 0;
  for (const index of [held.base, held.since]) {
    for (let at = 0; at < index.size; at += 1) {
      const { statement, of } = index.at(at);
      if (index === held.base && held.touched.has(statement)) continue;
      statements.add(statement);
      texts += 1;
      if (of === 'translation') translations += 1;
    }
  }
  const found = { statements: statements.size, texts, translations };
  counted.set(held, found);
  return found;
}

/** Who said it and when, where the asker says so and the graph says otherwise. */
function differing(item: StatementItem, { speaker, date }: VerifyRequest): ('speaker' | 'date')[] {
  const differs: ('speaker' | 'date')[] = [];
  if (speaker && !item.speakers.some(({ node }) => node.id === speaker)) differs.push('speaker');
  const said = item.statement.properties.date;
  if (date && typeof said === 'string') {
    const [asked, held] = [rangeOf(date), rangeOf(said)];
    if (asked && held && (asked.last < held.first || asked.first > held.last)) differs.push('date');
  }
  return differs;
}

/** The index for what the store holds now; after a write what it touched is read again. */
function heldQuotes(context: Context): Promise<Held> {
  return context.cached(
    'quotes',
    async () => ({
      base: buildQuoteIndex(await readAll(context)),
      touched: new Set<string>(),
      since: none,
    }),
    async (held, touched) => {
      const ids = new Set([
        ...held.touched,
        ...touched.filter((one) => one.startsWith('statement:')),
      ]);
      if (ids.size > mostTouched) return null;
      const rows = await context.engine.read<Row>(cypher('questions/quote-texts-of'), {
        ids: [...ids],
      });
      return { base: held.base, touched: ids, since: buildQuoteIndex(rows.flatMap(textsOf)) };
    },
  );
}

async function readAll({ engine }: Context): Promise<QuoteText[]> {
  const texts: QuoteText[] = [];
  for (let after = ''; ; ) {
    const params = { after, limit: atOnce };
    const rows = await engine.read<Row>(cypher('questions/quote-texts'), params, readingMs);
    for (const row of rows) texts.push(...textsOf(row));
    const last = rows.at(-1);
    if (rows.length < atOnce || !last) return texts;
    after = last.id;
  }
}

function textsOf({ id, text, translation, kind, exact }: Row): QuoteText[] {
  // Others may have nodes with the same labels.
  if (!isEntityId(id, 'Statement')) return [];
  const paraphrase = kind === 'paraphrase';
  const found: QuoteText[] = [];
  const add = (words: string | null, of: QuoteText['of'], written: boolean) => {
    if (!words || found.some((one) => one.text === words)) return;
    found.push({ statement: id, text: words, of, paraphrase: written });
  };
  add(text, 'text', paraphrase);
  for (const words of exact) add(words, 'source', paraphrase);
  add(translation, 'translation', paraphrase);
  return found;
}
