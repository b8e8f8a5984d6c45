/** The passages of a source: several codes on the same words are one. */
import { around } from '../../../../model/formats/around.ts';
import { counted } from '../../../../model/formats/counted.ts';
import { plainLineEnds } from '../../../../model/formats/line-ends.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import type { ImportRecord } from '../format.ts';
import { note, problemRecord } from '../shared/emit.ts';
import { shortHash } from '../shared/ids.ts';
import { type PlacedSelections, placed, type Votes } from './places.ts';
import type { QdaSelection, TextSource } from './project.ts';

export interface Passage {
  /** What tells it from others of its source. */
  key: string;
  words: string;
  /** Where it stands: its words, what is around them, and its place. */
  selector: BatchProperties;
  /** Whether its words are not there and its name stands for them. */
  isName: boolean;
  selections: QdaSelection[];
}

/** What is known of how the project is written. */
export interface WrittenBy {
  /** Whether we have written it. */
  isOurs: boolean;
  /** How the program counts places, as far as all texts tell. */
  votes: Votes;
  /** Of words that stand behind a text: whether they are a quote of it; undefined for others. */
  isQuote(selection: QdaSelection): boolean | undefined;
}

/** The text of a source as its file has it; undefined when it is not there. */
export interface FoundText {
  text: string | undefined;
  /** Whether a byte order mark stands before it. */
  hasMark: boolean;
}

interface Found {
  /** The source's text with plain line ends; undefined when it is not there. */
  text: string | undefined;
  passages: Passage[];
}

/** Finds the passages of a source in its text; `placeOf` names a line of the project. */
export function* passagesOf(
  source: TextSource,
  { text: raw, hasMark }: FoundText,
  placeOf: (line: number) => string,
  ours: WrittenBy,
): Generator<ImportRecord, Found> {
  const outer = source.selections.filter(({ within }) => !within);
  const fitted = raw === undefined ? undefined : placed(raw, outer, { ...ours, hasMark });
  if (fitted?.unchecked) {
    const message = `${source.name}: ${fitted.unchecked}`;
    yield note(placeOf(source.line), 'places that no words check', message);
  }
  const own = fitted && textOf(fitted, outer, ours);
  const areas = placedInAreas(source.selections, ours.votes);
  const ofCases = new Set(source.ofCases.map(({ selection }) => selection));
  const passages = new Map<string, Passage>();
  for (const selection of source.selections) {
    const place = placeOf(selection.line);
    if (selection.codes.length === 0 && ofCases.has(selection)) continue;
    if (selection.codes.length === 0) {
      yield note(place, 'passage without a code', 'a marked passage without a code is left out');
      continue;
    }
    const { within } = selection;
    const text = within ? areas.get(within) : fitted;
    const found = yield* passageOf(source, selection, text, place);
    if (!found) continue;
    const { words, isName } = found;
    const where = within ? undefined : fitted?.places.get(selection);
    const isQuote = ours.isQuote(selection) ?? !isName;
    if (isQuote && !isName) found.selector = { exact: words };
    if (where && own !== undefined && ours.isQuote(selection) === undefined) {
      const { start, end } = where;
      Object.assign(found.selector, around(own, start, end), { start, end });
    }
    const known = passages.get(found.key);
    if (known) known.selections.push(selection);
    else passages.set(found.key, found);
  }
  return { text: own, passages: [...passages.values()] };
}

/** Without the words that our own export has put behind it, two line ends away. */
function textOf(
  { text, places }: PlacedSelections,
  selections: readonly QdaSelection[],
  ours: WrittenBy,
): string {
  let end: number | undefined;
  for (const one of selections) {
    const start = ours.isQuote(one) === undefined ? undefined : places.get(one)?.start;
    if (start !== undefined) end = Math.min(end ?? start, start);
  }
  return end === undefined ? text : text.slice(0, Math.max(0, end - 2));
}

/** The passages in the words of each area of a page. */
function placedInAreas(
  selections: readonly QdaSelection[],
  votes: Votes,
): Map<QdaSelection, PlacedSelections> {
  const inner = new Map<QdaSelection, QdaSelection[]>();
  for (const one of selections) {
    if (!one.within) continue;
    const known = inner.get(one.within);
    if (known) known.push(one);
    else inner.set(one.within, [one]);
  }
  const areas = new Map<QdaSelection, PlacedSelections>();
  for (const [area, all] of inner) {
    if (area.text !== undefined) areas.set(area, placed(area.text, all, { votes }));
  }
  return areas;
}

function* passageOf(
  source: TextSource,
  selection: QdaSelection,
  text: PlacedSelections | undefined,
  place: string,
): Generator<ImportRecord, Passage | undefined> {
  const { start, end, within } = selection;
  const where = text?.places.get(selection);
  const isBare = start !== undefined && start === end;
  if (text && start !== undefined && !where && !isBare) {
    yield problemRecord(
      place,
      `characters ${start} to ${end} do not lie in the text of ${source.name}`,
      'Leave this passage out, or put its place right.',
    );
    return undefined;
  }
  const own = selection.text?.trim() ? plainLineEnds(selection.text) : undefined;
  const named = start === undefined || within ? undefined : selection.name;
  const words = isBare
    ? undefined
    : where
      ? text?.text.slice(where.start, where.end)
      : (own ?? (text ? undefined : named));
  if (!words || words.trim() === '') {
    yield note(place, 'passage without words', `${whyBare(selection, text)} is left out`);
    return undefined;
  }
  if (where && where.past > 0) {
    const past = counted(where.past, 'character');
    yield note(
      place,
      'passage that ends behind its text',
      `characters ${start} to ${end} end ${past} behind the text of ${source.name} and are cut`,
    );
  }
  const isName = !where && own === undefined;
  return {
    key: keyOf(selection, words, text),
    words,
    isName,
    selector: {},
    selections: [selection],
  };
}

function keyOf(selection: QdaSelection, words: string, text: PlacedSelections | undefined): string {
  const { start, end, within } = selection;
  const where = text?.places.get(selection);
  if (!within && where) return `${where.start}-${where.end}`;
  if (!within) return `${start ?? ''}-${end ?? ''}-${shortHash(words)}`;
  // Words of a whole area are the area's own, whoever has coded them.
  const isPart = where && (where.start > 0 || where.end < (text?.text.length ?? 0));
  return isPart ? `${shortHash(within.guid)}-${where.start}-${where.end}` : `--${shortHash(words)}`;
}

function whyBare({ start, end, within }: QdaSelection, text: PlacedSelections | undefined): string {
  if (start === undefined) return 'a place on a page, without words,';
  if (start === end) return 'a passage of no length';
  if (text) return 'a passage of blanks';
  return within
    ? 'a passage of an area whose text is not there'
    : 'a passage without a name, of a text that is not there,';
}
