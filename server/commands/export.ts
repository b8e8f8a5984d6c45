/**
 * `npm run export -- --format F [--out FILE] [--report] [--json]`: the whole graph as a file. A study also takes
 * `--title TEXT` and `--figures FOLDER`.
 */

import { createWriteStream } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { counted } from '../../model/formats/counted.ts';
import { graphFiles, graphFormats } from '../../model/formats/graph-files.ts';
import { lossText } from '../../model/formats/loss-text.ts';
import { readConfig } from '../config.ts';
import { StartError } from '../errors.ts';
import { lossReport } from '../exports/format.ts';
import { exportGraph } from '../exports/graph.ts';
import { exportFormats } from '../exports/index.ts';
import { programVersion } from '../program.ts';
import { giveUp, sinkTo } from '../sink.ts';
import { openStore } from '../store/open-store.ts';
import { commandLine, ended, flag, sayOutcome, text } from './shared/command.ts';

const usage = `Say npm run export -- --format FORMAT [--out FILE] [--report] [--json]; a study also takes [--title TEXT] [--figures FOLDER].
Formats: ${graphFormats.join(', ')}.`;

async function main(): Promise<void> {
  const { options } = commandLine(usage, {
    format: text,
    out: text,
    title: text,
    figures: text,
    report: flag,
  });
  const asked = options.format;
  const format = graphFormats.find((name) => name === asked);
  if (!format) {
    throw new StartError(
      `${asked === undefined ? 'Say' : `There is no format ${asked}. Say`} one of --format ${graphFormats.join(', ')}.`,
    );
  }
  const day = new Date().toISOString().slice(0, 10);
  const path = resolve(options.out ?? `stancegraph-${day}.${graphFiles[format].ending}`);
  const title = options.title;
  const figures = await figuresIn(options.figures);
  const store = await openStore(readConfig(process.env), 'command');
  try {
    const graph = exportGraph(store);
    const isWritten = !options.report;
    if (isWritten) {
      await writeFile(path, async (sink) =>
        exportFormats[format].write(graph, sink, {
          day,
          name: 'export',
          study: { store, program: programVersion(), title, figures },
        }),
      );
    }
    const { nodes, relationships, losses } = await lossReport(exportFormats[format], graph);
    sayOutcome({ ...(isWritten ? { file: path } : {}), format, nodes, relationships, losses }, [
      ...(isWritten ? [`The graph is in ${path}`] : []),
      `${counted(nodes, 'node')} and ${counted(relationships, 'relationship')}`,
      ...(losses.length === 0 ? ['The file holds everything.'] : []),
      ...losses.map(({ kind, count }) => `Not held: ${count} × ${lossText(kind)}`),
    ]);
  } finally {
    await store.engine.close();
  }
}

/** The pictures of a folder, as they were saved from pages. */
async function figuresIn(
  folder: string | undefined,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  if (folder === undefined) return [];
  const names = await readdir(folder).catch(() => {
    throw new StartError(`There is no folder ${folder}.`);
  });
  const pictures = names.filter((name) => /\.(svg|png|pdf|jpe?g)$/i.test(name)).sort();
  if (pictures.length === 0)
    throw new StartError(`${folder} has no picture (SVG, PNG, PDF, JPEG).`);
  return Promise.all(
    pictures.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  );
}

/** The file is there once it is whole. */
async function writeFile(
  path: string,
  fill: (sink: ReturnType<typeof sinkTo>) => Promise<void>,
): Promise<void> {
  const part = `${path}.part`;
  const file = createWriteStream(part);
  try {
    await fill(sinkTo(file));
    file.end();
    await finished(file);
    await rename(part, path);
  } catch (error) {
    await giveUp(file);
    await rm(part, { force: true });
    throw error;
  }
}

main().catch(ended('Nothing was kept.'));
