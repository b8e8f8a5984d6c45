/** Finds a Chromium, or installs one: Debian's when root, else the browser driver's own. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Found = { executablePath: string; how: string } | { missing: string };

/** How every test starts it: nothing in the background, no network of its own. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const installTimeoutMs = 10 * 60_000;

/** A path to start, or the reason why there is none. */
export async function findChromium(): Promise<Found> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    return existsSync(given)
      ? { executablePath: given, how: 'CHROMIUM_PATH' }
      : { missing: `CHROMIUM_PATH names ${given}, which is not there` };
  }
  const there = onPath();
  if (there) return { executablePath: there, how: 'already installed' };
  const problems: string[] = [];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const failed =
      (await run('apt-get', ['update'])) ?? (await run('apt-get', ['install', '-y', 'chromium']));
    const installed = onPath();
    if (!failed && installed) return { executablePath: installed, how: "Debian's package" };
    problems.push(`apt-get: ${failed ?? 'no chromium came'}`);
  }
  const failed = await run('npx', ['playwright-core', 'install', 'chromium']);
  const { chromium } = await import('playwright-core');
  if (!failed && existsSync(chromium.executablePath())) {
    return { executablePath: chromium.executablePath(), how: "playwright's download" };
  }
  problems.push(`playwright: ${failed ?? 'no chromium came'}`);
  return { missing: `no Chromium could be found or installed (${problems.join('; ')})` };
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** The reason why a command failed, in one line; nothing when it did not. */
function run(command: string, args: string[]): Promise<string | undefined> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return new Promise((resolve) => {
    execFile(command, args, { timeout: installTimeoutMs, env }, (error, _stdout, stderr) =>
      resolve(error ? (stderr.trim().split('\n').at(-1) ?? error.message) : undefined),
    );
  });
}
