/** What the documents, package.json and .env.example name is there: paths, commands, settings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageAt } from '../../model/pages.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const below = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
const { bin, files, scripts } = JSON.parse(read('package.json')) as {
  bin: Record<string, string>;
  files: string[];
  scripts: Record<string, string>;
};
const pages = ['README.md', 'CHANGELOG.md', ...below('docs', /\.md$/), ...below('seed', /\.md$/)];
const folders = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(node_modules|dist|coverage)$/.test(entry.name))
  .map(({ name }) => name);

/** Addresses beside those of the pages; courts are the invented label of docs/vocabulary.md. */
const others = ['/api', '/mcp', '/metrics', '/embed', '/l', '/courts'];

/** Paths in back quotes that begin with a folder of ours; a decision that no longer holds may name old ones. */
function pathsIn(text: string): string[] {
  if (/^Superseded/m.test(text)) return [];
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.split(/\s/));
  return quoted.filter(
    (path) => folders.some((folder) => path.startsWith(`${folder}/`)) && !/[<*{…]/.test(path),
  );
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('names paths that are there', () => {
    expect(pathsIn(text).filter((path) => !existsSync(path))).toEqual([]);
  });

  test('links to pages and pictures that are there', () => {
    const linked = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = '']) => target);
    const here = linked.filter((target) => !/^[a-z]+:/.test(target));
    expect(here.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
  });

  test('names addresses that answer', () => {
    const named = [...text.matchAll(/`(\/[a-z-]*)(?:\/:?[\w{}/.-]*)?`/g)].map(
      ([, path = '']) => path,
    );
    const answered = (path: string) => pageAt(path) ?? others.find((one) => one === path);
    expect(named.filter((path) => !answered(path))).toEqual([]);
  });

  test('names commands that package.json has', () => {
    const named = [...text.matchAll(/npm run ([a-z0-9-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('package.json', () => {
  test('has commands that are there', () => {
    const missing = Object.values(scripts).flatMap((command) => {
      const [, name] = /run\.mjs ([a-z0-9-]+)$/.exec(command) ?? [];
      const named = name
        ? ['server/commands', 'bench'].map((folder) => `${folder}/${name}.ts`)
        : [...command.matchAll(/[\w/.-]+\.(?:mjs|ts|json)\b/g)].map(([path]) => path);
      const there = named.filter((path) => existsSync(path));
      return there.length >= (name ? 1 : named.length) ? [] : [command];
    });
    expect(missing).toEqual([]);
  });

  test('publishes what a started program needs, and nothing that is missing', () => {
    // What is built has the folders of its sources, but for the client.
    const sources = files.map((path) =>
      path.replace(/^dist\/(.*?)(?:\.js)?$/, (whole, source) =>
        whole.endsWith('.js') ? `${source}.ts` : source,
      ),
    );
    expect(sources.filter((path) => !existsSync(path))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['bin', 'dist/server', 'dist/model', 'cypher']));
    expect(Object.values(bin).filter((path) => !existsSync(path))).toEqual([]);
  });
});

test('.env.example explains no setting that nothing reads', () => {
  const explained = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)];
  const sources = ['server', 'scripts', 'test/setup'].flatMap((folder) =>
    below(folder, /\.(ts|mjs)$/),
  );
  const text = [...sources, 'docker-compose.yml'].map(read).join('\n');
  expect(explained.length).toBeGreaterThan(10);
  expect(explained.map(([, name]) => name).filter((name) => !text.includes(name ?? ''))).toEqual(
    [],
  );
});
