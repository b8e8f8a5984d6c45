/** One report: both readings beside one another, what was decided, and the next decision. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import {
  type ReportDecision,
  type ReportItem,
  reportKinds,
} from '../../../model/schemas/reports.ts';
import { coderName, decideReport } from '../../api/corrections.ts';
import { statementOptions } from '../../api/statement.ts';
import CorrectDialog from '../../parts/corrections/CorrectDialog.tsx';
import { WhyFields } from '../../parts/corrections/WhyFields.tsx';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { StatementLines } from '../../parts/evidence/EvidenceCard.tsx';
import { toast } from '../../ui/toast.tsx';
import { strings } from './strings.ts';

const possible: Partial<Record<ReportItem['state'], readonly ReportDecision[]>> = {
  new: ['triage', 'accept', 'ask', 'reject'],
  triaged: ['accept', 'ask', 'reject'],
  asked: ['accept', 'ask', 'reject'],
  accepted: ['reject'],
};

export function Report({ report }: { report: ReportItem }) {
  const statement = useQuery({ ...statementOptions(report.statement), retry: false });
  const editing = useEditing();
  const [open, setOpen] = useState<'decide' | 'correct'>();
  const decisions = possible[report.state];
  const { kind, shouldBe, evidence, state, at, correctedIn } = report;
  return (
    <li className="report">
      <h2>
        {reportKinds[kind]}
        <span className="caption">
          {' '}
          {strings.states[state]}, {dateText(at.slice(0, 10))}
        </span>
      </h2>
      <div className="readings">
        <div>
          <h3 className="caption">{strings.asItIs}</h3>
          {statement.data && <StatementLines items={[statement.data]} />}
          {statement.data && (
            <p>
              {statement.data.speakers.map(({ node }) => String(node.properties.name)).join(', ')}
            </p>
          )}
          {statement.error && <p>{strings.gone}</p>}
        </div>
        <div>
          <h3 className="caption">{strings.asReported}</h3>
          <p>{shouldBe || '–'}</p>
          {evidence && (
            <>
              <h3 className="caption">{strings.evidence}</h3>
              <p>{evidence}</p>
            </>
          )}
        </div>
      </div>
      {report.decisions.map((one) => (
        <p className="caption" key={one.at}>
          {strings.decisions[one.decision]}, {dateText(one.at.slice(0, 10))}, {one.by}: {one.reason}
        </p>
      ))}
      {correctedIn !== undefined && <p className="caption">{strings.correctedIn(correctedIn)}</p>}
      {decisions && open !== 'decide' && (
        <p className="actions">
          <button
            type="button"
            className="button"
            onClick={() => editing.allow(() => setOpen('decide'))}
          >
            {strings.decide}
          </button>
          {statement.data && (
            <button
              type="button"
              className="button"
              onClick={() => editing.allow(() => setOpen('correct'))}
            >
              {strings.correct}
            </button>
          )}
        </p>
      )}
      {open === 'decide' && decisions && (
        <Decide report={report} decisions={decisions} onClose={() => setOpen(undefined)} />
      )}
      {open === 'correct' && statement.data && (
        <CorrectDialog
          item={statement.data}
          report={report.id}
          onClose={() => setOpen(undefined)}
        />
      )}
      {editing.dialog}
    </li>
  );
}

interface DecideProps {
  report: ReportItem;
  decisions: readonly ReportDecision[];
  onClose: () => void;
}

function Decide({ report, decisions, onClose }: DecideProps) {
  const id = useId();
  const client = useQueryClient();
  const [decision, setDecision] = useState(decisions[0] as ReportDecision);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(coderName);
  const [problem, setProblem] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    decideReport(report.id, decision, { reason, by }).then(
      () => {
        void client.invalidateQueries();
        toast(strings.decided);
        onClose();
      },
      (error: Error) => setProblem(error.message),
    );
  };
  return (
    <form className="decide" onSubmit={onSubmit} aria-label={strings.decide}>
      <fieldset className="choices">
        <legend>{strings.decision}</legend>
        {decisions.map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name={id}
              checked={decision === one}
              onChange={() => setDecision(one)}
            />
            {strings.decisions[one]}
          </label>
        ))}
      </fieldset>
      <WhyFields reason={reason} by={by} onReason={setReason} onBy={setBy} />
      {problem && <p role="alert">{problem}</p>}
      <p className="actions">
        <button type="submit" className="button primary" disabled={reason.trim() === ''}>
          {strings.decide}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {strings.cancel}
        </button>
      </p>
    </form>
  );
}
