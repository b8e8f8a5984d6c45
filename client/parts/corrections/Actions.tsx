/** What can be done about an error: reported by anybody, corrected by editors; and what was done. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { patient } from '../../api/patient.ts';
import { useEditing } from '../editing/useEditing.tsx';
import { strings } from './strings.ts';

const ReportDialog = lazy(patient(() => import('./ReportDialog.tsx')));
const CorrectDialog = lazy(patient(() => import('./CorrectDialog.tsx')));
const HistoryDialog = lazy(patient(() => import('./HistoryDialog.tsx')));
const EditDialog = lazy(patient(() => import('./EditDialog.tsx')));
const MergeDialog = lazy(patient(() => import('./MergeDialog.tsx')));

/** Of a statement: report, correct, history. */
export function StatementActions({ item }: { item: StatementItem }) {
  const [open, setOpen] = useState<'report' | 'correct' | 'history'>();
  const editing = useEditing();
  const close = () => setOpen(undefined);
  return (
    <>
      <p className="actions">
        <button type="button" className="button" onClick={() => setOpen('report')}>
          {strings.report}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => editing.allow(() => setOpen('correct'))}
        >
          {strings.correct}
        </button>
        <button type="button" className="button" onClick={() => setOpen('history')}>
          {strings.history}
        </button>
      </p>
      {editing.dialog}
      <Opened>
        {open === 'report' && <ReportDialog item={item} onClose={close} />}
        {open === 'correct' && <CorrectDialog item={item} onClose={close} />}
        {open === 'history' && <HistoryDialog id={item.statement.id} onClose={close} />}
      </Opened>
    </>
  );
}

/** Of an actor, party, institution or agreement: edit, merge, history. */
export function EntityActions({ node }: { node: GraphNode }) {
  const [open, setOpen] = useState<'edit' | 'merge' | 'history'>();
  const editing = useEditing();
  const close = () => setOpen(undefined);
  return (
    <>
      <button type="button" className="button" onClick={() => editing.allow(() => setOpen('edit'))}>
        {strings.edit}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => editing.allow(() => setOpen('merge'))}
      >
        {strings.merge}
      </button>
      <button type="button" className="button" onClick={() => setOpen('history')}>
        {strings.history}
      </button>
      {editing.dialog}
      <Opened>
        {open === 'edit' && <EditDialog node={node} onClose={close} />}
        {open === 'merge' && <MergeDialog node={node} onClose={close} />}
        {open === 'history' && <HistoryDialog id={node.id} onClose={close} />}
      </Opened>
    </>
  );
}

function Opened({ children }: { children: ReactNode }) {
  return <Suspense fallback={null}>{children}</Suspense>;
}
