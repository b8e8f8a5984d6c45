// Every command of `stancegraph`: what follows its name, and what it does. `npm run` calls the same.
export const commands = {
  start: {
    does: 'Starts the explorer; without a command it is this one.',
    takes: '',
    more: 'HOST, PORT, DATA_DIR, NEO4J_URI and other variables set it up; see docs/deploy.md.',
  },
  import: {
    does: 'Imports files, folders or archives: all of it or nothing.',
    takes:
      'FILES… [--format F] [--dry-run] [--mapping FILE] [--save-mapping FILE] [--dossier NAME] [--skip-invalid] [--decisions FILE] [--save-decisions FILE] [--report FILE] [--json] | --undo ID [--lose-corrections]',
    more: 'Exits with 1 when it was refused and nothing was changed. See docs/imports.md.',
  },
  export: {
    does: 'Writes the graph to a file, and says what the format cannot hold.',
    takes: '--format F [--out FILE] [--report] [--title TEXT] [--figures FOLDER] [--json]',
    more: 'A title and figures go into a study. See docs/exports.md.',
  },
  open: {
    does: 'Starts the explorer on a private store that is made from a study.',
    takes: 'study.zip [--data FOLDER]',
    more: 'Without --data the store is gone when the explorer stops.',
  },
  seed: {
    does: 'Loads the folder of a dossier.',
    takes: 'FOLDER [--replace] [--json]',
    more: 'Where people have corrected something of it, nothing is loaded unless --replace is given.',
  },
  backup: {
    does: 'Writes everything that the store holds into one file.',
    takes: '[--out FILE] [--json]',
  },
  restore: { does: 'Brings a backup into an empty store.', takes: 'FILE [--replace] [--json]' },
  move: {
    does: 'Takes everything of the embedded store to Neo4j.',
    takes: '[--from FOLDER] [--replace]',
    more: 'NEO4J_URI and NEO4J_PASSWORD name the database; the embedded store stays as it is.',
  },
  queries: {
    does: 'Keeps people’s own saved queries as a folder of .cypher files.',
    takes: 'export|import FOLDER',
  },
  tokens: {
    does: 'Makes, lists and revokes tokens.',
    takes:
      'make NAME [--role reader|coder|editor|admin] [--days N] [--study NAME] | list | revoke ID; each with [--json]',
  },
  webhooks: {
    does: 'Makes, lists and removes webhooks, which are told of new statements and changes.',
    takes:
      'add URL [--events KINDS] [--filter QUERY] [--base ADDRESS] | list | test ID | remove ID; each with [--json]',
    more: 'A test exits with 1 when it was not delivered. See docs/operations.md.',
  },
  mcp: {
    does: 'Answers a client of the Model Context Protocol over standard input and output.',
    takes: '',
  },
  neo4j: { does: 'Runs a Neo4j of its own in the foreground, without Docker.', takes: '' },
  generate: {
    does: 'Writes a large graph, made up, into the configured store.',
    takes: '--statements N [--actors N] [--seed N]',
  },
};

/** What `--help` prints for a command. */
export function helpOf(name) {
  const { does, takes, more } = commands[name];
  return [
    `stancegraph ${name} ${takes}`.trimEnd(),
    '',
    `  ${does}`,
    ...(more ? [`  ${more}`] : []),
    '',
    '  Exits with 0 when it is done, with 2 when it was called wrongly or cannot be done.',
    ...(takes.includes('--json') ? ['  --json writes one line of JSON, for programs.'] : []),
  ].join('\n');
}

/** What `stancegraph --help` prints. */
export function overview() {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(
    ([name, { does }]) => `  ${name.padEnd(width)}  ${does}`,
  );
  return [
    'stancegraph [COMMAND] [OPTIONS]',
    '',
    ...lines,
    '',
    '  stancegraph COMMAND --help tells what a command takes.',
  ].join('\n');
}
