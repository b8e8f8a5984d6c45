#!/usr/bin/env node
// `npx stancegraph [command …]`: starts the explorer, or runs one of its commands.
import { existsSync, readFileSync } from 'node:fs';
import { commands, helpOf, overview } from './commands.mjs';

const [first = 'start', ...rest] = process.argv.slice(2);
if (first === '--version') {
  const file = new URL('../package.json', import.meta.url);
  console.log(JSON.parse(readFileSync(file, 'utf8')).version);
} else if (first === '--help' || first === '-h' || first === 'help') {
  console.log(Object.hasOwn(commands, rest[0] ?? '') ? helpOf(rest[0]) : overview());
} else if (!Object.hasOwn(commands, first)) {
  const { nearest } = await import('../dist/model/nearest.js');
  const meant = nearest(first, Object.keys(commands));
  console.error(`There is no command ${first}.${meant ? ` Is ${meant} meant?` : ''}\n`);
  console.error(overview());
  process.exit(2);
} else if (rest.includes('--help') || rest.includes('-h')) console.log(helpOf(first));
else {
  // The command sees its own arguments alone.
  if (process.argv.length > 2) process.argv.splice(2, 1);
  const places = { start: '../dist/server/main.js', generate: '../dist/bench/generate.js' };
  const file = new URL(places[first] ?? `../dist/server/commands/${first}.js`, import.meta.url);
  if (!existsSync(file)) {
    console.error('Nothing is built here yet. Run npm run build first, or npm start.');
    process.exit(2);
  }
  await import(file.href);
}
