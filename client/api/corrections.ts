/** Corrections, their versions, merges; and reports of errors. */
import { queryOptions } from '@tanstack/react-query';
import type { EntityChanges, StatementChanges } from '../../model/schemas/corrections.ts';
import type { ReportDecision, ReportRequest, ReportsRequest } from '../../model/schemas/reports.ts';
import { del, get, idPath, patch, post } from './request.ts';

const named = 'stancegraph-coder';

/** Whoever codes and corrects in this browser, as typed once; empty when nobody said. */
export function coderName(): string {
  return localStorage.getItem(named) ?? '';
}

/** Keeps the name for the next time. */
export function keepCoderName(name: string): void {
  localStorage.setItem(named, name);
}

/** Why, and who says so. */
export interface Why {
  reason: string;
  by?: string | undefined;
}

const match = (revision: number) => ({ 'If-Match': `"${revision}"` });
const signed = ({ reason, by }: Why) => ({ reason, ...(by ? { by } : {}) });

export const patchStatement = (
  id: string,
  changes: StatementChanges,
  why: Why & { report?: string | undefined; sourceText?: string | undefined },
  revision: number,
) =>
  patch(
    'statement',
    idPath('statements', id),
    {
      changes,
      ...signed(why),
      ...(why.report ? { report: why.report } : {}),
      ...(why.sourceText ? { sourceText: why.sourceText } : {}),
    },
    match(revision),
  );

export const deleteStatement = (id: string, why: Why & { report?: string | undefined }) =>
  del(
    'deleted',
    idPath('statements', id),
    {},
    { ...signed(why), ...(why.report ? { report: why.report } : {}) },
  );

export const patchEntity = (id: string, changes: EntityChanges, why: Why) =>
  patch('entity', idPath('entities', id), { changes, ...signed(why) });

export const undoVersion = (id: string, number: number, why: Why) =>
  post('entity', `${idPath('nodes', id)}/history/${number}/undo`, signed(why));

export const mergeEntities = (keep: string, drop: string, why: Why) =>
  post('merged', '/entities/merge', { keep, drop, ...signed(why) });

export const unmergeEntity = (drop: string, why: Why) =>
  post('unmerged', '/entities/unmerge', { drop, ...signed(why) });

export const historyOptions = (id: string) =>
  queryOptions({
    queryKey: ['history', id],
    queryFn: () => get('history', `${idPath('nodes', id)}/history`, { limit: 200 }),
  });

export const postReport = (report: ReportRequest) => post('reported', '/reports', report);

export const decideReport = (id: string, decision: ReportDecision, why: Why) =>
  post('decided', `${idPath('reports', id)}/decision`, { decision, ...signed(why) });

export const reportsOptions = (asked: Partial<Pick<ReportsRequest, 'state' | 'statement'>>) =>
  queryOptions({
    queryKey: ['reports', asked],
    queryFn: () => get('reports', '/reports', { ...asked, limit: 200 }),
  });
