/** “Bring your own”: files are chosen here, and past imports are listed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { ImportsReply } from '../../../model/schemas/imports.ts';
import { To } from '../../address/To.tsx';
import { importsOptions, losesCorrections, removeImport } from '../../api/imports.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toast } from '../../ui/toast.tsx';
import { ChooseFiles } from './ChooseFiles.tsx';
import { Covered } from './Covered.tsx';
import './imports.css';
import { Losing } from './Losing.tsx';
import { stateText } from './state-text.ts';
import { strings } from './strings.ts';
import { breakOff, useUploading } from './uploading.ts';

type Listed = ImportsReply['imports'][number];

export default function ImportsPage() {
  const { data, error, refetch } = useQuery(importsOptions);
  if (error) return <PageMessage error={error} retry={() => void refetch()} />;
  return (
    <PlainPage title={strings.title} lead={strings.lead} className="imports-page">
      <ChooseFiles formats={data?.formats ?? []} />
      <Sheet />
      <Past imports={data?.imports ?? []} />
      <Covered />
      <p className="lead after">
        {strings.takeLead} <To to="/export">{strings.take}</To>
      </p>
    </PlainPage>
  );
}

function Sheet() {
  const [head = '', ...rows] = strings.exampleTable.trim().split('\n');
  return (
    <section className="part" aria-labelledby="sheet">
      <h2 id="sheet">{strings.sheetTitle}</h2>
      <p className="lead">{strings.sheetLead}</p>
      <section className="wide-table" tabIndex={0} aria-label={strings.tableOf(strings.sheetTitle)}>
        <table>
          <thead>
            <tr>
              {head.split(',').map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                {row.split(',').map((cell) => (
                  <td key={cell}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="lead after">{strings.sheetRest}</p>
      <button
        type="button"
        className="button"
        onClick={() => saveFile('statements.csv', strings.exampleTable, 'text/csv')}
      >
        {strings.example}
      </button>
    </section>
  );
}

function Past({ imports }: { imports: readonly Listed[] }) {
  return (
    <section className="part" aria-labelledby="past">
      <h2 id="past">{strings.past}</h2>
      {imports.length === 0 ? (
        <p className="caption">{strings.none}</p>
      ) : (
        <section className="wide-table" tabIndex={0} aria-label={strings.tableOf(strings.past)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{strings.name}</th>
                <th scope="col">{strings.state}</th>
                <th scope="col">{strings.made}</th>
                <th scope="col">{strings.records}</th>
                <th scope="col">{strings.undo}</th>
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <PastRow key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function PastRow({ one }: { one: Listed }) {
  const client = useQueryClient();
  const { allow, dialog } = useEditing();
  const own = useUploading();
  const isOwn = own?.id === one.id;
  const isApplied = one.state === 'applied';
  const canRemove = !['undoing', 'undone'].includes(one.state);
  const isOpen = ['ready', 'refused', 'failed'].includes(one.state);
  const [losing, setLosing] = useState<string | null>(null);
  const remove = (losesThem = false) =>
    allow(() => {
      setLosing(null);
      const work = isOwn ? breakOff() : removeImport(one.id, losesThem);
      work.then(
        async () => {
          toast(isApplied ? strings.undone : strings.discarded);
          await client.invalidateQueries();
        },
        (error: Error) => (losesCorrections(error) ? setLosing : toast)(error.message),
      );
    });
  return (
    <tr>
      <td>
        <To to={`/imports/${one.id}`}>{one.dossier || one.files[0]?.name || one.id}</To>
      </td>
      <td>
        {stateText(one)}
        {one.state === 'uploading' && !isOwn && <p className="caption">{strings.goOn}</p>}
      </td>
      <td>{strings.utc(dateText(one.made.slice(0, 10)), one.made.slice(11, 16))}</td>
      <td>{one.files.length === 1 ? one.files[0]?.name : counted(one.files.length, 'file')}</td>
      <td>
        {losing && (
          <Losing message={losing} onUndo={() => remove(true)} onKeep={() => setLosing(null)} />
        )}
        {canRemove && !losing && (
          <button type="button" className="button" onClick={() => remove()}>
            {isApplied ? strings.undo : isOpen ? strings.discard : strings.broken}
          </button>
        )}
        {dialog}
      </td>
    </tr>
  );
}
