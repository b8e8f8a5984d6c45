/**
 * `npm run tokens -- make NAME [--role R] [--days N] [--study S]`, `list`, `revoke ID`, all with `--json`: tokens of the
 * configured store or, where a running server holds the embedded store, through that server.
 */
import {
  defaultTokenDays,
  type TokenItem,
  tokenItem,
  tokenMade,
  tokenRequest,
  tokensReply,
} from '../../model/schemas/tokens.ts';
import { readConfig } from '../config.ts';
import { StartError, StoreInUse } from '../errors.ts';
import { fromZod } from '../http/problems.ts';
import { listTokens, makeToken, revokeToken } from '../library/tokens.ts';
import { runningServer } from '../running-server.ts';
import { openStore } from '../store/open-store.ts';
import { askServer } from './shared/ask-server.ts';
import { commandLine, ended, sayOutcome, text } from './shared/command.ts';

const usage =
  'Say npm run tokens -- list, npm run tokens -- make NAME --role reader|coder|editor|admin [--days 90] [--study NAME], or npm run tokens -- revoke ID.';
const day = 24 * 60 * 60 * 1000;

interface Tokens {
  list(): Promise<TokenItem[]>;
  make(request: unknown): Promise<{ id: string; token: string }>;
  revoke(id: string): Promise<TokenItem>;
  close(): Promise<void>;
}

async function main(): Promise<void> {
  const { options, words } = commandLine(usage, { role: text, days: text, study: text });
  const [verb, name = ''] = words;
  const isUsed = verb === 'list' || ((verb === 'make' || verb === 'revoke') && name !== '');
  if (!isUsed) throw new StartError(usage);
  const tokens = await openTokens();
  try {
    if (verb === 'list') {
      const all = await tokens.list();
      sayOutcome(
        { tokens: all },
        all.length > 0 ? all.map(lineOf) : ['No token has been made yet.'],
      );
    } else if (verb === 'revoke') {
      const revoked = await tokens.revoke(name);
      sayOutcome(revoked, [lineOf(revoked)]);
    } else {
      const made = await tokens.make(requestOf(name, options));
      sayOutcome(made, [`Made ${made.id}. The token is shown this once:`, made.token]);
    }
  } finally {
    await tokens.close();
  }
}

function requestOf(
  name: string,
  { role, days: given, study }: { role?: string; days?: string; study?: string },
): object {
  const days = Number(given ?? defaultTokenDays);
  if (!(days > 0 && days < 1e5))
    throw new StartError('Say --days as a number of days, such as 90.');
  return {
    name,
    role: role ?? 'editor',
    expiresAt: new Date(Date.now() + days * day).toISOString(),
    ...(study === undefined ? {} : { study }),
  };
}

async function openTokens(): Promise<Tokens> {
  const config = readConfig(process.env);
  try {
    const store = await openStore(config, 'command');
    return {
      list: () => listTokens(store),
      make: async (request) => {
        const parsed = tokenRequest.safeParse(request);
        if (!parsed.success) throw fromZod(parsed.error);
        return makeToken(store, parsed.data);
      },
      revoke: (id) => revokeToken(store, id),
      close: () => store.engine.close(),
    };
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    return throughServer(await runningServer(config), config.editorToken, error);
  }
}

function throughServer(url: string, token: string | undefined, otherwise: Error): Tokens {
  const ask = askServer(url, '/api/tokens', token, otherwise);
  return {
    list: async () => tokensReply.parse(await ask('')).tokens,
    make: async (request) =>
      tokenMade.parse(await ask('', { method: 'POST', body: JSON.stringify(request) })),
    revoke: async (id) =>
      tokenItem.parse(await ask(`/${encodeURIComponent(id)}`, { method: 'DELETE' })),
    close: async () => {},
  };
}

function lineOf({ id, name, role, study, state, expiresAt, lastUsed }: TokenItem): string {
  const used = lastUsed ? `last used ${lastUsed.slice(0, 10)}` : 'never used';
  const ends = state === 'valid' ? `until ${expiresAt.slice(0, 10)}` : state;
  return [id, role, ends, used, name, ...(study ? [`study ${study}`] : [])].join('  ');
}

main().catch(ended());
