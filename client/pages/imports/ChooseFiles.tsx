/** Files are dropped or chosen, and uploaded with progress. */
import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { bytesText } from '../../../model/formats/counted.ts';
import type { ImportsReply } from '../../../model/schemas/imports.ts';
import { useGo } from '../../address/To.tsx';
import { importsOptions } from '../../api/imports.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { strings } from './strings.ts';
import { breakOff, type Uploading, upload, useUploading } from './uploading.ts';

export function ChooseFiles({ formats }: Pick<ImportsReply, 'formats'>) {
  const go = useGo();
  const { allow, dialog } = useEditing();
  const picker = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState('');
  const [dossier, setDossier] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [over, setOver] = useState(false);
  const client = useQueryClient();
  const uploading = useUploading();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const send = (files: readonly File[]) => {
    if (files.length === 0) return;
    setWrong(undefined);
    allow(async () => {
      const choices = {
        ...(format ? { format } : {}),
        ...(dossier.trim() ? { options: { dossier: dossier.trim() } } : {}),
      };
      try {
        // What was broken off before may be among them.
        const { imports } = await client.fetchQuery({ ...importsOptions, staleTime: 0 });
        const id = await upload(files, choices, imports);
        // Whoever went on to another page is not called back.
        if (id && isHere.current) await go(`/imports/${id}`);
      } catch (error) {
        setWrong((error as Error).message);
      }
      await client.invalidateQueries({ queryKey: importsOptions.queryKey });
    });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send([...event.dataTransfer.files]);
  };
  const onChosen = (input: HTMLInputElement) => {
    send([...(input.files ?? [])]);
    input.value = '';
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons do the same */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {uploading === undefined ? (
          <>
            <p className="drop-title">{strings.drop}</p>
            <p className="row">
              <button
                type="button"
                className="button primary"
                onClick={() => picker.current?.click()}
              >
                {strings.choose}
              </button>
              <button type="button" className="button" onClick={() => folder.current?.click()}>
                {strings.chooseFolder}
              </button>
            </p>
          </>
        ) : (
          <Progress uploading={uploading} />
        )}
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          data-testid="files"
          onChange={(event) => onChosen(event.target)}
        />
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          {...{ webkitdirectory: '' }}
          onChange={(event) => onChosen(event.target)}
        />
      </div>
      {wrong && (
        <p className="notice" role="alert">
          {wrong}
        </p>
      )}
      <div className="choices">
        <label className="field">
          <span>{strings.format}</span>
          <select
            className="input"
            value={format}
            onChange={(event) => setFormat(event.target.value)}
          >
            <option value="">{strings.recognise}</option>
            {formats.map(({ name, title, endings }) => (
              <option key={name} value={name}>
                {title} ({endings.join(', ')})
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{strings.dossier}</span>
          <input
            className="input"
            value={dossier}
            maxLength={60}
            aria-describedby="dossier-help"
            onChange={(event) => setDossier(event.target.value)}
          />
          <span id="dossier-help">{strings.dossierHelp}</span>
        </label>
      </div>
      {dialog}
    </>
  );
}

function Progress({ uploading: { progress } }: { uploading: Uploading }) {
  const { sent, total, isLost } = progress;
  return (
    <div className="sending">
      <p className="drop-title">
        {strings.uploading} {total > 0 ? Math.floor((100 * sent) / total) : 100} %
      </p>
      <progress value={sent} max={Math.max(1, total)} aria-label={strings.uploading} />
      <p className="caption" role="status">
        {isLost ? strings.lost : `${bytesText(sent)} ${strings.of} ${bytesText(total)}`}
      </p>
      <p>
        <button type="button" className="button" onClick={() => void breakOff()}>
          {strings.broken}
        </button>
      </p>
    </div>
  );
}
