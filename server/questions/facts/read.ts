/** The facts of a store: read once, then kept up with what writes touch. */
import { isEntityId } from '../../../model/ids.ts';
import { type Context, graphVersion } from '../../store/cache.ts';
import { changesBetween } from '../../store/changes.ts';
import { cypher } from '../../store/cypher-files.ts';
import { type Facts, type Lists, numbered } from './facts.ts';
import { InvertedIndex } from './inverted-index.ts';
import { inverted, listed } from './lists.ts';
import { patchFacts } from './patch.ts';
import {
  type ActRow,
  actsInTime,
  byNumber,
  daysOfRow,
  type EntityRow,
  inTime,
  type LinkRow,
  type NumberOf,
  type StatementRow,
  stanceNumber,
  type TermRow,
  toActs,
  toNodes,
  toTerms,
  type WholeEntityRow,
  type WholeStatementRow,
} from './rows.ts';
import { isToBeKept, readSnapshot, writeSnapshot } from './snapshot.ts';

/** Milliseconds that reading one kind of fact of a large graph may take. */
const readingMs = 120_000;
/** Statements whose texts are read at once. */
const textsAtOnce = 5000;

/** The facts of the graph as it is now. */
export function factsOf(context: Context): Promise<Facts> {
  return context.cached(
    'facts',
    () => keptFacts(context),
    (facts, touched) => readTouched(context, facts, touched),
  );
}

/** Reads the texts of all statements, for those who will ask for words. */
export function fillWords({ engine }: Context, facts: Facts): Promise<void> {
  return facts.words.fill(async (tell) => {
    const slots = [...facts.numberAt.keys()].filter((slot) => (facts.numberAt[slot] ?? -1) >= 0);
    for (let start = 0; start < slots.length; start += textsAtOnce) {
      const part = slots.slice(start, start + textsAtOnce);
      const ids = part.map((slot) => facts.ids[facts.numberAt[slot] ?? -1] ?? '');
      const rows = await engine.read<{ id: string; searchText: string | null }>(
        cypher('questions/search-texts-of'),
        { ids },
      );
      const texts = new Map(rows.map((row) => [row.id, row.searchText]));
      for (const [at, slot] of part.entries()) {
        const text = texts.get(ids[at] ?? '');
        if (text) tell(slot, text);
      }
    }
  });
}

/** From the file of an earlier run, with what was written since; or else from the store. */
async function keptFacts(context: Context): Promise<Facts> {
  const { engine, factsFile } = context;
  if (factsFile === undefined) return readFacts(context);
  const known = await readSnapshot(factsFile.path);
  const version = await graphVersion(engine);
  const { mark } = await engine.changeMark();
  const found = known && (await broughtUp(context, known, version, mark));
  const facts = found ?? (await readFacts(context));
  const isKept = facts === known?.facts;
  if (isToBeKept(factsFile, facts) && (await graphVersion(engine)) === version) {
    const write = () => writeSnapshot(factsFile, facts, version, mark);
    void keep(context, facts, isKept, write);
  }
  return facts;
}

/** At once, and again with their words when these are read: until then a server may be stopped. */
async function keep(
  context: Context,
  facts: Facts,
  isKept: boolean,
  write: () => Promise<void>,
): Promise<void> {
  const hadWords = facts.words.complete;
  if (!isKept) await write();
  if (hadWords) return;
  try {
    await fillWords(context, facts);
  } catch {
    // Whoever asks for words next has them read again.
    return;
  }
  await write();
}

/** Nothing when it is not known what has changed since. */
async function broughtUp(
  context: Context,
  known: { facts: Facts; version: number; mark: string },
  version: number,
  mark: string,
): Promise<Facts | null> {
  const isMarked = context.engine.kind === 'neo4j';
  if (known.version === version) return !isMarked || known.mark === mark ? known.facts : null;
  if (known.version > version) return null;
  const changes = await changesBetween(context.engine, known.version, version);
  if (!changes) return null;
  const { marks } = changes;
  const isWhole =
    !isMarked ||
    (marks !== null && marks !== 'none' && marks.before === known.mark && marks.after === mark);
  return isWhole ? readTouched(context, known.facts, changes.ids) : null;
}

async function readFacts({ engine }: Context): Promise<Facts> {
  const read = <Row>(name: string) => engine.read<Row>(cypher(`facts/${name}`), {}, readingMs);
  const nodes = toNodes(await read<EntityRow>('entities'));
  const numberOf = numbered(nodes.map((node) => node.id));
  // Others may have nodes with the same label.
  const own = (id: unknown, label: 'Statement' | 'Source') => isEntityId(id, label);
  const statements = inTime(
    (await read<StatementRow>('statements')).filter((row) => own(row.id, 'Statement')),
  );
  const ids = statements.map((row) => row.id);
  const statementOf = numbered(ids);
  const days = statements.map(daysOfRow);
  const count = ids.length;
  const pairs = (rows: LinkRow[], target: NumberOf) =>
    rows.flatMap((row): [number, number, number][] => {
      const [from, to] = [statementOf.get(row.statement), target.get(row.node)];
      const mark = row.stance === undefined ? Number(row.main === true) : stanceNumber(row.stance);
      return from === undefined || to === undefined || mark < 0 ? [] : [[from, to, mark]];
    });
  const listsOf = async (name: string, target: NumberOf) =>
    listed(pairs(await read<LinkRow>(name), target), count);
  const speakers = (await listsOf('speakers', numberOf)).lists;
  const about = await listsOf('about', numberOf);
  const sourceRows = (await read<LinkRow>('sources')).filter((row) => own(row.node, 'Source'));
  const sourceIds = [...new Set(sourceRows.map((row) => row.node))].sort();
  const sources = listed(pairs(sourceRows, numbered(sourceIds)), count);
  const answers = (await listsOf('replies', statementOf)).lists;
  const terms = toTerms(await read<TermRow>('terms'), numberOf);
  const slots = Int32Array.from(ids.keys());
  return {
    nodes,
    numberOf,
    ids,
    slots,
    numberAt: slots,
    slotOf: statementOf,
    words: new InvertedIndex(),
    first: Int32Array.from(days, (one) => one.first),
    last: Int32Array.from(days, (one) => one.last),
    quote: Uint8Array.from(statements, (row) => (row.quote ? 1 : 0)),
    verified: Uint8Array.from(statements, (row) => (row.verified === false ? 0 : 1)),
    contested: Uint8Array.from(statements, (row) => (row.contested ? 1 : 0)),
    speakers,
    agreements: about.lists,
    stances: about.marks,
    sources: sources.lists,
    mainSources: sources.marks,
    sourceIds,
    ...backwards({ speakers, agreements: about.lists, answers }, nodes.length),
    terms: byNumber(terms, (term) => term.node),
    termsIn: byNumber(terms, (term) => term.body),
    acts: actsInTime(toActs(await read<ActRow>('acts'), numberOf)),
  };
}

function backwards(
  { speakers, agreements, answers }: Record<'speakers' | 'agreements' | 'answers', Lists>,
  nodes: number,
) {
  return {
    answers,
    answeredBy: inverted(answers, answers.starts.length - 1),
    bySpeaker: inverted(speakers, nodes),
    byAgreement: inverted(agreements, nodes),
  };
}

/** The facts with those of some entities read again; null when everything must be read. */
async function readTouched(
  { engine }: Context,
  facts: Facts,
  touched: readonly string[],
): Promise<Facts | null> {
  if (touched.length === 0) return facts;
  const read = <Row>(name: string) =>
    engine.read<Row>(cypher(`facts/of-${name}`), { ids: touched }, readingMs);
  const [statements, entities] = await Promise.all([
    read<WholeStatementRow>('statements'),
    read<WholeEntityRow>('entities'),
  ]);
  return patchFacts(facts, touched, statements, entities);
}
