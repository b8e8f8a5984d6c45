/** Reports that a statement is wrong: taken from anybody, triaged and decided by editors. */
import { randomBytes } from 'node:crypto';
import type {
  DecisionRequest,
  ReportDecision,
  ReportItem,
  ReportMade,
  ReportRequest,
  ReportState,
  ReportsReply,
  ReportsRequest,
} from '../../model/schemas/reports.ts';
import { StancegraphError } from '../errors.ts';
import { type SecretSettings, seal, unseal } from '../library/secrets.ts';
import { cursorOffset, nextCursor } from '../questions/cursors.ts';
import { noted } from '../store/changes.ts';
import type { WriteStep } from '../store/engine.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { revisionOf } from '../store/versions.ts';
import { nodesText } from '../store/write-batch.ts';
import { heldOf } from './held.ts';
import { bumpRecords, putSteps } from './record-steps.ts';
import { withBeside } from './revise.ts';
import { oneAfterAnother } from './serial.ts';

const kind = 'Report';

/** A report as it is kept. */
interface KeptReport extends ReportItem {
  /** Whether somebody has looked at it, so that readers may see it. */
  seen: boolean;
}

/** While a report is in one of these, both readings stand. */
const open: readonly ReportState[] = ['triaged', 'asked', 'accepted'];
const closed: readonly ReportState[] = ['rejected', 'corrected'];
const stateAfter: Record<ReportDecision, ReportState> = {
  triage: 'triaged',
  ask: 'asked',
  accept: 'accepted',
  reject: 'rejected',
};

/** Keeps a report, which no reader sees. Throws `not-found` and `gone` for its statement. */
export function takeReport(
  own: Store,
  settings: SecretSettings,
  request: ReportRequest,
): Promise<ReportMade> {
  return oneAfterAnother(own, async (store) => {
    const held = await heldOf(store.engine, request.statement);
    if (held.label !== 'Statement') {
      throw new StancegraphError('not-found', `${request.statement} is no statement.`);
    }
    const report: KeptReport = {
      ...request,
      id: randomBytes(9).toString('hex'),
      revision: revisionOf(held.versions),
      state: 'new',
      at: new Date().toISOString(),
      decisions: [],
      seen: false,
    };
    await store.engine.write([bumpRecords(), ...reportSteps(store, settings, report)], 'records');
    return { id: report.id, state: report.state };
  });
}

/** Reports, the latest first; for others than editors those that somebody has looked at. */
export async function listReports(
  store: Store,
  settings: SecretSettings,
  request: ReportsRequest,
  isEditor: boolean,
): Promise<ReportsReply> {
  const offset = cursorOffset(request.cursor, request);
  const { reports, unreadable } = await keptReports(store, settings);
  const found = reports
    .filter(({ seen }) => isEditor || seen)
    .filter(({ statement }) => !request.statement || statement === request.statement)
    .filter(({ state }) => !request.state || state === request.state)
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1));
  const page = found.slice(offset, offset + request.limit);
  return {
    reports: page.map(toItem),
    total: found.length,
    ...(isEditor && unreadable > 0 ? { unreadable } : {}),
    next: nextCursor(offset + page.length, found.length, request),
  };
}

/** Decides a report. Throws `not-found`, and `conflict` when that was decided before. */
export function decideReport(
  own: Store,
  settings: SecretSettings,
  { id, decision, reason }: DecisionRequest,
  by: string,
): Promise<ReportItem> {
  return oneAfterAnother(own, async (store) => {
    const report = await keptReport(store, settings, id);
    const state = stateAfter[decision];
    if (closed.includes(report.state) || (report.state === state && state !== 'asked')) {
      throw new StancegraphError(
        'conflict',
        `This report is ${report.state} already. Nothing was changed.`,
      );
    }
    if (state === 'triaged' && report.state === 'accepted') {
      throw new StancegraphError(
        'conflict',
        'This report was accepted already. Reject it or correct the statement.',
      );
    }
    const at = new Date().toISOString();
    const decided: KeptReport = {
      ...report,
      state,
      decisions: [...report.decisions, { decision, reason, at, by }],
      // What is refused unseen stays unseen: it may be anything.
      seen: report.seen || state !== 'rejected',
    };
    const records = [bumpRecords(), ...reportSteps(store, settings, decided)];
    const graph = await contestedSteps(store, settings, decided);
    if (graph.length === 0) await store.engine.write(records, 'records');
    else {
      const touched = [report.statement];
      await store.engine.write([...noted(store.engine.kind, touched, graph), ...records]);
    }
    return toItem(decided);
  });
}

/** The step that marks a statement as contested, or no longer; none where that stays. */
async function contestedSteps(
  store: Store,
  settings: SecretSettings,
  decided: KeptReport,
): Promise<WriteStep[]> {
  const held = await heldOf(store.engine, decided.statement).catch(() => null);
  if (!held) return [];
  const contested =
    open.includes(decided.state) || (await isContested(store, settings, held.id, [decided.id]));
  if (contested === (held.row.properties.contested === true)) return [];
  const row = withBeside(held.row, { contested: contested || null });
  return [{ text: nodesText('Statement'), params: { rows: [row] } }];
}

/** Whether an open report is about a statement, some left out. */
export async function isContested(
  store: Store,
  settings: SecretSettings,
  statement: string,
  without: readonly string[],
): Promise<boolean> {
  const { reports } = await keptReports(store, settings);
  return reports.some(
    (one) => one.statement === statement && open.includes(one.state) && !without.includes(one.id),
  );
}

/**
 * The report that a correction answers. Throws `unfitting` when it is about something else, and
 * `conflict` when it is closed.
 */
export async function answeredReport(
  store: Store,
  settings: SecretSettings,
  id: string,
  statement: string,
): Promise<KeptReport> {
  const { reports } = await keptReports(store, settings);
  const report = reports.find((one) => one.id === id && one.statement === statement);
  if (!report) {
    const message = `${id} is no report about ${statement}.`;
    throw new StancegraphError('unfitting', `Nothing was changed: report: ${message}`, {
      errors: [{ path: 'report', message }],
    });
  }
  if (closed.includes(report.state)) {
    throw new StancegraphError('conflict', `This report is ${report.state}. Nothing was changed.`);
  }
  return report;
}

/** The steps by which a report is answered by a revision. The records' version is bumped before. */
export function closeSteps(
  store: Store,
  settings: SecretSettings,
  report: KeptReport,
  correctedIn: number,
): WriteStep[] {
  const done = { ...report, state: 'corrected' as const, correctedIn, seen: true };
  return reportSteps(store, settings, done);
}

/** All open reports about a statement. */
export async function openReports(
  store: Store,
  settings: SecretSettings,
  statement: string,
): Promise<KeptReport[]> {
  const { reports } = await keptReports(store, settings);
  return reports.filter((one) => one.statement === statement && !closed.includes(one.state));
}

/** The steps by which a report is open again, since its correction was undone; none without it. */
export async function reopenSteps(
  store: Store,
  settings: SecretSettings,
  id: string,
): Promise<WriteStep[]> {
  const { reports } = await keptReports(store, settings);
  const report = reports.find((one) => one.id === id && one.state === 'corrected');
  if (!report) return [];
  const { correctedIn: _, ...rest } = report;
  return reportSteps(store, settings, { ...rest, state: 'accepted' });
}

/** One that nobody has looked at is sealed, and leaves nothing in the audit. */
function reportSteps(store: Store, settings: SecretSettings, report: KeptReport): WriteStep[] {
  const text = JSON.stringify(report);
  const body = report.seen ? { report } : { sealed: seal(text, settings) };
  const content = { key: report.id, title: '', summary: '{}', body: JSON.stringify(body) };
  return putSteps(store, kind, content, { quietly: !report.seen });
}

async function keptReport(store: Store, settings: SecretSettings, id: string): Promise<KeptReport> {
  const record = await store.records.get(kind, id);
  if (!record) {
    throw new StancegraphError('not-found', `There is no report ${JSON.stringify(id)}.`);
  }
  const report = reportIn(record, settings);
  if (!report) {
    throw new StancegraphError(
      'conflict',
      'This report was written with another key, and cannot be read here. Set SECRET_KEY to the same value on every server, or bring secret.key along from the data folder where it was written.',
    );
  }
  return report;
}

async function keptReports(store: Store, settings: SecretSettings) {
  const records = await store.records.all(kind);
  const reports = records.flatMap((record) => reportIn(record, settings) ?? []);
  return { reports, unreadable: records.length - reports.length };
}

function reportIn({ body }: StoredRecord, settings: SecretSettings): KeptReport | undefined {
  const { report, sealed } = JSON.parse(body) as { report?: KeptReport; sealed?: string };
  if (report) return report;
  const text = sealed === undefined ? undefined : unseal(sealed, settings);
  return text === undefined ? undefined : (JSON.parse(text) as KeptReport);
}

function toItem({ seen: _, ...report }: KeptReport): ReportItem {
  return report;
}
