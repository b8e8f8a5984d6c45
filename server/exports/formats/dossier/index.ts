/** A dossier, which our own reader reads back to the same graph. */
import { dossierFiles, entityFiles, termFiles } from '../../../../model/schemas/dossier.ts';
import type { Sink } from '../../../sink.ts';
import type { BatchNode, BatchRelationship } from '../../../store/batch.ts';
import { ArchiveSpool, ZipSink } from '../../archive.ts';
import { unknownOfNode, unknownOfRelationship } from '../../flat.ts';
import type { ExportContext, ExportFormat } from '../../format.ts';
import type { ExportGraph } from '../../graph.ts';
import { unsourcedNodes } from '../../unsourced.ts';
import { isKept, keptProperties, lostPointers } from './kept.ts';

export const dossier: ExportFormat = {
  name: 'dossier',
  async write(graph, sink, context) {
    const zip = new ZipSink(sink);
    await writeDossier(graph, zip, '', context);
    await zip.end();
  },
  async losesNodes(nodes, graph) {
    const left = await unsourcedNodes(graph);
    return nodes.flatMap((node) =>
      left.has(node.id)
        ? [`node ${node.label}`]
        : [...unknownOfNode(node), ...lostPointers(node, left)],
    );
  },
  async losesRelationships(all, graph) {
    const left = await unsourcedNodes(graph);
    return all.flatMap((one) =>
      isKept(one, left)
        ? [...unknownOfRelationship(one), ...lostPointers(one, left)]
        : [`relationship ${one.type}`],
    );
  },
};

/** Writes the files of a dossier into an archive, in the folder that `prefix` ends with a slash. */
async function writeDossier(
  graph: ExportGraph,
  zip: ZipSink,
  prefix: string,
  { name, day }: ExportContext,
): Promise<void> {
  await ArchiveSpool.in(async (spool) => {
    const add = async (file: string, item: object) => {
      const isNew = !spool.has(file);
      const to = await spool.to(file, '[\n');
      await to.write(`${isNew ? '' : ',\n'}${JSON.stringify(item)}`);
    };
    const left = await unsourcedNodes(graph);
    const fileOf = new Map(entityFiles.map(({ label, name: file }) => [label as string, file]));
    for await (const page of graph.nodes()) {
      const statements = page.filter(({ label }) => label === 'Statement');
      for (const node of page) {
        if (node.label === 'Statement' || left.has(node.id)) continue;
        await add(fileOf.get(node.label) ?? '', { id: node.id, ...keptProperties(node, left) });
      }
      const kept = statements.filter(({ id }) => !left.has(id));
      if (kept.length > 0) await addStatements(graph, kept, left, add);
    }
    for await (const page of graph.relationships()) {
      for (const one of page) if (isKept(one, left)) await addRelationship(one, left, add);
    }
    const header = { name, title: `Export of ${day}`, compiled: day };
    await zip.file(`${prefix}dossier.json`, (to) =>
      to.write(`${JSON.stringify(header, null, 2)}\n`),
    );
    for (const file of Object.keys(dossierFiles)) {
      if (!spool.has(file)) continue;
      await zip.file(`${prefix}${file}.json`, async (to: Sink) => {
        await spool.copy(file, to);
        await to.write('\n]\n');
      });
    }
  });
}

type Add = (file: string, item: object) => Promise<void>;

/** Each with all that leads from and to it; what the short form cannot tell goes to the relations. */
async function addStatements(
  graph: ExportGraph,
  statements: BatchNode[],
  left: ReadonlySet<string>,
  add: Add,
): Promise<void> {
  const ids = statements.map(({ id }) => id);
  const kept = (one: BatchRelationship) => isKept(one, left);
  const [from, into] = [
    grouped((await graph.from(ids)).filter(kept), 'from'),
    grouped((await graph.into(ids, ['MADE'])).filter(kept), 'to'),
  ];
  for (const { id, properties } of statements) {
    const own = from.get(id) ?? [];
    const made = into.get(id) ?? [];
    const statedIn = own
      .filter(({ type }) => type === 'STATED_IN')
      .map(({ to, properties: selector }) => ({ source: to, ...selector }));
    const sources = JSON.stringify(statedIn.map(({ source }) => source));
    const isShort = ({ properties: of }: BatchRelationship, ...names: string[]) =>
      JSON.stringify(of.sources) === sources &&
      Object.keys(of).every((key) => key === 'sources' || names.includes(key));
    const as = new Set(made.map(({ properties: of }) => of.as));
    const isPlain = as.size === 1 && made.every((one) => isShort(one, 'as'));
    const short = (type: string) => own.filter((one) => one.type === type && isShort(one));
    const about = own.filter((one) => one.type === 'ABOUT' && isShort(one, 'stance'));
    const told = new Set([...about, ...['RESPONDS_TO', 'REPORTED_BY', 'MENTIONS'].flatMap(short)]);
    const ends = (type: string) => {
      const found = short(type).map(({ to }) => to);
      return found.length > 0 ? found : undefined;
    };
    await add('statements', {
      id,
      speakers: isPlain ? made.map((one) => one.from) : [],
      as: isPlain ? made[0]?.properties.as : undefined,
      about: about.map(({ to, properties: of }) => ({ agreement: to, stance: of.stance })),
      ...properties,
      statedIn,
      respondsTo: ends('RESPONDS_TO'),
      reportedBy: ends('REPORTED_BY'),
      mentions: ends('MENTIONS'),
    });
    const rest = own.filter((one) => one.type !== 'STATED_IN' && !told.has(one));
    for (const one of [...(isPlain ? [] : made), ...rest]) {
      await add('relations', relation(one, left));
    }
  }
}

/** Types that stand with their statements. */
const ofStatements = ['MADE', 'ABOUT', 'STATED_IN', 'MENTIONS', 'RESPONDS_TO', 'REPORTED_BY'];

async function addRelationship(
  one: BatchRelationship,
  left: ReadonlySet<string>,
  add: Add,
): Promise<void> {
  const { type, from, to, properties } = one;
  if (ofStatements.includes(type)) return;
  const file = termFiles.find((term) => term.type === type);
  if (file) await add(file.name, { [file.from]: from, [file.to]: to, ...properties });
  else await add('relations', relation(one, left));
}

/** The ends take the names from and to; the days are since and until. */
function relation(one: BatchRelationship, left: ReadonlySet<string>): object {
  const { type, from, to } = one;
  const { from: since, to: until, ...rest } = keptProperties(one, left);
  return { type, from, to, ...rest, since, until };
}

function grouped(all: readonly BatchRelationship[], end: 'from' | 'to') {
  const groups = new Map<string, BatchRelationship[]>();
  for (const one of all) groups.set(one[end], [...(groups.get(one[end]) ?? []), one]);
  return groups;
}
