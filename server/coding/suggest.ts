/** Suggestions for a text. Nothing of the text is stored or logged. */
import { setImmediate } from 'node:timers/promises';
import { keepable } from '../../coding/fold.ts';
import type { Suggestions } from '../../coding/suggest.ts';
import { rangeOf } from '../../model/dates.ts';
import type { SuggestionReply, SuggestReply, SuggestRequest } from '../../model/schemas/coding.ts';
import { StancegraphError } from '../errors.ts';
import { verify } from '../questions/verify.ts';
import type { Store } from '../store/store.ts';
import { historiesOf, knownNames } from './names.ts';
import type { TextToRead } from './pipeline/messages.ts';
import { createTextThread } from './pipeline/thread.ts';

/** Suggestions that are looked up in the graph, from the first on. */
const mostKnown = 120;

const thread = createTextThread();

/** What the rules propose, read in a thread of its own: the text may be long or hostile. */
export async function proposalsFor(store: Store, text: TextToRead): Promise<Suggestions> {
  return thread.read(await knownNames(store), text, (speakers) =>
    historiesOf(store, speakers, text.date),
  );
}

/** Proposes statements, and says which words the graph has already. */
export async function suggestFor(store: Store, request: SuggestRequest): Promise<SuggestReply> {
  const found = await proposalsFor(store, {
    text: keptText(request.text),
    language: request.language,
    date: request.date,
    sticky: request.sticky?.agreements,
  });
  return { ...found, suggestions: await withKnown(store, found, request.date) };
}

/** The text as it is kept. Throws `bad-input` or `too-large`. */
export function keptText(text: string): string {
  const kept = keepable(text);
  if ('text' in kept) return kept.text;
  throw new StancegraphError(
    kept.problem.includes('at most') ? 'too-large' : 'bad-input',
    kept.problem,
  );
}

async function withKnown(
  store: Store,
  { suggestions }: Suggestions,
  date: string | undefined,
): Promise<SuggestionReply[]> {
  const replies: SuggestionReply[] = [];
  for (const [index, one] of suggestions.entries()) {
    if (index < mostKnown) await setImmediate();
    const words = one.exact.split(/\s+/).length;
    const known =
      index < mostKnown && words >= 3
        ? await knownOf(store, one.exact, speakerOf(one), date)
        : undefined;
    replies.push({ ...one, ...(known ? { known } : {}) } as SuggestionReply);
  }
  return replies;
}

function speakerOf(one: Suggestions['suggestions'][number]): string | undefined {
  const first = one.speakers[0]?.candidates[0];
  return first && first.confidence > 0.6 ? first.id : undefined;
}

/** Days from a statement to a text that still tells of it as news. */
const newsDays = 14;

/** Whether the words were said long before the text, or after it. */
function isOtherDay(date: string | undefined, said: unknown): boolean {
  const [text, words] = [date && rangeOf(date), typeof said === 'string' && rangeOf(said)];
  if (!text || !words) return false;
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days(words.last, text.first) > newsDays || words.first > text.last;
}

async function knownOf(
  store: Store,
  text: string,
  speaker: string | undefined,
  date: string | undefined,
): Promise<SuggestionReply['known']> {
  const asked = { text: text.slice(0, 5000), ...(speaker ? { speaker } : {}) };
  const reply = await verify(store, asked).catch((error: unknown) => {
    if (error instanceof StancegraphError && error.code === 'bad-input') return undefined;
    throw error;
  });
  const match = reply?.matches[0];
  if (!match) return undefined;
  const { statement, difference } = match;
  const other = isOtherDay(date, statement.statement.properties.date);
  const differs = other ? [...match.differs, 'date' as const] : match.differs;
  return {
    status: other && match.status === 'exact' ? 'attributed-otherwise' : match.status,
    statement: statement.statement.id,
    speakers: statement.speakers.map(({ node }) => String(node.properties.name ?? node.id)),
    differs,
    difference,
  };
}
