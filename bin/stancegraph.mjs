#!/usr/bin/env node
// `npx stancegraph [command …]`: starts the explorer, or runs one of its commands.
const commands = ['seed', 'queries', 'backup', 'restore', 'neo4j', 'mcp', 'tokens'];
const [first] = process.argv.slice(2);
if (first === undefined) await import('../dist/server/main.js');
else if (commands.includes(first)) {
  process.argv.splice(2, 1);
  await import(`../dist/server/commands/${first}.js`);
} else {
  console.error(`Usage: stancegraph [${commands.join('|')}]`);
  process.exit(first === '--help' ? 0 : 2);
}
