/** This tab's history in IndexedDB. */
import type { HistoryStorage } from './history-storage.ts';

const database = 'stancegraph';
const store = 'history';
const tabKey = 'stancegraph.tab';
/** Records of tabs that were closed so long ago are deleted. */
const maxAgeDays = 7;

/** The storage of this tab; throws where the browser has no session storage or IndexedDB. */
export function tabStorage(): HistoryStorage {
  const tab = tabName();
  const opened = open();
  opened.catch(() => {});
  const range = (from: number) => IDBKeyRange.bound([tab, from], [tab, Number.MAX_SAFE_INTEGER]);
  return {
    async read() {
      const steps = (await opened).transaction(store).objectStore(store);
      const [present, stored] = await Promise.all([
        answer(steps.get([tab, -1])),
        answer(steps.getAll(range(0))),
      ]);
      return present === undefined ? undefined : { steps: stored, present: present.present };
    },
    async write(from, fresh, present) {
      const steps = (await opened).transaction(store, 'readwrite').objectStore(store);
      steps.delete(range(from + fresh.length));
      for (const [index, step] of fresh.entries()) steps.put(step, [tab, from + index]);
      await answer(steps.put({ present, at: Date.now() }, [tab, -1]));
    },
  };
}

function tabName(): string {
  const known = sessionStorage.getItem(tabKey);
  if (known) return known;
  const name = crypto.randomUUID();
  sessionStorage.setItem(tabKey, name);
  return name;
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  const db = await answer(request);
  void deleteOld(db);
  return db;
}

/** Deletes the records of tabs that were closed long ago. */
async function deleteOld(db: IDBDatabase): Promise<void> {
  const steps = db.transaction(store, 'readwrite').objectStore(store);
  const limit = Date.now() - maxAgeDays * 86_400_000;
  for (const key of await answer(steps.getAllKeys())) {
    const [tab, number] = key as [string, number];
    if (number !== -1) continue;
    const { at } = await answer(steps.get(key));
    if (at < limit) steps.delete(IDBKeyRange.bound([tab, -1], [tab, Number.MAX_SAFE_INTEGER]));
  }
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
