/** What the build adds beside the chunks: the service worker, preloads by page, compressed copies. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { seenAtHeader } from '../../model/offline.ts';
import { type PageName, pageNames } from '../../model/pages.ts';
import { isLabel } from '../../model/vocabulary/index.ts';
import { speaksAs } from '../../model/vocabulary/labels.ts';

/** Larger chunks, such as the editor of Cypher, are kept when they were used. */
const largestInstalled = 500_000;
/** Fonts of the letters that most pages need. */
const installedFont = /-(latin)-wght-normal-[^/]*\.woff2$/;
const compressible = /\.(js|css|svg|html|json)$/;
const smallest = 1024;
/** Larger files are compressed less well, so that building stays quick. */
const qualityOf = (bytes: number) => (bytes > 1_000_000 ? 5 : bytes > 100_000 ? 9 : 11);

type Bundle = Rolldown.OutputBundle;

/** For the client's build alone. */
export function offlineParts(): Plugin {
  let folder = '';
  let isBuild = false;
  /** A build that nobody is to read over a network, such as a test's, is not made small. */
  let isSmall = true;
  return {
    name: 'stancegraph-offline-parts',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
      isBuild = config.command === 'build' && !config.isWorker;
      isSmall = config.build.minify !== false;
    },
    async writeBundle(_options, bundle) {
      if (!isBuild) return;
      const page = await readFile(join(folder, 'index.html'), 'utf8');
      await mkdir(join(folder, '.vite'), { recursive: true });
      await writeFile(
        join(folder, '.vite', 'pages.json'),
        JSON.stringify(filesOfPages(bundle, page)),
      );
      const source = await serviceWorker(folder, bundle, page);
      await writeFile(join(folder, 'service-worker.js'), source);
      if (isSmall) await compressAll(join(folder, 'assets'));
    },
  };
}

/**
 * What each page of the list needs beside the entry: the server names it in the page, so that all is
 * fetched together and not one after the other.
 */
function filesOfPages(bundle: Bundle, page: string): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const withImports = (file: string, found = new Set<string>()) => {
    if (found.has(file)) return found;
    found.add(file);
    for (const next of byFile.get(file)?.imports ?? []) withImports(next, found);
    return found;
  };
  const isKnown = (file: string) => page.includes(`"/${file}"`);
  const componentOf = components();
  return Object.fromEntries(
    pageNames.map((name) => {
      const end = `/client/pages/${componentOf(name)}.tsx`;
      const chunk = chunks.find((one) => one.facadeModuleId?.endsWith(end));
      if (!chunk) throw new Error(`client/app/pages.ts: no chunk was found for the page ${name}`);
      const files = [...withImports(chunk.fileName)].filter((file) => !isKnown(file));
      const styles = files.flatMap((file) => [
        ...(byFile.get(file)?.viteMetadata?.importedCss ?? []),
      ]);
      const missing = [...files, ...new Set(styles.filter((file) => !isKnown(file)))];
      return [name, missing.map((file) => `/${file}`)];
    }),
  );
}

/** The component of a page, as client/app/pages.ts loads it. */
function components(): (name: PageName) => string | undefined {
  const text = readFileSync(join(import.meta.dirname, '../app/pages.ts'), 'utf8');
  const load = String.raw`\(\) =>\s+import\('\.\./pages/([^']+)\.tsx'\)`;
  const shared = new Map(
    [...text.matchAll(new RegExp(`const (load\\w+): Load = ${load}`, 'g'))].map((one) => [
      one[1],
      one[2],
    ]),
  );
  const own = new Map(
    [...text.matchAll(new RegExp(`^  (\\w+): (?:${load}|(load\\w+)),`, 'gm'))].map((one) => [
      one[1],
      one[2] ?? shared.get(one[3]),
    ]),
  );
  const speaking = (name: PageName) =>
    shared.get(isLabel(name) && speaksAs(name) ? 'loadProfile' : 'loadEntity');
  return (name) => own.get(name) ?? (isLabel(name) ? speaking(name) : undefined);
}

/** Its text with the files that it installs, and a version that changes with any of them. */
async function serviceWorker(folder: string, bundle: Bundle, page: string): Promise<string> {
  const template = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8');
  const [core, rest]: [string[], string[]] = [[], []];
  for (const name of Object.keys(bundle).sort()) {
    const file = `/${name}`;
    if (page.includes(`"${file}"`) || installedFont.test(file)) core.push(file);
    else if (/\.(js|css)$/.test(file)) {
      if ((await stat(join(folder, name))).size <= largestInstalled) rest.push(file);
    }
  }
  const version = createHash('sha256')
    .update(JSON.stringify([template, page, core, rest]))
    .digest('hex')
    .slice(0, 12);
  return template
    .replace('__VERSION__', version)
    .replace('__CORE__', JSON.stringify(core))
    .replace('__REST__', JSON.stringify(rest))
    .replace('__SEEN_AT__', seenAtHeader);
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes a `.br` and a `.gz` beside every text: the server has nothing left to compress. */
async function compressAll(assets: string): Promise<void> {
  const names = (await readdir(assets)).filter((name) => compressible.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(assets, name);
      const bytes = await readFile(path);
      if (bytes.length < smallest) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: qualityOf(bytes.length),
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      await writeFile(`${path}.br`, await brotli(bytes, { params }));
      await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }));
    }),
  );
}
