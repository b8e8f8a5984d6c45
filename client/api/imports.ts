/** Imports: listed, read again, applied, undone; uploads.ts sends their files. */
import { queryOptions } from '@tanstack/react-query';
import type { Decision, ImportOptions, ImportReply } from '../../model/schemas/imports.ts';
import { ApiError, del, get, idPath, post } from './request.ts';

const pollMs = 400;
const listPollMs = 1000;
const underway: readonly ImportReply['state'][] = [
  'uploading',
  'reading',
  'waiting',
  'applying',
  'undoing',
];

export const isUnderway = ({ state }: Pick<ImportReply, 'state'>): boolean =>
  underway.includes(state);

export const importsOptions = queryOptions({
  queryKey: ['imports'],
  queryFn: () => get('imports', '/imports'),
  refetchInterval: ({ state: { data } }) => (data?.imports.some(isUnderway) ? listPollMs : false),
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

export const readImport = (id: string, choices: ImportChoices) =>
  post('import', `${idPath('imports', id)}/read`, choices);

export const applyImport = (id: string, decisions: readonly Decision[]) =>
  post('import', `${idPath('imports', id)}/apply`, { decisions });

/** Undoes what is applied, discards what is not; corrections of what it made are lost only when that is said. */
export const removeImport = (id: string, losesCorrections = false) =>
  del('import', `${idPath('imports', id)}${losesCorrections ? '?corrections=lose' : ''}`);

/** Whether an undo was refused because people have corrected what the import made. */
export const losesCorrections = (error: Error): boolean =>
  error instanceof ApiError &&
  (error.problem.errors ?? []).some(({ path }) => path === 'corrections');
