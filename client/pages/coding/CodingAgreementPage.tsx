/** How far coders agree over all texts, or those of one study. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { To } from '../../address/To.tsx';
import { codersAgreementOptions, textsOptions } from '../../api/coding-texts.ts';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import { strings } from './strings.ts';
import './coding.css';
import './inbox.css';

export default function CodingAgreementPage() {
  const id = useId();
  const [study, setStudy] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { data: list } = useQuery(textsOptions);
  const texts = (list?.texts ?? []).filter((text) => study === '' || text.study === study);
  const studies = [...new Set((list?.texts ?? []).flatMap((text) => text.study ?? []))].sort();
  const coders = [
    ...new Set(
      texts.flatMap(({ codings }) => codings.filter(({ done }) => done).map(({ coder }) => coder)),
    ),
  ].sort();
  const chosen = coders.filter((coder) => !left.has(coder));
  const { data, error } = useQuery({
    ...codersAgreementOptions({ coders: chosen, ...(study ? { study } : {}) }),
    enabled: chosen.length > 1,
  });
  return (
    <PlainPage
      title={strings.agreementOfCoders}
      lead={strings.agreementLead}
      className="coding-start"
    >
      <div className="inbox-bar">
        {studies.length > 0 && (
          <label htmlFor={`${id}-study`}>
            {strings.study}{' '}
            <select
              id={`${id}-study`}
              value={study}
              onChange={(event) => setStudy(event.target.value)}
            >
              <option value="">{strings.allStudies}</option>
              {studies.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        {coders.map((coder) => (
          <label key={coder}>
            <input
              type="checkbox"
              checked={!left.has(coder)}
              onChange={() => {
                const next = new Set(left);
                if (!next.delete(coder)) next.add(coder);
                setLeft(next);
              }}
            />{' '}
            {coder}
          </label>
        ))}
      </div>
      {error && <p role="alert">{error.message}</p>}
      {chosen.length < 2 ? <p>{strings.needsTwo}</p> : data && <AgreementTable figures={data} />}
      <p className="actions">
        <To to="/coding" className="button">
          {strings.toInbox}
        </To>
      </p>
    </PlainPage>
  );
}
