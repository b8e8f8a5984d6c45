/** This tab's shelf in the browser's database. */
import type { Shelf } from './history-storage.ts';

const database = 'stancegraph';
const store = 'history';
const tabKey = 'stancegraph.tab';
/** Records of tabs that were closed so long ago are thrown away. */
const daysKept = 7;

/** A shelf that keeps nothing where the browser lets nothing be kept. */
export function tabShelf(): Shelf {
  const tab = tabName();
  const opened = open();
  opened.catch(() => {});
  const range = (from: number) => IDBKeyRange.bound([tab, from], [tab, Number.MAX_SAFE_INTEGER]);
  return {
    async read() {
      const steps = (await opened).transaction(store).objectStore(store);
      const [present, kept] = await Promise.all([
        answer(steps.get([tab, -1])),
        answer(steps.getAll(range(0))),
      ]);
      return present === undefined ? undefined : { steps: kept, present: present.present };
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
  void forget(db);
  return db;
}

/** Throws away what tabs that are long closed have left. */
async function forget(db: IDBDatabase): Promise<void> {
  const steps = db.transaction(store, 'readwrite').objectStore(store);
  const limit = Date.now() - daysKept * 86_400_000;
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
