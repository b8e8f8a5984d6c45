/** What the command says of an import: progress, problems, notes, and what becomes of it. */
import type { ImportPlan, ImportProgress, IssueGroup } from '../../../model/schemas/imports.ts';
import type { Import } from '../../imports/import.ts';

const shownCases = 5;
const barWidth = 24;
const everyMs = 200;

const steps: Record<ImportProgress['step'], string> = {
  uploading: 'Receiving',
  reading: 'Reading',
  comparing: 'Comparing',
  waiting: 'Waiting',
  writing: 'Writing',
  undoing: 'Undoing',
  done: 'Done',
};

/** A bar with rate and remaining time, on a terminal alone. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): {
  show(progress: ImportProgress): void;
  end(): void;
} {
  let shown = 0;
  let step = '';
  let started = 0;
  let drawn = false;
  return {
    show(progress) {
      const now = Date.now();
      if (progress.step !== step) {
        step = progress.step;
        started = now;
      }
      if (!stream.isTTY || now - shown < everyMs) return;
      shown = now;
      drawn = true;
      stream.write(
        `\r${progressText(progress, now - started).slice(0, (stream.columns ?? 80) - 1)}\x1b[K`,
      );
    },
    end() {
      if (drawn) stream.write('\r\x1b[K');
      drawn = false;
    },
  };
}

/** A line such as `Writing ██████░░░░ 60 %, 12,000 a second, 40 s left`. */
function progressText({ step, done, total }: ImportProgress, elapsedMs: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const full = Math.round(share * barWidth);
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
  const rate = elapsedMs > 0 ? done / (elapsedMs / 1000) : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : undefined;
  const speed =
    step === 'reading'
      ? `${(rate / 1024 / 1024).toFixed(1)} MB a second`
      : `${Math.round(rate).toLocaleString('en')} a second`;
  const remaining = left === undefined ? '' : `, ${left} s left`;
  return `${steps[step]} ${bar} ${Math.floor(share * 100)} %, ${speed}${remaining}`;
}

/** Problems, notes, coverage and suggestions. */
export function reportLines(running: Import): string[] {
  const lines = [
    ...groupLines('problem', running.problems()),
    ...groupLines('note', running.notes()),
  ];
  for (const { collection, present, missing } of running.staged?.issues.collections() ?? []) {
    lines.push(`Covers ${collection}: ${present} present, ${missing} known to be missing.`);
  }
  const open = running.suggestions().filter(({ decision }) => decision === null);
  if (open.length > 0) {
    lines.push(
      `${open.length} may be somebody who is already there; they stay apart until somebody decides (--save-decisions FILE, --decisions FILE):`,
    );
    for (const { name, place, candidates } of open.slice(0, shownCases)) {
      const who = candidates.map(({ id, reasons }) => `${id} (${reasons.join(', ')})`).join(' or ');
      lines.push(`  ${place}: ${name} may be ${who}`);
    }
    if (open.length > shownCases) lines.push(`  and ${open.length - shownCases} more`);
  }
  return lines;
}

function groupLines(kind: 'problem' | 'note', groups: readonly IssueGroup[]): string[] {
  return groups.flatMap(({ cause, advice, count, cases }) => {
    const number = count.toLocaleString('en');
    const head = `${number} ${kind}${count === 1 ? '' : 's'}: ${cause}${advice ? ` (${advice})` : ''}`;
    const listed = cases.slice(0, shownCases).map(({ place, message }) => `  ${place}: ${message}`);
    const rest = count - listed.length;
    return [head, ...listed, ...(rest > 0 ? [`  and ${rest.toLocaleString('en')} more`] : [])];
  });
}

/** How many of each label and type were created, changed, left and have vanished. */
export function planLines(plan: ImportPlan, were: string): string[] {
  const outcomes = [
    ['created', `${were} created`],
    ['changed', `${were} changed`],
    ['unchanged', 'are as they were'],
    ['vanished', 'were in an earlier import of this dossier and are not in this one; they stay'],
  ] as const;
  return outcomes.flatMap(([outcome, words]) => {
    const counts = Object.entries(plan[outcome]);
    if (counts.length === 0) return [];
    const all = counts.reduce((sum, [, count]) => sum + count, 0);
    const each = counts.map(([kind, count]) => `${kind} ${count.toLocaleString('en')}`).join(', ');
    return [`${all.toLocaleString('en')} ${words}: ${each}`];
  });
}
