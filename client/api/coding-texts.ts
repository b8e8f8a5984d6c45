/** Texts that several people code, and how far coders agree. */
import { queryOptions } from '@tanstack/react-query';
import type { Codebook, CodebookReply } from '../../model/schemas/coding.ts';
import type { AddTextRequest, CodingBody, PutTextRequest } from '../../model/schemas/texts.ts';
import { get, idPath, post, put } from './request.ts';

const codingPath = (text: string, coder: string) =>
  `${idPath('coding/texts', text)}/codings/${encodeURIComponent(coder)}`;

export const textsOptions = queryOptions({
  queryKey: ['shared texts'],
  queryFn: ({ signal }) => get('sharedTexts', '/coding/texts', {}, signal),
  staleTime: 0,
});

export const textOptions = (id: string) =>
  queryOptions({
    queryKey: ['shared texts', id],
    queryFn: ({ signal }) => get('sharedText', idPath('coding/texts', id), {}, signal),
    staleTime: 0,
  });

export const addText = (request: AddTextRequest) => post('sharedText', '/coding/texts', request);
export const changeText = ({ id, ...change }: PutTextRequest) =>
  put('sharedText', idPath('coding/texts', id), change);

export const codingOptions = (text: string, coder: string) =>
  queryOptions({
    queryKey: ['shared texts', text, coder],
    queryFn: ({ signal }) => get('coding', codingPath(text, coder), {}, signal),
    staleTime: 0,
    retry: false,
  });
export const putCoding = (text: string, coder: string, body: CodingBody) =>
  put('coding', codingPath(text, coder), body);

export const codersAgreementOptions = (asked: {
  texts?: string[];
  coders?: string[];
  study?: string;
}) =>
  queryOptions({
    queryKey: ['coders agreement', asked],
    queryFn: ({ signal }) => get('codersAgreement', '/coding/agreement', asked, signal),
    staleTime: 0,
  });

export const codebookOptions = (dossier: string) =>
  queryOptions({
    queryKey: ['codebook', dossier],
    queryFn: ({ signal }) => get('codebook', idPath('codebooks', dossier), {}, signal),
    staleTime: 0,
  });

/** Throws when somebody changed it since it was opened. */
export const putCodebook = ({ dossier, revision }: CodebookReply, book: Codebook) =>
  put(
    'codebook',
    idPath('codebooks', dossier),
    book,
    revision === 0 ? {} : { 'If-Match': `"${revision}"` },
  );

/** Suggestions of the configured language model beside those of the rules. */
export const askModel = (request: { text: string; language?: string; date?: string }) =>
  post('modelSuggestions', '/coding/model', request);
