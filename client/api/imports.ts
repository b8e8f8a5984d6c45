/** Imports: uploaded with progress, read again, applied, undone. */
import { queryOptions } from '@tanstack/react-query';
import type { Problem } from '../../model/schemas/api.ts';
import type { Decision, ImportOptions, ImportReply } from '../../model/schemas/imports.ts';
import { checked } from './checked.ts';
import { authorization } from './editor-token.ts';
import { ApiError, del, get, idPath, post } from './request.ts';

const pollMs = 400;
const underway: readonly ImportReply['state'][] = ['reading', 'waiting', 'applying', 'undoing'];

export const isUnderway = ({ state }: Pick<ImportReply, 'state'>): boolean =>
  underway.includes(state);

export const importsOptions = queryOptions({
  queryKey: ['imports'],
  queryFn: () => get('imports', '/imports'),
});

/** Asked again and again while it goes on. */
export const importStateOptions = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => get('import', idPath('imports', id)),
    refetchInterval: ({ state: { data } }) => (data && isUnderway(data) ? pollMs : false),
  });

export const coverageOptions = queryOptions({
  queryKey: ['coverage'],
  queryFn: () => get('coverage', '/coverage'),
});

export interface ImportChoices {
  format?: string;
  mapping?: unknown;
  options?: ImportOptions;
}

/** Sends files; `progress` gets the share that has arrived. */
export function uploadImport(
  files: readonly File[],
  { format, options }: ImportChoices,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportReply> {
  const form = new FormData();
  if (format) form.set('format', format);
  if (options) form.set('options', JSON.stringify(options));
  for (const file of files) form.append('files', file, file.webkitRelativePath || file.name);
  // Only this kind of request tells how much of its body has gone.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', '/api/imports');
    for (const [name, value] of Object.entries(authorization())) {
      request.setRequestHeader(name, value);
    }
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('load', () => {
      if (request.status < 300) {
        checked('import', request.response).then((reply) => resolve(reply as ImportReply), reject);
      } else reject(failed(request.response as Problem | null, request.status));
    });
    request.addEventListener('error', () => reject(failed(null, 503)));
    request.addEventListener('abort', () => reject(failed(null, 499)));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function failed(problem: Problem | null, status: number): ApiError {
  const detail =
    status === 499
      ? 'The upload was broken off.'
      : 'The upload did not arrive. Check the connection and try again.';
  return new ApiError(problem ?? { type: 'about:blank', title: 'Upload', status, detail });
}

export const readImport = (id: string, choices: ImportChoices) =>
  post('import', `${idPath('imports', id)}/read`, choices);

export const applyImport = (id: string, decisions: readonly Decision[]) =>
  post('import', `${idPath('imports', id)}/apply`, { decisions });

/** Undoes what is applied, discards what is not. */
export const removeImport = (id: string) => del('import', idPath('imports', id));
