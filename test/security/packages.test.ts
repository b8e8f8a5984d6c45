/** What may be built in: every package is of a listed licence, and what we name is on a list. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Locked {
  version: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  link?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
interface Allowed {
  /** SPDX names that need no more than a notice. */
  licences: string[];
  /** Of files that are shared back when they are changed; we change none. */
  weakCopyleft: string[];
  dependencies: Record<string, string>;
  /** Packages that may run a script while they are installed. */
  installScripts: string[];
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const allowed: Allowed = read('docs/packages.json');
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path, one]) => path !== '' && !one.link);
const may = new Set([...allowed.licences, ...allowed.weakCopyleft]);

/** The licence that the lock file or the package itself names. */
function licenceOf(path: string, { license }: Locked): string | undefined {
  if (license) return license;
  const file = join(path, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license: named, licenses } = read(file);
  return named ?? licenses?.[0]?.type;
}

/** Every name of an SPDX expression that must hold, or one of those that may be chosen. */
function isAllowed(licence: string): boolean {
  const choices = licence.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((name) => may.has(name)));
}

describe('packages', () => {
  test('are all of a licence that may be used', () => {
    expect(locked.length).toBeGreaterThan(300);
    const others = locked.filter(([path, one]) => {
      const licence = licenceOf(path, one);
      // What is for other machines alone is not installed here; its family says its licence.
      if (licence === undefined) return !(one.optional && path.includes('@grafeo-db/js-'));
      return !isAllowed(licence);
    });
    expect(others.map(([path, one]) => `${path}: ${licenceOf(path, one)}`)).toEqual([]);
  });

  test('that we depend on are on the list, each with what it is for', () => {
    const { dependencies, devDependencies } = read('package.json');
    const named = Object.keys({ ...dependencies, ...devDependencies }).sort();
    expect(Object.keys(allowed.dependencies).sort()).toEqual(named);
    for (const purpose of Object.values(allowed.dependencies)) expect(purpose).toMatch(/\w{3}/);
  });

  test('are named in exact versions, and locked by their hash', () => {
    const { dependencies, devDependencies } = read('package.json');
    for (const version of Object.values({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
    const loose = locked.filter(([, one]) => !one.integrity && !one.optional);
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  test('run nothing while they are installed but for those listed', () => {
    const running = locked
      .filter(([, one]) => one.hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1));
    expect([...new Set(running)].sort()).toEqual([...allowed.installScripts].sort());
  });
});
