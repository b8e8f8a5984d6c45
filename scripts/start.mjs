// `npm start`: installs what is missing, builds what is stale, serves the explorer.
import { checkNode, ensureBuilt, ensureInstalled } from './prepare.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
await import('../dist/server/main.js');
