/** No regular expression of ours takes for ever, whatever text it meets (ReDoS). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

/** Characters of a hostile text: what is worse than quadratic does not end in time at this length. */
const length = 3000;
/** Milliseconds; the linear and the quadratic need a hundredth. */
const patience = 10_000;

/** Every literal of our sources, with where it stands. */
function literals(): { source: string; flags: string; file: string }[] {
  const found: { source: string; flags: string; file: string }[] = [];
  for (const folder of ['server', 'model', 'coding', 'client', 'bin']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|tsx|js|mjs)$/.test(name)) continue;
      const file = join(folder, name);
      const lang = name.endsWith('.tsx') ? 'tsx' : name.endsWith('.ts') ? 'ts' : 'js';
      visit(parseAst(readFileSync(file, 'utf8'), { lang }), (source, flags) =>
        found.push({ source, flags, file }),
      );
    }
  }
  return found;
}

function visit(node: unknown, tell: (source: string, flags: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  const { regex } = node as { regex?: { pattern: string; flags: string } };
  if (regex) tell(regex.pattern, regex.flags);
  for (const part of Object.values(node)) visit(part, tell);
}

const common = [
  'a',
  'A',
  '0',
  ' ',
  '\n',
  '"',
  "'",
  '(',
  '[',
  '.',
  '-',
  '_',
  ',',
  '/',
  'é',
  'a ',
  'A. ',
];

/** Texts that repeat what a pattern may match, and end in what it does not. */
function hostileTo(source: string): string[] {
  const words = source
    .replace(/\\[pP]\{[^}]*\}|\\[a-zA-Z]|\(\?[:=!<]*|[[\](){}|^$*+?\\]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const atoms = [...new Set([...common, ...words.slice(0, 6), words.slice(0, 3).join('')])];
  const long = (atom: string) => atom.repeat(Math.ceil(length / atom.length)).slice(0, length);
  const beginning = words[0] ?? '';
  return atoms
    .filter((atom) => atom !== '')
    .flatMap((atom) => [`${long(atom)}\u0000`, `${beginning}${long(atom)}!\u0000`]);
}

const context = createContext({});
const script = new Script(
  'for (const text of texts) { pattern.lastIndex = 0; pattern.test(text); }',
);

/** Whether a pattern is done with all texts in time. */
function isBounded(pattern: RegExp, texts: string[], timeout = patience): boolean {
  Object.assign(context, { pattern, texts });
  try {
    script.runInContext(context, { timeout });
    return true;
  } catch {
    return false;
  }
}

test('the check finds what is not bounded', () => {
  expect(isBounded(/^(a+)+$/, hostileTo('^(a+)+$'), 300)).toBe(false);
  expect(isBounded(/a*a*a*a*b/, hostileTo('a*a*a*a*b'), 300)).toBe(false);
  expect(isBounded(/^a+$/, hostileTo('^a+$'))).toBe(true);
});

test('every regular expression is done with hostile texts', () => {
  const found = literals();
  expect(found.length).toBeGreaterThan(500);
  const endless = found.filter(
    ({ source, flags }) => !isBounded(new RegExp(source, flags), hostileTo(source)),
  );
  expect(endless.map(({ file, source }) => `${file}: /${source}/`)).toEqual([]);
});
