/**
 * Two hundred damaged files of every format: each is read to its end with problems or notes, or is
 * refused with a clear error; none stops the program, hangs, or gives what is not of the vocabulary.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { StancegraphError } from '../../server/errors.ts';
import { cytoscape } from '../../server/imports/formats/cytoscape/index.ts';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { followthemoney } from '../../server/imports/formats/followthemoney/index.ts';
import type { ImportFile, ImportFormat } from '../../server/imports/formats/format.ts';
import { gexf } from '../../server/imports/formats/gexf/index.ts';
import { graphml } from '../../server/imports/formats/graphml/index.ts';
import { jsonld } from '../../server/imports/formats/jsonld/index.ts';
import { neo4jCsv } from '../../server/imports/formats/neo4j-csv/index.ts';
import { neo4jJson } from '../../server/imports/formats/neo4j-json/index.ts';
import { parlamint } from '../../server/imports/formats/parlamint/index.ts';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import { refiQda } from '../../server/imports/formats/refi-qda/index.ts';
import { dnaFile } from '../setup/dna-files.ts';
import { exportedAs } from '../setup/exported.ts';
import { filesAt, hasSamples, problemsOf, readAll, samples } from '../setup/import-reading.ts';
import { memoryGraph } from '../setup/memory-graph.ts';
import { qdpxFile } from '../setup/qdpx-file.ts';

/** The same numbers every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const hostile = [
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><TEI xmlns="http://www.tei-c.org/ns/1.0">&b;</TEI>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><graphml>&f;</graphml>',
  `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`,
  `${'['.repeat(100_000)}`,
  '{"persons":[{"id":"__proto__","name":{"toString":1}}],"memberships":[null,[],{"person_id":[[]]}]}',
];

type Damage = (bytes: Buffer, random: () => number) => Buffer;
const damages: Record<string, Damage> = {
  'cut off': (bytes, random) => bytes.subarray(0, Math.floor(bytes.length * random())),
  'some bytes changed': (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 0; n < 8; n += 1)
      copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    return copy;
  },
  'a piece taken out': (bytes, random) => {
    const from = Math.floor(random() * bytes.length);
    return Buffer.concat([
      bytes.subarray(0, from),
      bytes.subarray(from + 1 + Math.floor(random() * 200)),
    ]);
  },
  'a piece twice': (bytes, random) => {
    const from = Math.floor(random() * bytes.length);
    const piece = bytes.subarray(from, from + 300);
    return Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(from)]);
  },
  'in UTF-16': (bytes) => Buffer.from(`\uFEFF${bytes.toString('utf8')}`, 'utf16le'),
  'in Latin-1': (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
  'with zero bytes': (bytes, random) => {
    const at = Math.floor(random() * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(20), bytes.subarray(at)]);
  },
  empty: () => Buffer.alloc(0),
  blank: () => Buffer.from('  \n\n'),
};

/** Real files take part where they are, those that are small. */
const largest = 200_000;

async function originals(): Promise<[ImportFormat, ImportFile, Buffer][]> {
  const found: [ImportFormat, ImportFile, Buffer][] = [];
  const add = (format: ImportFormat, ...files: ImportFile[]) => {
    for (const file of files)
      if (file.size <= largest) found.push([format, file, readFileSync(file.path)]);
  };
  add(popolo, ...filesAt('test/fixtures/formats/assembly.popolo.json'));
  add(parlamint, ...filesAt('test/fixtures/formats/parlamint'));
  add(dna, ...filesAt('test/fixtures/formats/debate.dna1.xml'));
  add(followthemoney, ...filesAt('test/fixtures/formats/bodies.ftm'));
  for (const version of [2, 3] as const) {
    const { file, remove } = dnaFile(version);
    add(dna, file);
    remove();
  }
  const project = qdpxFile();
  add(refiQda, project.file);
  project.remove();
  const { nodes, relationships } = await readAll(
    dna,
    filesAt('test/fixtures/formats/debate.dna1.xml'),
  );
  const graph = memoryGraph({
    nodes: [...nodes.values()],
    relationships: [...relationships.values()],
  });
  for (const [format, name] of [
    [graphml, 'graphml'],
    [gexf, 'gexf'],
    [cytoscape, 'cytoscape'],
    [jsonld, 'jsonld'],
    [dna, 'dna-csv'],
  ] as const) {
    const bytes = await exportedAs(name, graph);
    found.push([format, { name: `export.${name}`, path: '', size: bytes.length }, bytes]);
  }
  const apoc = Buffer.from(
    '{"type":"node","id":"0","labels":["Actor","Entity"],"properties":{"id":"actor:a","name":"A"}}\n{"type":"relationship","id":"1","label":"MADE","start":{"id":"0"},"end":{"id":"2"}}\n',
  );
  found.push([neo4jJson, { name: 'export.json', path: '', size: apoc.length }, apoc]);
  const tables = Buffer.from(
    '"_id","_labels","name","_start","_end","_type","from"\n"0",":Actor","Ann",,,,\n"1",":Party","Green",,,,\n,,,"0","1","MEMBER_OF","2019-05"\n',
  );
  found.push([neo4jCsv, { name: 'export.csv', path: '', size: tables.length }, tables]);
  if (hasSamples) {
    add(popolo, ...filesAt(`${samples}/popolo/spec/examples`, `${samples}/popolo/everypolitician`));
    add(parlamint, ...filesAt(`${samples}/parlamint/EE-ana`, `${samples}/parlamint/TR`));
    add(refiQda, ...filesAt(`${samples}/refi-qda/TestProject.qdpx`));
    add(dna, ...filesAt(`${samples}/dna/dna3-sample-events.derived.csv`));
    add(followthemoney, ...filesAt(`${samples}/followthemoney/eu_authorities.ftm.json`));
  }
  return found;
}

describe('damaged files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-damaged-'));
  /** How many files were refused or had problems. */
  let reports = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What comes of reading: problems, notes or nothing to tell; faults of what was read. */
  async function outcome(format: ImportFormat, name: string, bytes: Buffer): Promise<string[]> {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    const file = { name, path, size: bytes.length };
    try {
      await format.sniff([{ ...file, head: bytes.subarray(0, 65_536) }]);
      const read = await readAll(format, [file]);
      if (read.problems.length > 0) reports += 1;
      const messages = [...read.problems, ...read.notes].filter(({ message }) => message === '');
      // Ends that were left out with a problem are missing: the pipeline tells it of what names them.
      const wrong = problemsOf(read).filter(
        (one) => !/is not there|is no entit|(is .* and )/.test(one),
      );
      return [...wrong, ...messages.map(() => 'a problem without words')];
    } catch (error) {
      if (error instanceof StancegraphError && error.code === 'bad-input') {
        reports += 1;
        return [];
      }
      return [`${(error as Error).name}: ${(error as Error).stack}`];
    }
  }

  test('each ends with a report', async () => {
    const random = randomNumbers(20_261_130);
    const files = await originals();
    const kinds = Object.entries(damages);
    const wrong: string[] = [];
    reports = 0;
    for (let number = 0; number < 200; number += 1) {
      const [format, file, bytes] = files[number % files.length] as (typeof files)[number];
      const [kind, damage] = kinds[Math.floor(random() * kinds.length)] as (typeof kinds)[number];
      const found = await outcome(format, file.name, damage(bytes, random));
      for (const one of found)
        wrong.push(`${format.name}, ${file.name}, ${kind} (${number}): ${one}`);
    }
    expect(wrong).toEqual([]);
    // What is damaged within a text, or cut between two lines, is as right as any other file.
    expect(reports).toBeGreaterThan(120);
  });

  test('hostile files do no harm to any format', async () => {
    const formats = [
      popolo,
      parlamint,
      dna,
      refiQda,
      followthemoney,
      graphml,
      gexf,
      cytoscape,
      neo4jJson,
      neo4jCsv,
      jsonld,
    ];
    const wrong: string[] = [];
    for (const format of formats) {
      for (const [number, text] of hostile.entries()) {
        const ending = format === refiQda ? 'qde' : format === parlamint ? 'xml' : 'json';
        const found = await outcome(format, `hostile-${number}.${ending}`, Buffer.from(text));
        for (const one of found) wrong.push(`${format.name}, ${number}: ${one}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('an archive that unpacks to endless bytes is refused', async () => {
    const bomb = zipSync({
      'project.qde': strToU8('<Project/>'),
      'Sources/a.txt': new Uint8Array(80 * 1024 ** 2),
    });
    const path = join(folder, 'bomb.qdpx');
    writeFileSync(path, bomb);
    const read = await readAll(refiQda, [{ name: 'bomb.qdpx', path, size: bomb.length }]);
    expect(read.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^unpacks to more than \d+ bytes$/),
    ]);
  });
});
