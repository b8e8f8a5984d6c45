/** A source, its text when it is kept, and the statements stated in it. */
import { queryOptions } from '@tanstack/react-query';
import type { NewTextRequest } from '../../model/schemas/source-texts.ts';
import { get, idPath, post } from './request.ts';

export const sourceOptions = (id: string) =>
  queryOptions({
    queryKey: ['source', id],
    queryFn: () => get('source', idPath('sources', id)),
  });

/** The versions of its text, and the statements left with an earlier one. */
export const sourceTextsOptions = (id: string) =>
  queryOptions({
    queryKey: ['source-texts', id],
    queryFn: () => get('sourceTexts', `${idPath('sources', id)}/texts`),
  });

/** Takes a new text, or with `dryRun` shows what it would change. */
export const newSourceText = (id: string, { by, ...request }: Omit<NewTextRequest, 'id'>) =>
  post('newText', `${idPath('sources', id)}/texts`, { ...request, ...(by ? { by } : {}) });
