/** The name or office in a run of words. */
import { type Grammar, isPreposition } from './grammar.ts';
import type { Item, Mention } from './types.ts';

/** What is said of a run of items: the name in it, or the office, or nothing. */
export function mentionIn(
  items: readonly Item[],
  from: number,
  to: number,
  grammar: Grammar,
): Mention | null {
  const words: number[] = [];
  for (let at = from; at < to; at += 1) if (items[at]?.kind === 'word') words.push(at);
  if (words.length === 0) return null;
  const item = (at: number) => items[at] as Item;
  const firstPreposition = words.findIndex(
    (at, index) =>
      index > 0 &&
      !item(at).upper &&
      (grammar.prepositions.has(item(at).low) || isPreposition(item(at).low)) &&
      !(
        grammar.particles.has(item(at).low) &&
        item(words[index + 1] ?? at).upper &&
        item(words[index - 1] as number).upper &&
        !grammar.isRole(item(words[index - 1] as number).low)
      ),
  );
  const head = firstPreposition < 0 ? words : words.slice(0, firstPreposition);
  const tail = firstPreposition < 0 ? [] : words.slice(firstPreposition + 1);
  const roleAt = head.findLast((at) => grammar.isRole(item(at).low));
  const role = roleAt === undefined ? '' : item(roleAt).low;
  const chunks = namesIn(items, head, grammar);
  const person =
    roleAt === undefined ? chunks[0] : (chunks.find(([at = 0]) => at > roleAt) ?? chunks.at(-1));
  const afterRole = person && roleAt !== undefined && (person[0] as number) > roleAt;
  const noun = person && commonNoun(items, person, grammar);
  if (noun !== undefined) {
    const named = namesIn(items, tail, grammar)[0];
    return roleMention(items, head, noun, named ? spanOf(items, named) : null);
  }
  if (person && (afterRole || roleAt === undefined || !isGroupName(items, person, roleAt))) {
    return nameMention(items, person, role, null);
  }
  const group = person ? spanOf(items, person) : null;
  if (role !== '' && tail.length > 0) {
    const named = namesIn(items, tail, grammar)[0];
    if (named) {
      const determined = grammar.determiners.has(item(tail[0] as number).low);
      if (
        !determined &&
        named.length >= 3 &&
        !grammar.particles.has(item(named[1] as number).low)
      ) {
        return nameMention(items, named.slice(-2), role, null);
      }
      return roleMention(items, head, role, spanOf(items, named));
    }
  }
  if (role !== '') return roleMention(items, head, role, group);
  const first = item(words[0] as number);
  if (grammar.determiners.has(first.low) || grammar.possessives.has(first.low)) {
    const noun = head.at(-1);
    if (noun !== undefined && head.length > 1)
      return roleMention(items, head, item(noun).low, null);
  }
  return null;
}

/** A single German noun behind an article is no name. */
function commonNoun(items: readonly Item[], chunk: number[], grammar: Grammar): string | undefined {
  const [at] = chunk;
  if (grammar.pack?.language !== 'de' || chunk.length !== 1 || at === undefined) return undefined;
  const before = items[at - 1];
  const item = items[at] as Item;
  if (!before || /^\p{Lu}{2,}/u.test(item.text) || !/^\p{Lu}\p{Ll}/u.test(item.text))
    return undefined;
  const article = grammar.determiners.has(before.low) && before.low !== 'so';
  const adjective =
    !before.upper &&
    /(?:en|er|e|es|em)$/.test(before.low) &&
    grammar.determiners.has(items[at - 2]?.low ?? '');
  return article || adjective ? item.low : undefined;
}

/** “VVD leader”: the name stands before the office and belongs to a body, when it is an abbreviation. */
function isGroupName(items: readonly Item[], chunk: number[], roleAt: number): boolean {
  return (chunk.at(-1) as number) < roleAt && chunk.length > 0 && items[roleAt] !== undefined;
}

/** Runs of capitalised words with the particles between them; offices at their start are left out. */
function namesIn(items: readonly Item[], words: readonly number[], grammar: Grammar): number[][] {
  const german = grammar.pack?.language === 'de';
  const chunks: number[][] = [];
  let chunk: number[] = [];
  const close = () => {
    while (chunk.length > 0 && !(items[chunk.at(-1) as number] as Item).upper) chunk.pop();
    while (chunk.length > 0 && isTitleOrRole(items[chunk[0] as number] as Item, grammar))
      chunk.shift();
    if (german && chunk.length > 2) {
      const before = items[(chunk[0] as number) - 1];
      if (before && grammar.determiners.has(before.low)) chunk.shift();
    }
    if (chunk.length > 0) chunks.push(chunk);
    chunk = [];
  };
  for (const at of words) {
    const item = items[at] as Item;
    const last = chunk.at(-1);
    const joined = last === undefined || joins(items, last, at);
    if (
      item.upper &&
      (grammar.isName(item) ||
        (chunk.length > 0 && grammar.particles.has(item.low)) ||
        (grammar.particles.has(item.low) &&
          items[at + 1]?.upper &&
          !startsWithArticle(items, at, grammar)))
    ) {
      if (!joined) close();
      chunk.push(at);
    } else if (chunk.length > 0 && joined && grammar.particles.has(item.low)) chunk.push(at);
    else close();
  }
  close();
  return chunks;
}

/** “Der Sprecher” and “De minister” begin with an article, “De Vries” and “Van der Meulen” with a name. */
function startsWithArticle(items: readonly Item[], at: number, grammar: Grammar): boolean {
  const item = items[at] as Item;
  const next = items[at + 1] as Item;
  return grammar.determiners.has(item.low) && grammar.isRole(next.low);
}

/** Whether nothing but blanks, or the stop of a title or initial, stands between two words. */
function joins(items: readonly Item[], before: number, at: number): boolean {
  if (at === before + 1) return true;
  const between = items.slice(before + 1, at);
  const stop = between.length === 1 && between[0]?.text === '.';
  return stop && (items[before] as Item).text.length <= 4;
}

function isTitleOrRole(item: Item, grammar: Grammar): boolean {
  return item.low in grammar.titles || grammar.isRole(item.low);
}

function spanOf(items: readonly Item[], chunk: readonly number[]) {
  const start = (items[chunk[0] as number] as Item).start;
  const last = items[chunk.at(-1) as number] as Item;
  return { start, end: last.end - possessiveEnd(last.text) };
}

function possessiveEnd(text: string): number {
  return /['’]s?$/.exec(text)?.[0].length ?? 0;
}

function nameMention(
  items: readonly Item[],
  chunk: readonly number[],
  role: string,
  of: Mention['of'],
): Mention {
  const span = spanOf(items, chunk);
  const parts = chunk.map((at) => (items[at] as Item).text);
  const last = parts.at(-1) as string;
  parts[parts.length - 1] = last.slice(0, last.length - possessiveEnd(last));
  const title = items[(chunk[0] as number) - 1];
  return {
    ...span,
    kind: 'name',
    name: parts.join(' '),
    role,
    of,
    gender: genderOfTitle(title?.text === '.' ? items[(chunk[0] as number) - 2] : title),
    plural: false,
  };
}

const titleGenders: Record<string, string> = {
  mr: 'm',
  mrs: 'f',
  ms: 'f',
  miss: 'f',
  sir: 'm',
  lady: 'f',
  herr: 'm',
  herrn: 'm',
  frau: 'f',
  meneer: 'm',
  heer: 'm',
  mevrouw: 'f',
  dhr: 'm',
  mevr: 'f',
  m: 'm',
  mme: 'f',
  madame: 'f',
  monsieur: 'm',
  signora: 'f',
  signor: 'm',
  sra: 'f',
  ministerin: 'f',
  sprecherin: 'f',
  ministra: 'f',
  spokeswoman: 'f',
  spokesman: 'm',
  kanzlerin: 'f',
  präsidentin: 'f',
  woordvoerster: 'f',
};

function genderOfTitle(item: Item | undefined): string {
  return titleGenders[item?.low ?? ''] ?? '';
}

function roleMention(
  items: readonly Item[],
  head: readonly number[],
  role: string,
  of: Mention['of'],
): Mention {
  const start = (items[head[0] as number] as Item).start;
  const end = (items[head.at(-1) as number] as Item).end;
  const plural =
    /(?:people|officials|leaders|experts|critics|sources|ministers|members|lawyers)$/.test(role);
  return { start, end, kind: 'role', name: '', role, of, gender: titleGenders[role] ?? '', plural };
}
