/** Files are dropped or chosen, and uploaded with progress. */
import { type DragEvent, useRef, useState } from 'react';
import type { ImportsReply } from '../../../model/schemas/imports.ts';
import { useGo } from '../../address/To.tsx';
import { uploadImport } from '../../api/imports.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { strings } from './strings.ts';

export function ChooseFiles({ formats }: { formats: ImportsReply['formats'] }) {
  const go = useGo();
  const { allow, dialog } = useEditing();
  const picker = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState('');
  const [dossier, setDossier] = useState('');
  const [share, setShare] = useState<number>();
  const [wrong, setWrong] = useState<string>();
  const [over, setOver] = useState(false);
  const stop = useRef<AbortController>(undefined);

  const send = (files: readonly File[]) => {
    if (files.length === 0) return;
    allow(() => {
      stop.current = new AbortController();
      setWrong(undefined);
      setShare(0);
      const choices = {
        ...(format ? { format } : {}),
        ...(dossier.trim() ? { options: { dossier: dossier.trim() } } : {}),
      };
      uploadImport(files, choices, setShare, stop.current.signal).then(
        ({ id }) => go(`/imports/${id}`),
        (error: Error) => {
          setShare(undefined);
          setWrong(error.message);
        },
      );
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
        {share === undefined ? (
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
          <div>
            <p className="drop-title" role="status">
              {strings.uploading} {Math.floor(share * 100)} %
            </p>
            <progress value={share} max={1} aria-label={strings.uploading} />
            <p>
              <button type="button" className="button" onClick={() => stop.current?.abort()}>
                {strings.broken}
              </button>
            </p>
          </div>
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
