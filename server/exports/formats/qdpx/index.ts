/** A REFI-QDA project: sources with coded passages, and a file that says what our codes mean. */
import { createHash } from 'node:crypto';
import { isXmlText, xmlAttribute, xmlText } from '../../../../model/formats/xml.ts';
import {
  type Label,
  labelNames,
  labels,
  speaksAs,
  stanceNames,
} from '../../../../model/vocabulary/labels.ts';
import type { BatchNode } from '../../../store/batch.ts';
import { ArchiveSpool, ZipSink } from '../../archive.ts';
import { type ExportFormat, otherProperties } from '../../format.ts';
import { gather, type QdaPassage, qdaPassages } from './passages.ts';

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
      const coders = new Set<string>();
      const zip = new ZipSink(sink);
      let folder = '';
      for await (const page of graph.nodes()) {
        for (const node of page.filter(({ label }) => folders.has(label))) {
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
          const passages = await qdaPassages(graph, source);
          const guid = guidOf(source.id);
          await zip.file(`Sources/${guid}.txt`, (to) => to.write(passages.text));
          for (const { coder } of passages.passages) if (coder) coders.add(coder);
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
        await to.write('</Codes></CodeBook>\n<Sources>\n');
        await spool.copy('sources', to);
        await to.write('</Sources>\n</Project>\n');
      });
      await zip.file('stancegraph-mapping.json', async (to) => {
        await to.write(`${JSON.stringify(mapping).slice(0, -1)},\n"ids":{`);
        let isFirst = true;
        for await (const page of graph.nodes()) {
          const lines = page.map(({ id }) => `"${guidOf(id)}":${JSON.stringify(id)}`);
          await to.write(`${isFirst ? '' : ','}\n${lines.join(',\n')}`);
          isFirst = false;
        }
        await to.write('\n}}\n');
      });
      await zip.end();
    });
  },
  async losesNodes(nodes, graph) {
    const lost: string[] = [];
    const statements = nodes.filter(({ label }) => label === 'Statement');
    const held = await gather(graph, statements);
    for (const node of nodes) {
      const { id, label, properties } = node;
      if (label === 'Statement') {
        const passage = held.passages.get(id);
        if (!passage) lost.push('node Statement');
        else lost.push(...otherProperties(label, properties, new Set(['text', 'kind', 'codedBy'])));
      } else if (label === 'Source') {
        const names = [
          'title',
          ...(properties.sourceClass === 'unknown' ? ['sourceClass'] : []),
          'text',
        ];
        lost.push(...otherProperties(label, properties, new Set(names)));
        const { text } = await qdaPassages(graph, node);
        // Words without a place follow at the end, and line ends become plain.
        const isChanged =
          properties.text !== undefined && (text !== properties.text || text.includes('\r'));
        if (isChanged) lost.push('property text of Source');
      } else {
        const names = ['name', 'description', ...(properties.kind === 'concept' ? ['kind'] : [])];
        lost.push(...otherProperties(label, properties, new Set(names)));
      }
      const texts = ['name', 'title', 'description'].filter(
        (name) => !isXmlText(String(properties[name] ?? '')),
      );
      lost.push(...texts.map((name) => `property ${name} of ${label}`));
    }
    return lost;
  },
  async losesRelationships(all, graph) {
    const ids = new Set(
      all.flatMap(({ from, to }) => [from, to]).filter((id) => id.startsWith('statement:')),
    );
    const held = await gather(graph, await graph.nodesOf([...ids]));
    return all.flatMap((one) => {
      const { id, type, properties } = one;
      const of = held.relationships.get(id);
      if (!of) return [`relationship ${type}`];
      return otherProperties(type, properties, of);
    });
  },
};

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
  const selections = passages.map(({ statement, start, end, name, codes, coder }) => {
    const user = coder ? ` creatingUser="${guidOf(`coder ${coder}`)}"` : '';
    const codings = codes.map(
      (target) =>
        `<Coding guid="${guidOf(`${statement} ${target}`)}"${user}><CodeRef targetGUID="${guidOf(target)}"/></Coding>`,
    );
    return `<PlainTextSelection guid="${guidOf(statement)}" name="${xmlAttribute(name)}" startPosition="${start}" endPosition="${end}">${codings.join('')}</PlainTextSelection>`;
  });
  return `<TextSource guid="${guid}" name="${xmlAttribute(String(properties.title))}" plainTextPath="internal://${guid}.txt">${selections.join('')}</TextSource>\n`;
}
