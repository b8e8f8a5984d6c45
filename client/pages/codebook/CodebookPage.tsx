/** The codebook of a dossier: read by all, edited by those who may, with a revision. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Codebook, CodebookReply } from '../../../model/schemas/coding.ts';
import { To } from '../../address/To.tsx';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { codebookOptions, putCodebook } from '../../api/coding-texts.ts';
import { useNames } from '../../api/useNames.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { EntityPicker } from '../../parts/pickers/EntityPicker.tsx';
import { AgreementEntry } from './AgreementEntry.tsx';
import { strings } from './strings.ts';
import './codebook.css';

type Entry = Codebook['agreements'][number];

export default function CodebookPage() {
  const dossier = useIdOfPage();
  const { data, error } = useQuery(codebookOptions(dossier));
  if (error) return <div className="message">{error.message}</div>;
  if (!data) return <div className="message late">{strings.title}</div>;
  return <Book book={data} />;
}

function Book({ book }: { book: CodebookReply }) {
  const id = useId();
  const client = useQueryClient();
  const { allow, dialog } = useEditing();
  const [edited, setEdited] = useState<Entry[] | null>(null);
  const [coders, setCoders] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [words, setWords] = useState('');
  const entries = edited ?? book.agreements;
  const nameOf = useNames(entries.map(({ agreement }) => agreement));
  const sought = words.trim().toLowerCase();
  const shown = entries.filter(
    (entry) =>
      sought === '' ||
      `${nameOf(entry.agreement)} ${JSON.stringify(entry)}`.toLowerCase().includes(sought),
  );
  const save = () =>
    allow(() => {
      setSaving(true);
      putCodebook(book, { agreements: entries, coders: linesOf(coders) })
        .then(async () => {
          await client.invalidateQueries({ queryKey: codebookOptions(book.dossier).queryKey });
          setEdited(null);
          setProblem(null);
        })
        .catch((error: Error) => setProblem(error.message))
        .finally(() => setSaving(false));
    });
  return (
    <PlainPage title={strings.title} lead={strings.lead} className="codebook">
      <p className="caption">
        {book.dossier}, {book.shipped ? strings.shipped : `${strings.revision} ${book.revision}`}
      </p>
      <div className="field">
        <label htmlFor={`${id}-find`}>{strings.find}</label>
        <input
          id={`${id}-find`}
          className="input"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <p className="actions">
        {edited ? (
          <>
            <button type="button" className="button primary" disabled={saving} onClick={save}>
              {saving ? strings.saving : strings.save}
            </button>
            <button type="button" className="button" onClick={() => setEdited(null)}>
              {strings.cancel}
            </button>
          </>
        ) : (
          <button
            type="button"
            className="button"
            onClick={() => {
              setCoders(book.coders.join('\n'));
              setEdited([...book.agreements]);
            }}
          >
            {strings.edit}
          </button>
        )}
        <To to="/coding" className="button">
          {strings.code}
        </To>
      </p>
      {problem && <p role="alert">{problem}</p>}
      {edited ? (
        <div className="field">
          <label htmlFor={`${id}-coders`}>{strings.coders}</label>
          <textarea
            id={`${id}-coders`}
            className="input codebook-coders"
            rows={3}
            aria-describedby={`${id}-coders-help`}
            value={coders}
            onChange={(event) => setCoders(event.target.value)}
          />
          <span className="caption" id={`${id}-coders-help`}>
            {strings.codersHelp}
          </span>
        </div>
      ) : (
        book.coders.length > 0 && (
          <p>
            <b>{strings.coders}</b> {book.coders.join(', ')}
          </p>
        )
      )}
      {entries.length === 0 && <p>{strings.empty}</p>}
      {entries.length > 0 && shown.length === 0 && <p>{strings.nothing}</p>}
      {shown.map((entry) => (
        <AgreementEntry
          key={entry.agreement}
          entry={entry}
          name={nameOf(entry.agreement)}
          editing={edited !== null}
          onChange={(next) =>
            setEdited(entries.map((one) => (one.agreement === entry.agreement ? next : one)))
          }
          onRemove={() => setEdited(entries.filter((one) => one !== entry))}
        />
      ))}
      {edited && (
        <EntityPicker
          label={strings.add}
          of={['Agreement']}
          value={undefined}
          onChange={(agreement) => {
            if (!agreement || entries.some((one) => one.agreement === agreement)) return;
            const empty = { definition: '', include: '', exclude: '', stances: '' };
            setEdited([...entries, { agreement, ...empty, examples: [], aliases: [] }]);
          }}
        />
      )}
      {dialog}
    </PlainPage>
  );
}

/** One name a line, each once. */
function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
}
