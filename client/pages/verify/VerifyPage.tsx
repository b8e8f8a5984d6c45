/** Whether somebody said these words: exactly, otherwise attributed, nearly, or not that we hold. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import type { VerifyMatch, VerifyReply } from '../../../model/schemas/quotes.ts';
import { speakers } from '../../../model/vocabulary/labels.ts';
import { usePastedText } from '../../address/pasted-text.ts';
import { To, useGo } from '../../address/To.tsx';
import { useWorkingSet } from '../../address/working-set.ts';
import { verifyOptions } from '../../api/coding.ts';
import { QuoteList } from '../../parts/evidence/Quote.tsx';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { EntityPicker } from '../../parts/pickers/EntityPicker.tsx';
import { Difference } from '../../parts/quotes/Difference.tsx';
import { strings } from './strings.ts';
import './verify.css';

export default function VerifyPage() {
  const id = useId();
  const go = useGo();
  const [search] = useWorkingSet();
  const { q = '', speaker, from } = search;
  const [text, setText] = useState(q);
  const [who, setWho] = useState(speaker);
  const [day, setDay] = useState(from ?? '');
  usePastedText('/verify', setText);
  const request = { text: q, ...(speaker ? { speaker } : {}), ...(from ? { date: from } : {}) };
  const { data, error, isFetching } = useQuery(verifyOptions(request));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void go('.', {
      search: { q: text.trim(), ...(who ? { speaker: who } : {}), ...(day ? { from: day } : {}) },
    });
  };
  return (
    <PlainPage title={strings.title} lead={strings.lead} className="verify">
      <form onSubmit={onSubmit}>
        <div className="field">
          <label htmlFor={`${id}-words`}>{strings.words}</label>
          <textarea
            id={`${id}-words`}
            className="input verify-words"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="verify-more">
          <EntityPicker label={strings.speaker} of={speakers} value={who} onChange={setWho} />
          <div className="field">
            <label htmlFor={`${id}-day`}>{strings.date}</label>
            <input
              id={`${id}-day`}
              className="input"
              placeholder="2024-09-18"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </div>
          <button type="submit" className="button primary" disabled={text.trim() === ''}>
            {strings.verify}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {isFetching && q && <p className="caption">{strings.comparing}</p>}
        {error && <p role="alert">{error.message}</p>}
        {data && q && !error && <Result reply={data} />}
      </div>
    </PlainPage>
  );
}

function Result({ reply }: { reply: VerifyReply }) {
  const { status, matches, searched } = reply;
  return (
    <section className="part">
      <h2>{status === 'not-held' ? strings.notHeld : titleOf(matches[0])}</h2>
      {status === 'not-held' && <p>{strings.notHeldMeans}</p>}
      <p className="caption">
        {strings.comparedWith} {counted(searched.texts, 'text')} {strings.of}{' '}
        {counted(searched.statements, 'statement')}, {searched.translations}{' '}
        {strings.ofThemOurOwnTranslations}
      </p>
      {matches.map((match) => (
        <Match key={match.statement.statement.id} match={match} />
      ))}
      {status === 'not-held' && (
        <p className="actions">
          <To to="/coding" className="button">
            {strings.code}
          </To>
        </p>
      )}
    </section>
  );
}

function titleOf(match: VerifyMatch | undefined): string {
  if (!match) return strings.notHeld;
  if (match.status === 'near') return strings.near;
  if (match.status === 'attributed-otherwise') return strings.otherwise;
  return match.part ? strings.part : strings.exact;
}

function Match({ match }: { match: VerifyMatch }) {
  const { differs, paraphrase, translation, difference, status, statement } = match;
  const remarks = [
    differs.includes('speaker') ? strings.speakerDiffers : '',
    differs.includes('date') ? strings.dateDiffers : '',
    paraphrase ? strings.paraphrase : '',
    translation ? strings.translation : '',
  ].filter(Boolean);
  return (
    <article className="verify-match">
      <h3>{titleOf(match)}</h3>
      {remarks.map((remark) => (
        <p key={remark} className="caption">
          {remark}
        </p>
      ))}
      {status === 'near' && difference.some(({ op }) => op !== 'same') && (
        <Difference steps={difference} />
      )}
      <QuoteList items={[statement]} />
    </article>
  );
}
