/** Who is meant: names by their fullest form, offices, pronouns; and which node of the graph that is. */
import type { ReadText } from './document.ts';
import { foldedWords, type Gazetteer, type NameFound } from './gazetteer.ts';
import { conjunctions, type Grammar, isPreposition } from './grammar.ts';
import { createNodes } from './nodes.ts';
import type { Mention, Span } from './types.ts';

export interface Candidate {
  id: string;
  name: string;
  how: string;
  confidence: number;
}

export interface FoundSpeaker {
  mention: Span | null;
  name: string;
  how: string;
  confidence: number;
  candidates: Candidate[];
  /** In what capacity the text lets them speak. */
  as?: string;
}

interface Referent {
  key: string;
  name: string;
  role: string;
  gender: string;
  collective: boolean;
  speaker: FoundSpeaker;
  sentence: number;
  at: number;
}

/** Sentences that a pronoun reaches back. */
const reach = 6;

export interface Referents {
  resolve(
    mention: Mention | null,
    sentence: number,
    collectiveAllowed?: boolean,
  ): FoundSpeaker | null;
  /** Notes who a sentence is about, without saying that they speak. */
  subject(mention: Mention | null, sentence: number): void;
  last(sentence: number): FoundSpeaker | null;
}

/** Resolves mentions of one text in the order of the text. */
export function createReferents(
  read: ReadText,
  gazetteer: Gazetteer,
  hits: readonly NameFound[],
  date: string | undefined,
): Referents {
  const { text } = read;
  const recent: Referent[] = [];
  const fullest = new Map<string, string>();
  const genders = new Map<string, string>();
  const offices: { role: string; referent: Referent }[] = [];
  const once = [...new Map(hits.map((hit) => [`${hit.entry.id} ${hit.form}`, hit])).values()];
  const people = once.filter((hit) => hit.entry.label === 'Actor');
  for (const hit of people) {
    const words = foldedWords(hit.entry.name);
    if (words.length > 1) fullest.set(words.at(-1) as string, hit.entry.name);
  }
  for (const name of fullNames(read)) {
    const last = foldedWords(name).at(-1) as string;
    if (!fullest.has(last)) fullest.set(last, name);
  }

  const { ofName, ofRole } = createNodes(text, gazetteer, hits, once, fullest, date);

  const keep = (
    mention: Mention,
    speaker: FoundSpeaker,
    sentence: number,
    name: string,
  ): FoundSpeaker => {
    const first = speaker.candidates[0];
    const label = first && gazetteer.entries.get(first.id)?.label;
    const collective = label === 'Party' || label === 'Institution' || /^\p{Lu}{2,6}$/u.test(name);
    const key = first && first.confidence > 0.6 ? first.id : foldedWords(name).join(' ');
    if (mention.gender === 'm' || mention.gender === 'f') genders.set(key, mention.gender);
    const referent = {
      key,
      name,
      role: mention.role,
      gender: mention.gender,
      collective,
      speaker,
      sentence,
      at: mention.start,
    };
    recent.push(referent);
    if (mention.role) offices.push({ role: mention.role, referent });
    return speaker;
  };

  const byPronoun = (mention: Mention, sentence: number, allowed: boolean): FoundSpeaker | null => {
    for (let at = recent.length - 1; at >= Math.max(0, recent.length - 60); at -= 1) {
      const referent = recent[at] as Referent;
      if (sentence - referent.sentence > reach) break;
      const he = mention.gender === 'm' || mention.gender === 'f';
      const known = genders.get(referent.key);
      if (he && (referent.collective || (known !== undefined && known !== mention.gender)))
        continue;
      if (!allowed && referent.collective) continue;
      if (mention.plural && !referent.collective && !/s$/.test(referent.role)) continue;
      if (mention.gender === 'n' && !referent.collective && !referent.speaker.candidates.length)
        continue;
      if (he && known === undefined) genders.set(referent.key, mention.gender);
      recent.push({ ...referent, sentence, at: mention.start });
      const word = text.slice(mention.start, mention.end);
      return {
        ...referent.speaker,
        mention: { start: mention.start, end: mention.end },
        how: `“${word}” → ${referent.name}`,
        confidence: referent.speaker.confidence * 0.9,
        candidates: referent.speaker.candidates.map((one) => ({
          ...one,
          how: `“${word}” → ${one.name}`,
          confidence: Math.min(one.confidence, 0.9),
        })),
      };
    }
    return null;
  };

  const resolve: Referents['resolve'] = (mention, sentence, allowed = true) => {
    if (!mention) return null;
    const span = { start: mention.start, end: mention.end };
    if (mention.kind === 'pronoun') return byPronoun(mention, sentence, allowed);
    if (mention.kind === 'name') {
      const candidates = ofName(mention);
      const surname = foldedWords(mention.name);
      const full = surname.length === 1 ? fullest.get(surname[0] as string) : undefined;
      const name =
        candidates[0] && candidates[0].confidence > 0.6
          ? candidates[0].name
          : (full ?? mention.name);
      const apposed =
        mention.role !== '' && mention.of && (candidates[0]?.confidence ?? 0) < 0.7
          ? ofRole(mention)
          : undefined;
      const better = apposed?.candidates[0];
      const list =
        better && foldedWords(better.name).includes(surname[0] as string)
          ? [better, ...candidates.filter((one) => one.id !== better.id)]
          : candidates;
      const speaker: FoundSpeaker = {
        mention: span,
        name: list[0] && list[0].confidence > 0.6 ? list[0].name : name,
        how: list[0]?.how ?? 'name in the text',
        confidence: list[0]?.confidence ?? 0.9,
        candidates: list,
      };
      if (mention.role) speaker.as = mention.role;
      return keep(mention, speaker, sentence, speaker.name);
    }
    const known = mention.of
      ? undefined
      : offices
          .slice(-120)
          .findLast(
            ({ role, referent }) => sameOffice(role, mention.role) && referent.sentence <= sentence,
          );
    if (known) {
      const { referent } = known;
      const words = text.slice(span.start, span.end);
      recent.push({ ...referent, sentence, at: span.start });
      return {
        ...referent.speaker,
        mention: span,
        how: `“${words}” → ${referent.name}`,
        confidence: 0.85,
      };
    }
    const { candidates, as } = ofRole(mention);
    const words = text.slice(span.start, span.end);
    const first = candidates[0];
    const speaker: FoundSpeaker = {
      mention: span,
      name: first && first.confidence > 0.6 ? first.name : words,
      how: first?.how ?? 'as the text calls them',
      confidence: first?.confidence ?? 0.5,
      candidates,
    };
    if (as ?? mention.role) speaker.as = as ?? mention.role;
    return keep(mention, speaker, sentence, speaker.name);
  };

  return {
    resolve,
    subject(mention, sentence) {
      if (mention && mention.kind !== 'pronoun') resolve(mention, sentence);
    },
    last: (sentence) => {
      const found = recent.at(-1);
      return found && sentence - found.sentence <= reach ? found.speaker : null;
    },
  };
}

/** Full names that the text has, also of people that the graph does not know. */
function fullNames({ text, grammar }: ReadText): string[] {
  const names: string[] = [];
  const pattern =
    /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]{1,60}(?: (?:van|von|de|der|den|ter|ten|du|da|di|la|le|el|bin|zu|al)){0,6}(?: \p{Lu}[\p{L}’'-]{1,60}){1,3}/gu;
  for (const match of text.matchAll(pattern)) {
    const words = match[0].replace(/[’']s$/, '').split(' ');
    const item = (word: string) => ({
      ...blankItem,
      text: word,
      low: word.toLowerCase(),
      upper: true,
    });
    while (words.length > 0) {
      const first = words[0] as string;
      const low = first.toLowerCase();
      if (grammar.isName(item(first)) && !(low in grammar.titles) && !grammar.isRole(low)) break;
      words.shift();
    }
    // “Minister of Water Ingrid Vermaas”: the name is the last two words.
    const ofOffice = words.length > 2 && isBehindOffice(text, match.index, grammar);
    if (ofOffice && words.every((word) => /^\p{Lu}/u.test(word))) words.splice(0, words.length - 2);
    if (words.length > 1 && words.length <= 5) names.push(words.join(' '));
  }
  return names;
}

/** Characters before a name that are looked at, and words of them. */
const [charactersBefore, wordsBefore] = [120, 6];

/** Whether an office that says of what stands before a place: “the Minister of”, “minister for Asylum and”. */
function isBehindOffice(text: string, at: number, grammar: Grammar): boolean {
  const before = text.slice(Math.max(0, at - charactersBefore), at).trimEnd();
  const words = before.split(/\s+/).slice(-wordsBefore);
  let hasPreposition = false;
  for (const word of words.reverse()) {
    const low = word.toLowerCase();
    if (grammar.isRole(low)) return hasPreposition;
    if (grammar.prepositions.has(low) || isPreposition(low)) hasPreposition = true;
    else if (!/^\p{Lu}[\p{L}-]*$/u.test(word) && !conjunctions.has(low)) return false;
  }
  return false;
}

const blankItem = { kind: 'word', quote: -1, start: 0, end: 0 } as const;

function sameOffice(a: string, b: string): boolean {
  const last = (role: string) => role.slice(role.lastIndexOf('-') + 1);
  if (a === b || last(a) === last(b)) return true;
  return b.length >= 4 && last(a).endsWith(last(b));
}
