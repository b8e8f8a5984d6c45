/** The reason for a change, and who makes it: compulsory, and the name kept for the next time. */
import { useId } from 'react';
import { keepCoderName } from '../../api/corrections.ts';
import { strings } from './strings.ts';

interface WhyFieldsProps {
  reason: string;
  by: string;
  onReason: (reason: string) => void;
  onBy: (by: string) => void;
}

export function WhyFields({ reason, by, onReason, onBy }: WhyFieldsProps) {
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{strings.reason}</label>
        <textarea
          id={`${id}-reason`}
          className="input"
          rows={2}
          required
          maxLength={2000}
          value={reason}
          aria-describedby={`${id}-help`}
          onChange={(event) => onReason(event.target.value)}
        />
        <span className="caption" id={`${id}-help`}>
          {strings.reasonHelp}
        </span>
      </div>
      <div className="field">
        <label htmlFor={`${id}-by`}>{strings.by}</label>
        <input
          id={`${id}-by`}
          className="input"
          autoComplete="name"
          maxLength={300}
          value={by}
          onChange={(event) => {
            onBy(event.target.value);
            keepCoderName(event.target.value);
          }}
        />
      </div>
    </>
  );
}
