/** The codebook beside the text: what the agreement of the open statement means, and all the others. */
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { Codebook } from '../../../model/schemas/coding.ts';
import { To } from '../../address/To.tsx';
import { putCodebook } from '../../api/coding-texts.ts';
import { useNames } from '../../api/useNames.ts';
import { strings } from './strings.ts';
import { useCodebook } from './useCodebook.ts';
import './codebook-panel.css';

type Entry = Codebook['agreements'][number];
const fields = ['definition', 'include', 'exclude', 'stances'] as const;
/** Longer words are no name. */
const longestAlias = 80;

interface CodebookPanelProps {
  study: string | undefined;
  language: string;
  /** The agreements of the open statement; while it has none, those that are offered. */
  about: readonly { agreement: string }[];
  pane: RefObject<HTMLElement | null>;
  allow: (work: () => void) => void;
  onClose: () => void;
}

export function CodebookPanel({
  study,
  language,
  about,
  pane,
  allow,
  onClose,
}: CodebookPanelProps) {
  const id = useId();
  const client = useQueryClient();
  const { data: book, error, key } = useCodebook(study);
  const [words, setWords] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const selected = useSelected(pane);
  const heading = useRef<HTMLHeadingElement>(null);
  const entries = book?.agreements ?? [];
  const nameOf = useNames(entries.map(({ agreement }) => agreement));
  useEffect(() => heading.current?.focus(), []);
  const own = new Set(about.map(({ agreement }) => agreement));
  const sought = words.trim().toLowerCase();
  const shown = entries.filter((entry) =>
    sought === ''
      ? own.has(entry.agreement)
      : `${nameOf(entry.agreement)} ${JSON.stringify(entry)}`.toLowerCase().includes(sought),
  );
  const addAlias = (entry: Entry) =>
    allow(() => {
      if (!book) return;
      const alias = { language: language || 'en', text: selected, match: 'exact' as const };
      const agreements = book.agreements.map((one) =>
        one.agreement === entry.agreement ? { ...one, aliases: [...one.aliases, alias] } : one,
      );
      putCodebook(book, { agreements, coders: book.coders }).then(
        () => {
          setSaid(strings.aliasAdded(selected, nameOf(entry.agreement)));
          void client.invalidateQueries({ queryKey: key });
        },
        (problem: Error) => setSaid(problem.message),
      );
    });
  return (
    <aside className="coding-codebook" aria-labelledby={`${id}-title`}>
      <div className="codebook-head">
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {strings.codebook}
        </h2>
        {book && (
          <To to={`/codebooks/${book.dossier}`} className="link caption">
            {book.shipped ? book.dossier : `${book.dossier}, ${strings.revision} ${book.revision}`}
          </To>
        )}
        <button type="button" className="button bare" onClick={onClose}>
          {strings.close} <kbd>c</kbd>
        </button>
      </div>
      {error && <p role="alert">{error.message}</p>}
      <div className="field">
        <label htmlFor={`${id}-find`}>{strings.findInCodebook}</label>
        <input
          id={`${id}-find`}
          className="input"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <p role="status">{said}</p>
      {book && shown.length === 0 && (
        <p className="caption">{sought === '' ? strings.noEntryHere : strings.noEntryWith}</p>
      )}
      {shown.map((entry) => (
        <section key={entry.agreement} aria-label={nameOf(entry.agreement)}>
          <h3>{nameOf(entry.agreement)}</h3>
          {fields.map(
            (field) =>
              entry[field] && (
                <p key={field}>
                  <b>{strings.codebookFields[field]}</b> {entry[field]}
                </p>
              ),
          )}
          {entry.aliases.length > 0 && (
            <p className="caption">
              {strings.otherNames} {entry.aliases.map(({ text }) => text).join(' · ')}
            </p>
          )}
          {selected !== '' && (
            <button type="button" className="button" onClick={() => addAlias(entry)}>
              {strings.addAlias(selected)}
            </button>
          )}
        </section>
      ))}
    </aside>
  );
}

/** The words that are selected in the text, while they may be a name. */
function useSelected(pane: RefObject<HTMLElement | null>): string {
  const [selected, setSelected] = useState('');
  useEffect(() => {
    const look = () => {
      const selection = getSelection();
      const text = pane.current?.querySelector('.coding-text');
      const words = selection?.toString().trim() ?? '';
      const isName = words.length >= 2 && words.length <= longestAlias && !words.includes('\n');
      setSelected(text?.contains(selection?.anchorNode ?? null) && isName ? words : '');
    };
    look();
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [pane]);
  return selected;
}
