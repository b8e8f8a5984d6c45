// `npm run <command>`: prepares the server's code and runs one of server/commands or bench.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

const [command = ''] = process.argv.splice(2, 1);
checkNode();
ensureInstalled();
ensureBuilt({ client: command.startsWith('bench') });
const file = ['server/commands', 'bench']
  .map((folder) => join(root, 'dist', folder, `${command}.js`))
  .find((path) => /^[a-z0-9-]+$/.test(command) && existsSync(path));
if (!file) {
  console.error(`There is no command ${command}.`);
  process.exit(2);
}
await import(pathToFileURL(file).href);
