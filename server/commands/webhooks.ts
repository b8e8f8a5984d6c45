/**
 * `npm run webhooks -- list`, `add URL --events KINDS [--filter QUERY]`, `test ID`, `remove ID`: who is told of
 * events, in the configured store or, where a running server holds the embedded store, through it.
 */
import { counted } from '../../model/formats/counted.ts';
import {
  eventKinds,
  type WebhookItem,
  type WebhookMade,
  type WebhookTried,
  webhookItem,
  webhookMade,
  webhookRequest,
  webhooksReply,
  webhookTried,
} from '../../model/schemas/events.ts';
import { readConfig } from '../config.ts';
import { StartError, StoreInUse } from '../errors.ts';
import { fromZod } from '../http/problems.ts';
import { tryWebhook } from '../library/events/deliver.ts';
import { listWebhooks, makeWebhook, removeWebhook } from '../library/events/webhooks.ts';
import { runningServer } from '../running-server.ts';
import { openStore } from '../store/open-store.ts';
import { askServer } from './shared/ask-server.ts';
import { commandLine, ended, sayOutcome, text } from './shared/command.ts';

const usage = `Say npm run webhooks -- list, npm run webhooks -- add URL [--events ${eventKinds.join(',')}] [--filter QUERY] [--base ADDRESS], or npm run webhooks -- test|remove ID.`;

interface Webhooks {
  list(): Promise<WebhookItem[]>;
  add(request: unknown): Promise<WebhookMade>;
  test(id: string): Promise<WebhookTried>;
  remove(id: string): Promise<WebhookItem>;
  close(): Promise<void>;
}

async function main(): Promise<void> {
  const { options, words } = commandLine(usage, { events: text, filter: text, base: text });
  const [verb, name = ''] = words;
  const isUsed = verb === 'list' || (['add', 'test', 'remove'].includes(verb ?? '') && name !== '');
  if (!isUsed) throw new StartError(usage);
  const webhooks = await openWebhooks(options.base);
  try {
    if (verb === 'list') {
      const all = await webhooks.list();
      sayOutcome(
        { webhooks: all },
        all.length > 0 ? all.map(lineOf) : ['No webhook has been made yet.'],
      );
    } else if (verb === 'remove') {
      const removed = await webhooks.remove(name);
      sayOutcome(removed, [`Removed ${lineOf(removed)}`]);
    } else if (verb === 'test') {
      const tried = await webhooks.test(name);
      sayOutcome(tried, [tried.result]);
      if (tried.result !== 'delivered') process.exitCode = 1;
    } else {
      const events = (options.events ?? eventKinds.join(',')).split(',');
      const made = await webhooks.add({ url: name, events, filter: options.filter ?? '' });
      sayOutcome(made, [`Made ${made.id}. Its secret is shown this once:`, made.secret]);
    }
  } finally {
    await webhooks.close();
  }
}

async function openWebhooks(base: string | undefined): Promise<Webhooks> {
  const config = readConfig(process.env);
  const address = await runningServer(config);
  try {
    const store = await openStore(config, 'command');
    return {
      list: () => listWebhooks(store),
      add: async (request) => {
        const parsed = webhookRequest.safeParse(request);
        if (!parsed.success) throw fromZod(parsed.error);
        return makeWebhook(store, parsed.data, base ?? address, config);
      },
      test: (id) => tryWebhook(store, id, config),
      remove: (id) => removeWebhook(store, id),
      close: () => store.engine.close(),
    };
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    return throughServer(address, config.editorToken, error);
  }
}

function throughServer(url: string, token: string | undefined, otherwise: Error): Webhooks {
  const ask = askServer(url, '/api/webhooks', token, otherwise);
  return {
    list: async () => webhooksReply.parse(await ask('')).webhooks,
    add: async (request) =>
      webhookMade.parse(await ask('', { method: 'POST', body: JSON.stringify(request) })),
    test: async (id) =>
      webhookTried.parse(await ask(`/${encodeURIComponent(id)}/test`, { method: 'POST' })),
    remove: async (id) =>
      webhookItem.parse(await ask(`/${encodeURIComponent(id)}`, { method: 'DELETE' })),
    close: async () => {},
  };
}

function lineOf({ id, url, events, filter, last, failures, waiting }: WebhookItem): string {
  const how = last ? `${last.result} on ${last.at.slice(0, 10)}` : 'nothing sent yet';
  const behind =
    failures > 0 ? [counted(failures, 'failed try', 'failed tries'), `${waiting} waiting`] : [];
  return [id, url, events.join(','), ...(filter ? [filter] : []), how, ...behind].join('  ');
}

main().catch(ended());
