/** Says that something about a statement is wrong; a text to send where reports are not taken. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { citation } from '../../../model/formats/citations.ts';
import { longestReport, type ReportKind, reportKinds } from '../../../model/schemas/reports.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { postReport } from '../../api/corrections.ts';
import { sessionOptions } from '../../api/session.ts';
import { copyText } from '../../ui/copy-text.ts';
import { useModal } from '../../ui/modal.ts';
import { toast } from '../../ui/toast.tsx';
import './corrections.css';
import { DialogEnd } from './DialogEnd.tsx';
import { strings } from './strings.ts';

const kinds = Object.entries(reportKinds) as [ReportKind, string][];

export default function ReportDialog({
  item,
  onClose,
}: {
  item: StatementItem;
  onClose: () => void;
}) {
  const dialog = useModal(onClose);
  const id = useId();
  const client = useQueryClient();
  const session = useQuery(sessionOptions);
  const [kind, setKind] = useState<ReportKind>();
  const [shouldBe, setShouldBe] = useState('');
  const [evidence, setEvidence] = useState('');
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const takes = session.data?.mayWrite === true || session.data?.reports === 'open';
  const text = reportText(item, kind, shouldBe, evidence);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!kind) return;
    if (!takes) {
      copyText(text).then(
        () => toast(strings.copied),
        () => toast(strings.notCopied),
      );
      return;
    }
    setSending(true);
    postReport({ statement: item.statement.id, kind, shouldBe, evidence }).then(
      () => {
        toast(strings.sent);
        void client.invalidateQueries({ queryKey: ['reports'] });
        onClose();
      },
      (error: Error) => {
        setSending(false);
        setProblem(error.message);
      },
    );
  };
  return createPortal(
    <dialog ref={dialog} className="keys correction" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{strings.reportTitle}</h2>
      <form onSubmit={onSubmit}>
        <fieldset className="choices">
          <legend>{strings.whatIsWrong}</legend>
          {kinds.map(([name, title]) => (
            <label key={name} className="check">
              <input
                type="radio"
                name={`${id}-kind`}
                checked={kind === name}
                onChange={() => setKind(name)}
              />
              {title}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={`${id}-should`}>{strings.shouldBe}</label>
          <textarea
            id={`${id}-should`}
            className="input"
            rows={2}
            maxLength={longestReport}
            value={shouldBe}
            aria-describedby={`${id}-optional`}
            onChange={(event) => setShouldBe(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-evidence`}>{strings.evidence}</label>
          <textarea
            id={`${id}-evidence`}
            className="input"
            rows={2}
            maxLength={longestReport}
            value={evidence}
            aria-describedby={`${id}-optional`}
            onChange={(event) => setEvidence(event.target.value)}
          />
          <span className="caption" id={`${id}-optional`}>
            {strings.optional} {takes && strings.noContact}
          </span>
        </div>
        {session.data && !takes && (
          <div className="field">
            <p>{strings.noReports}</p>
            <label htmlFor={`${id}-text`}>{strings.reportText}</label>
            <textarea id={`${id}-text`} className="input" rows={6} readOnly value={text} />
          </div>
        )}
        <DialogEnd
          problem={problem}
          action={takes ? strings.send : strings.copy}
          disabled={!kind || sending}
          onClose={onClose}
        />
      </form>
    </dialog>,
    document.body,
  );
}

/** The report as a text that can be sent by any way. */
function reportText(
  item: StatementItem,
  kind: ReportKind | undefined,
  shouldBe: string,
  evidence: string,
): string {
  return [
    kind ? reportKinds[kind] : '',
    citation(item, 'text', location.origin),
    shouldBe && `${strings.shouldBe} ${shouldBe}`,
    evidence && `${strings.evidence}: ${evidence}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
