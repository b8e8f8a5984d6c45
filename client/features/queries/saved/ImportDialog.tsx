/** What importing files would do, before it is done, and what became of each. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { createPortal } from 'react-dom';
import type { SavedQuery } from '../../../../model/api.ts';
import { inOrder } from '../../../../model/query-file.ts';
import { queriesOptions, saveQuery } from '../../../api/index.ts';
import { useModal } from '../../../ui/modal.ts';
import { toast } from '../../../ui/toast.tsx';
import { effectOf, type ReadFile } from './files.ts';
import { useSaving } from './useSaving.ts';

const effects = {
  new: 'new',
  changes: 'changes the one saved here',
  same: 'is here already',
  shipped: 'comes with Stancegraph and stays as it is: rename the file',
};

export default function ImportDialog({
  files,
  onClose,
}: {
  files: ReadFile[];
  onClose: () => void;
}) {
  const dialog = useModal(onClose);
  const id = useId();
  const { data } = useQuery(queriesOptions);
  const { refresh } = useSaving();
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const there = data?.queries ?? [];
  const told = files.map(({ file, query, wrong }) => ({
    file,
    query,
    effect: query ? effectOf(query, there) : undefined,
    wrong: (query && refused[query.name]) ?? wrong,
  }));
  const wanted = told.flatMap(({ query, effect }) =>
    query && (effect === 'new' || effect === 'changes') ? [query] : [],
  );
  const start = async () => {
    setBusy(true);
    const failed = await importAll(wanted);
    await refresh();
    setBusy(false);
    setRefused(failed);
    const saved = wanted.length - Object.keys(failed).length;
    if (saved > 0) toast(`Imported ${saved} ${saved === 1 ? 'query' : 'queries'}.`);
    if (Object.keys(failed).length === 0) onClose();
  };
  return createPortal(
    <dialog ref={dialog} className="save-query" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Import saved queries</h2>
      <ul className="import-list">
        {told.map(({ file, effect, wrong }) => (
          <li key={file}>
            <code>{file}</code>{' '}
            <span className={wrong ? 'wrong' : 'caption'}>
              {wrong ?? (effect && effects[effect])}
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={wanted.length === 0 || busy}
          onClick={() => void start()}
        >
          Import {wanted.length}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </dialog>,
    document.body,
  );
}

/** Saves one after another; gives the reason for each that was refused, by name. */
async function importAll(queries: readonly SavedQuery[]): Promise<Record<string, string>> {
  const failed: Record<string, string> = {};
  for (const query of inOrder(queries)) {
    await saveQuery(query).catch((error: Error) => {
      failed[query.name] = error.message;
    });
  }
  return failed;
}
