/** Drafts in this browser's IndexedDB: what is decided is written within half a second. */
import type { Draft } from './draft.ts';

const storeName = 'drafts';
let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('stancegraph-coding', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'id' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () =>
      reject(
        new Error('This browser keeps nothing for this page. Download the draft before you leave.'),
      );
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

async function asked<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  const transaction = (await database()).transaction(storeName, mode, { durability: 'strict' });
  return new Promise<Result>((resolve, reject) => {
    const request = work(transaction.objectStore(storeName));
    transaction.oncomplete = () => resolve(request.result as Result);
    transaction.onerror = () =>
      reject(request.error ?? new Error('The browser did not keep the draft.'));
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('The browser did not keep the draft.'));
  });
}

/** The drafts of this browser, the latest change first. */
export async function listDrafts(): Promise<Draft[]> {
  const drafts = await asked<Draft[]>('readonly', (store) => store.getAll()).catch(() => []);
  return drafts.sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

export function loadDraft(id: string): Promise<Draft | undefined> {
  return asked<Draft | undefined>('readonly', (store) => store.get(id));
}

export function saveDraft(draft: Draft): Promise<unknown> {
  return asked('readwrite', (store) => store.put(draft));
}

export function deleteDraft(id: string): Promise<unknown> {
  return asked('readwrite', (store) => store.delete(id));
}
