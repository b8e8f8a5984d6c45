/** The thread that reads texts, so that a long or hostile one keeps nobody else waiting. */
import { parentPort } from 'node:worker_threads';
import { speakerHistoryOf } from '../../../coding/about.ts';
import { buildGazetteer, type Gazetteer, type NameEntry } from '../../../coding/gazetteer.ts';
import { findPassages, type PassagesFound } from '../../../coding/suggest.ts';
import type { FromThread, ToThread } from './messages.ts';

let entries: NameEntry[] = [];
let names: Gazetteer | undefined;
let passages: PassagesFound | undefined;

const answer = (reply: FromThread) => parentPort?.postMessage(reply);

parentPort?.on('message', (asked: ToThread) => {
  try {
    if (asked.kind === 'names') {
      entries = asked.first ? [...asked.entries] : entries.concat(asked.entries);
      if (!asked.last) return;
      names = buildGazetteer(entries);
      entries = [];
      answer({ kind: 'ready' });
    } else if (asked.kind === 'read') {
      passages = findPassages({ ...asked.text, names });
      answer({ kind: 'speakers', speakers: passages.speakers });
    } else if (passages) {
      answer({ kind: 'found', found: passages.suggestions(speakerHistoryOf(asked.histories)) });
      passages = undefined;
    }
  } catch (error) {
    passages = undefined;
    answer({ kind: 'failed', message: error instanceof Error ? (error.stack ?? '') : '' });
  }
});
