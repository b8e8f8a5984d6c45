/** A REFI-QDA project: sources with coded passages, and a file that says what our codes mean. */
import { createHash } from 'node:crypto';
import { plainLineEnds } from '../../../../model/formats/line-ends.ts';
import { xmlAttribute, xmlText } from '../../../../model/formats/xml.ts';
import {
  type Label,
  labelNames,
  labels,
  speaksAs,
  stanceNames,
} from '../../../../model/vocabulary/labels.ts';
import type { Sink } from '../../../sink.ts';
import type { BatchNode, BatchProperties } from '../../../store/batch.ts';
import { ArchiveSpool, ZipSink } from '../../archive.ts';
import type { ExportFormat } from '../../format.ts';
import { asXml, gather, type QdaPassage, qdaPassages } from './passages.ts';

/** Codes lie in folders that say what they mean: one for each label but texts and passages. */
const folders: ReadonlyMap<Label, string> = new Map(
  labelNames
    .filter((label) => label !== 'Statement' && label !== 'Source')
    .map((label): [Label, string] => [label, labels[label].plural]),
);
const mapping = {
  format: 'refi-qda',
  codes: Object.fromEntries([...folders.values()].map((title) => [title, 'ignore'])),
  folders: {
    ...Object.fromEntries(
      [...folders].map(([label, title]) => [
        title,
        speaksAs(label) ? { speaker: label } : 'concept',
      ]),
    ),
    Stance: 'stance',
    Kind: 'kind',
  },
};

export const qdpx: ExportFormat = {
  name: 'qdpx',
  async write(graph, sink, { name }) {
    await ArchiveSpool.in(async (spool) => {
      const codes = await spool.to('codes');
      const sources = await spool.to('sources');
      const known = {
        ids: await ListSpool.in(spool, 'ids'),
        sources: await ListSpool.in(spool, 'proof'),
        unplaced: await ListSpool.in(spool, 'unplaced'),
      };
      const coders = new Set<string>();
      const zip = new ZipSink(sink);
      let folder = '';
      let hasSources = false;
      for await (const page of graph.nodes()) {
        for (const { id } of page) await known.ids.add(id, id);
        for (const node of page.filter(({ label }) => folders.has(label))) {
          await known.sources.add(node.id, sourcesOf(node));
          const title = folders.get(node.label) ?? '';
          if (title !== folder) {
            await codes.write(
              `${folder === '' ? '' : '</Code>\n'}${code(guidOf(`folder ${title}`), title, false)}>\n`,
            );
            folder = title;
          }
          await codes.write(codeOf(node));
        }
        for (const source of page.filter(({ label }) => label === 'Source')) {
          hasSources = true;
          const passages = await qdaPassages(graph, source);
          const guid = guidOf(source.id);
          // A mark that the text itself begins with would be taken for the file's.
          const mark = passages.text.startsWith('\ufeff') ? '\ufeff' : '';
          await zip.file(`Sources/${guid}.txt`, (to) => to.write(`${mark}${passages.text}`));
          for (const { coder, statement, isQuote } of passages.passages) {
            if (coder) coders.add(coder);
            if (isQuote !== undefined) await known.unplaced.add(statement, isQuote);
          }
          await sources.write(sourceOf(source, passages.passages));
        }
      }
      await codes.write(folder === '' ? '' : '</Code>\n');
      await codes.write(fixedCodes());
      await zip.file('project.qde', async (to) => {
        const users = [...coders]
          .sort()
          .map((one) => `<User guid="${guidOf(`coder ${one}`)}" name="${xmlAttribute(one)}"/>`);
        await to.write(
          `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="${xmlAttribute(name)}" origin="Stancegraph">\n${users.length > 0 ? `<Users>${users.join('')}</Users>\n` : ''}<CodeBook><Codes>\n`,
        );
        await spool.copy('codes', to);
        await to.write('</Codes></CodeBook>\n');
        // The schema has no list of sources without one.
        if (hasSources) await to.write('<Sources>\n');
        await spool.copy('sources', to);
        await to.write(`${hasSources ? '</Sources>\n' : ''}</Project>\n`);
      });
      await zip.file('stancegraph-mapping.json', async (to) => {
        await to.write(JSON.stringify(mapping).slice(0, -1));
        for (const [name, list] of Object.entries(known)) {
          await to.write(`,\n"${name}":{`);
          await list.copy(to);
          await to.write('\n}');
        }
        await to.write('}\n');
      });
      await zip.end();
    });
  },
  async losesNodes(nodes, graph) {
    const statements = nodes.filter(({ label }) => label === 'Statement');
    const back = await gather(graph, statements);
    return nodes.flatMap((node) => {
      const { id, label, properties } = node;
      const own = label === 'Statement' ? back.get(id) : nodeBack(node, graph.ids);
      return own ? differing(label, properties, own) : ['node Statement'];
    });
  },
  async losesRelationships(all, graph) {
    const ids = new Set(
      all.flatMap(({ from, to }) => [from, to]).filter((id) => id.startsWith('statement:')),
    );
    const back = await gather(graph, await graph.nodesOf([...ids]));
    return all.flatMap(({ id, type, properties }) => {
      const own = back.get(id);
      return own ? differing(type, properties, own) : [`relationship ${type}`];
    });
  },
};

/** A list of the mapping, by GUID, on disk while it grows. */
class ListSpool {
  #isFirst = true;
  readonly #spool: ArchiveSpool;
  readonly #name: string;
  readonly #sink: Sink;

  private constructor(spool: ArchiveSpool, name: string, sink: Sink) {
    this.#spool = spool;
    this.#name = name;
    this.#sink = sink;
  }

  static async in(spool: ArchiveSpool, name: string): Promise<ListSpool> {
    return new ListSpool(spool, name, await spool.to(name));
  }

  async add(id: string, value: unknown): Promise<void> {
    await this.#sink.write(`${this.#isFirst ? '' : ','}\n"${guidOf(id)}":${JSON.stringify(value)}`);
    this.#isFirst = false;
  }

  copy(to: Sink): Promise<void> {
    return this.#spool.copy(this.#name, to);
  }
}

function sourcesOf({ properties }: BatchNode): string[] {
  return [properties.sources ?? []].flat().map(String);
}

/** What our reader makes of a source or of a code. */
function nodeBack(node: BatchNode, part: ReadonlySet<string> | undefined): BatchProperties {
  const { label, properties } = node;
  if (label === 'Source') {
    const text = typeof properties.text === 'string' ? plainLineEnds(properties.text) : undefined;
    return { title: nameBack(node.id, properties.title), sourceClass: 'unknown', text };
  }
  const proof = sourcesOf(node).filter((id) => !part || part.has(id));
  const { name, description } = properties;
  return {
    name: nameBack(node.id, name),
    description: asXml(description)?.trim(),
    ...(label === 'Agreement' ? { kind: 'concept' } : {}),
    // Where nothing else proves it, the project does.
    sources: proof.length > 0 ? proof : ['the project'],
  };
}

/** Readers call what has a blank name by its GUID. */
function nameBack(id: string, name: unknown): string | undefined {
  return String(name).trim() === '' ? guidOf(id).toLowerCase() : asXml(name);
}

/** Properties that come back otherwise, or that only what comes back has. */
function differing(of: string, properties: BatchProperties, back: BatchProperties): string[] {
  const text = (value: unknown) => (value === '' ? 'null' : JSON.stringify(value ?? null));
  return [...new Set([...Object.keys(properties), ...Object.keys(back)])]
    .filter((name) => text(properties[name]) !== text(back[name]))
    .map((name) => `property ${name} of ${of}`);
}

/** A GUID that is the same for the same text. */
function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-').toUpperCase();
}

function code(guid: string, name: string, isCodable: boolean): string {
  return `<Code guid="${guid}" name="${xmlAttribute(name)}" isCodable="${isCodable}"`;
}

function codeOf({ id, properties }: BatchNode): string {
  const { name, description } = properties;
  const text = description
    ? `><Description>${xmlText(String(description))}</Description></Code>`
    : '/>';
  return `${code(guidOf(id), String(name), true)}${text}\n`;
}

function fixedCodes(): string {
  const folder = (title: string, names: readonly string[]) =>
    `${code(guidOf(`folder ${title}`), title, false)}>${names
      .map((name) => `${code(guidOf(`${title} ${name}`), name, true)}/>`)
      .join('')}</Code>\n`;
  return folder('Stance', stanceNames) + folder('Kind', ['quote', 'paraphrase']);
}

function sourceOf({ id, properties }: BatchNode, passages: readonly QdaPassage[]): string {
  const guid = guidOf(id);
  const selections = passages.flatMap(({ statement, start, end, name, codes, coder }) => {
    const user = coder ? ` creatingUser="${guidOf(`coder ${coder}`)}"` : '';
    return codes.map((targets, n) => {
      const own = guidOf(n === 0 ? statement : `${statement} ${n}`);
      const codings = targets.map(
        (target) =>
          `<Coding guid="${guidOf(`${statement} ${target}`)}"${user}><CodeRef targetGUID="${guidOf(target)}"/></Coding>`,
      );
      return `<PlainTextSelection guid="${own}" name="${xmlAttribute(name)}" startPosition="${start}" endPosition="${end}">${codings.join('')}</PlainTextSelection>`;
    });
  });
  return `<TextSource guid="${guid}" name="${xmlAttribute(String(properties.title))}" plainTextPath="internal://${guid}.txt">${selections.join('')}</TextSource>\n`;
}
