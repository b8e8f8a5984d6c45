/** The inbox: drafts of this browser and texts that several people code, in three folders. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import type { TextSummary } from '../../../model/schemas/texts.ts';
import { To } from '../../address/To.tsx';
import { addText, textsOptions } from '../../api/coding-texts.ts';
import { type Draft, progressOf } from './model/draft.ts';
import { deleteDraft, listDrafts, saveDraft } from './model/drafts.ts';
import { isOlder } from './shared.ts';
import { strings } from './strings.ts';

const folders = ['mine', 'shared', 'done'] as const;
type Folder = (typeof folders)[number];
type Order = 'changed' | 'date' | 'suggestions';

interface Row {
  key: string;
  draft?: Draft;
  text?: TextSummary;
  title: string;
  publisher: string;
  date: string;
  language: string;
  suggestions: number;
  decided: string;
  coder: string;
  state: string;
  changed: string;
}

interface InboxProps {
  codedBy: string;
  /** Bumped when drafts were made elsewhere on the page. */
  version: number;
  allow: (work: () => void) => void;
}

export function Inbox({ codedBy, version, allow }: InboxProps) {
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [folder, setFolder] = useState<Folder>('mine');
  const [order, setOrder] = useState<Order>('changed');
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useQuery(textsOptions);
  useEffect(() => void listDrafts().then(setDrafts), [version]);
  const rows = rowsOf(drafts, data?.texts ?? [], codedBy);
  const shown = rows[folder].toSorted((a, b) =>
    order === 'suggestions' ? b.suggestions - a.suggestions : b[order] < a[order] ? -1 : 1,
  );
  const share = (draft: Draft) =>
    allow(() => {
      const { url, originator, licence, ...fields } = draft.source;
      addText({
        source: {
          ...fields,
          sourceClass: fields.sourceClass as TextSummary['source']['sourceClass'],
          ...(url ? { url } : {}),
          ...(originator ? { originator } : {}),
          ...(licence ? { licence } : {}),
          text: draft.text,
        },
        study: draft.study ?? null,
        blind: true,
        withSuggestions: true,
      })
        .then(async (text) => {
          await saveDraft({ ...draft, shared: { text: text.id, coders: [] } });
          setDrafts(await listDrafts());
          setProblem(null);
          await client.invalidateQueries({ queryKey: textsOptions.queryKey });
        })
        .catch((error: Error) => setProblem(error.message));
    });
  return (
    <section className="part inbox" aria-labelledby="inbox-title">
      <h2 id="inbox-title">{strings.inbox}</h2>
      <div className="inbox-bar">
        {folders.map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={folder === name}
            onClick={() => setFolder(name)}
          >
            {strings.folders[name]} ({rows[name].length})
          </button>
        ))}
        <span className="grow" />
        <label>
          {strings.sortedBy}{' '}
          <select value={order} onChange={(event) => setOrder(event.target.value as Order)}>
            {(['changed', 'date', 'suggestions'] as const).map((name) => (
              <option key={name} value={name}>
                {strings.orders[name]}
              </option>
            ))}
          </select>
        </label>
        <To to="/coding/agreement" className="button">
          {strings.agreementOfCoders}
        </To>
      </div>
      <p className="rule-text">{strings.folderHelp[folder]}</p>
      {problem && <p role="alert">{problem}</p>}
      {shown.length === 0 ? (
        <p className="caption">{strings.emptyFolder[folder]}</p>
      ) : (
        <section className="inbox-table" tabIndex={0} aria-label={strings.folders[folder]}>
          <table>
            <thead>
              <tr>
                {strings.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">
                  <span className="hidden-text">{strings.whatToDo}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Line
                  key={row.key}
                  row={row}
                  onShare={share}
                  onDelete={(id) => void deleteDraft(id).then(listDrafts).then(setDrafts)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Line({
  row,
  onShare,
  onDelete,
}: {
  row: Row;
  onShare: (draft: Draft) => void;
  onDelete: (id: string) => void;
}) {
  const { draft, text } = row;
  return (
    <tr>
      <th scope="row">
        <To
          to={draft ? `/coding/${draft.id}` : `/coding/texts/${text?.id ?? ''}`}
          className="link serif"
        >
          {row.title}
        </To>
      </th>
      <td>{row.publisher}</td>
      <td>{row.date && dateText(row.date)}</td>
      <td>{row.language}</td>
      <td className="num">{row.suggestions}</td>
      <td className="num">{row.decided}</td>
      <td>{row.coder}</td>
      <td>{row.state}</td>
      <td className="inbox-do">
        {draft?.shared && (
          <To to={`/coding/texts/${draft.shared.text}`} className="link caption">
            {strings.codings}
          </To>
        )}
        {draft && !draft.shared && !draft.published && (
          <button type="button" className="link caption" onClick={() => onShare(draft)}>
            {strings.share}
          </button>
        )}
        {draft && (
          <button
            type="button"
            className="link caption"
            onClick={() => onDelete(draft.id)}
            aria-label={`${strings.remove} ${row.title}`}
          >
            {strings.remove}
          </button>
        )}
      </td>
    </tr>
  );
}

function rowsOf(
  drafts: readonly Draft[],
  texts: readonly TextSummary[],
  codedBy: string,
): Record<Folder, Row[]> {
  const ofDrafts = drafts.map((draft): Row => {
    const { decided, total } = progressOf(draft.work);
    const { source, published } = draft;
    return {
      key: draft.id,
      draft,
      title: source.title || `${draft.text.slice(0, 60)} …`,
      publisher: source.publisher,
      date: source.date,
      language: source.language,
      suggestions: draft.work.statements.filter((one) => one.suggestion && !one.fragment).length,
      decided: `${decided} of ${total}`,
      coder: draft.codedBy,
      state: published
        ? strings.published
        : draft.handedIn
          ? strings.handedIn
          : strings.inThisBrowser,
      changed: draft.changed,
    };
  });
  const ofTexts = texts.map((text): Row => {
    const done = text.codings.filter((coding) => coding.done);
    return {
      key: text.id,
      text,
      title: text.source.title,
      publisher: text.source.publisher,
      date: text.source.date,
      language: text.source.language,
      suggestions: text.suggestions,
      decided: done.map(({ statements }) => statements).join(', '),
      coder: [
        ...new Set([...done.map(({ coder }) => coder), ...(text.takenBy ? [text.takenBy] : [])]),
      ].join(', '),
      state: [
        strings.textStates[text.state],
        ...(done.some((one) => isOlder(text, one)) ? [strings.olderCodebook] : []),
      ].join(', '),
      changed: text.changed,
    };
  });
  const isMine = ({ text }: Row) =>
    text?.takenBy !== null &&
    text?.takenBy === codedBy &&
    !drafts.some((one) => one.shared?.text === text?.id);
  return {
    mine: [...ofDrafts.filter(({ draft }) => !draft?.published), ...ofTexts.filter(isMine)],
    shared: ofTexts.filter(({ text }) => text?.state !== 'published'),
    done: [
      ...ofDrafts.filter(({ draft }) => draft?.published),
      ...ofTexts.filter(({ text }) => text?.state === 'published'),
    ],
  };
}
