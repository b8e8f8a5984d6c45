/** Imports saved queries from .cypher files, chosen or dropped, and exports one's own. */

import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { ListedQuery } from '../../../../model/schemas/queries.ts';
import { patient } from '../../../api/patient.ts';
import { queriesOptions } from '../../../api/queries.ts';
import { useEditing } from '../../../parts/editing/useEditing.tsx';
import { toast } from '../../../ui/toast.tsx';
import { strings } from '../strings.ts';
import type { ReadFile } from './files.ts';

const ImportDialog = lazy(patient(() => import('./ImportDialog.tsx')));

/** Wraps the list, on which files can be dropped; the buttons stand below it. */
export function QueryFiles({ children }: { children: ReactNode }) {
  const { data } = useQuery(queriesOptions);
  const own = (data?.queries ?? []).filter((query) => query.own);
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<ReadFile[]>();
  const [over, setOver] = useState(false);
  const { allow, dialog } = useEditing();
  const take = async (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    const { readFiles } = await import('./files.ts');
    const read = await readFiles(chosen);
    allow(() => setFiles(read));
  };
  return (
    <section
      aria-label={strings.savedQueriesAndTheir}
      className={over ? 'query-files over' : 'query-files'}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...event.dataTransfer.files]);
      }}
    >
      {children}
      <section className="file-actions">
        <input
          ref={input}
          type="file"
          accept=".cypher,.zip"
          multiple
          hidden
          aria-label={strings.filesOfSavedQueries}
          onChange={({ target }) => {
            void take([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <button type="button" className="button bare" onClick={() => input.current?.click()}>
          {strings.importCypherFiles}
        </button>
        {own.length > 0 && (
          <button
            type="button"
            className="button bare"
            onClick={() =>
              downloadQueries(own).catch((error: Error) => toast(strings.notSaved2(error.message)))
            }
          >
            {strings.downloadAllSavedQueries}
          </button>
        )}
      </section>
      {dialog}
      {files && (
        <Suspense fallback={null}>
          <ImportDialog files={files} onClose={() => setFiles(undefined)} />
        </Suspense>
      )}
    </section>
  );
}

/** The part that reads and writes files is fetched when it is first needed. */
async function downloadQueries(queries: readonly ListedQuery[]): Promise<void> {
  const files = await import('./files.ts');
  await files.downloadQueries(queries);
}
