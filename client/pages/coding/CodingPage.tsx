/** Where a text is pasted or dropped, and the drafts of this browser. */
import { type FormEvent, useEffect, useId, useState } from 'react';
import { keepable } from '../../../coding/fold.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { usePastedText } from '../../address/pasted-text.ts';
import { To, useGo } from '../../address/To.tsx';
import { fetchSuggestions } from '../../api/coding.ts';
import { type TakenText, textOfHtml } from './documents/html.ts';
import { type Draft, newDraft, progressOf } from './model/draft.ts';
import { deleteDraft, listDrafts, saveDraft } from './model/drafts.ts';
import type { SourceFields } from './model/work.ts';
import { emptySource, SourceForm } from './SourceForm.tsx';
import { strings } from './strings.ts';
import { fileKinds, textOfFile } from './text-of-file.ts';
import './coding.css';

export default function CodingPage() {
  const id = useId();
  const go = useGo();
  const [text, setText] = useState('');
  const [source, setSource] = useState<SourceFields>(emptySource);
  const [codedBy, setCodedBy] = useState(localStorage.getItem('stancegraph-coder') ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [without, setWithout] = useState<string[]>([]);
  const [working, setWorking] = useState(false);
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const list = () => void listDrafts().then(setDrafts);
  useEffect(list, []);
  const take = (taken: TakenText) => {
    setText(taken.text);
    setWithout(taken.without);
    setSource((now) => ({
      ...now,
      title: now.title || taken.title,
      date: now.date || taken.date,
      publisher: now.publisher || taken.publisher,
    }));
    setProblem(null);
  };
  usePastedText('/coding', (pasted) => {
    setText(pasted);
    setWithout([]);
    setProblem(null);
  });
  const drop = (files: FileList) => {
    const [file] = files;
    if (file) textOfFile(file).then(take, (error: Error) => setProblem(error.message));
  };
  const analyse = async () => {
    const kept = keepable(text);
    if ('problem' in kept) {
      setProblem(kept.problem);
      return;
    }
    setWorking(true);
    try {
      const { language, date } = source;
      const reply = await fetchSuggestions({
        text: kept.text,
        ...(language ? { language } : {}),
        ...(/^\d{4}(?:-\d{2}){0,2}$/.test(date) ? { date } : {}),
      });
      const now = new Date().toISOString();
      const ids = { id: crypto.randomUUID(), key: crypto.randomUUID() };
      const draft = newDraft(kept.text, source, reply, codedBy, now, ids);
      if (!reply.certain) draft.notices = [...draft.notices, strings.unknownLanguage];
      localStorage.setItem('stancegraph-coder', codedBy);
      await saveDraft(draft);
      void navigator.storage?.persist?.();
      await go(`/coding/${draft.id}`);
    } catch (error) {
      setProblem((error as Error).message);
      setWorking(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !working) void analyse();
  };
  return (
    <section
      className="page-scroller"
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={strings.title}
    >
      <div className="page coding-start">
        <h1 className="page-title">{strings.title}</h1>
        <p className="lead">{strings.lead}</p>
        <form onSubmit={onSubmit}>
          <div className="field">
            <label htmlFor={`${id}-text`}>{strings.paste}</label>
            <textarea
              id={`${id}-text`}
              className="input coding-paste"
              placeholder={strings.pasteHelp}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPaste={(event) => {
                const html = event.clipboardData.getData('text/html');
                if (html === '' || text !== '') return;
                event.preventDefault();
                take(textOfHtml(html));
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                if (event.dataTransfer.files.length === 0) return;
                event.preventDefault();
                drop(event.dataTransfer.files);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit(event);
              }}
            />
          </div>
          {without.length > 0 && <p className="caption">Left out: {without.join(', ')}.</p>}
          {problem && <p role="alert">{problem}</p>}
          <p className="actions">
            <button
              type="submit"
              className="button primary"
              disabled={working || text.trim() === ''}
            >
              {working ? strings.analysing : strings.analyse} <kbd>Ctrl Enter</kbd>
            </button>
            <label className="button">
              Choose a file
              <input
                type="file"
                className="hidden-text"
                accept={fileKinds}
                onChange={(event) => event.target.files && drop(event.target.files)}
              />
            </label>
          </p>
          <section className="part">
            <h2>{strings.source}</h2>
            <SourceForm
              source={source}
              codedBy={codedBy}
              onSource={(change) => setSource({ ...source, ...change })}
              onCodedBy={setCodedBy}
            />
          </section>
        </form>
        <section className="part">
          <h2>{strings.drafts}</h2>
          <p className="rule-text">{strings.here}</p>
          {drafts.length === 0 && <p className="caption">{strings.noDrafts}</p>}
          <ul className="draft-list">
            {drafts.map((draft) => (
              <DraftLine
                key={draft.id}
                draft={draft}
                onDelete={() => void deleteDraft(draft.id).then(list)}
              />
            ))}
          </ul>
        </section>
      </div>
    </section>
  );
}

function DraftLine({ draft, onDelete }: { draft: Draft; onDelete: () => void }) {
  const { decided, total } = progressOf(draft.work);
  const title = draft.source.title || `${draft.text.slice(0, 60)} …`;
  return (
    <li>
      <To to={`/coding/${draft.id}`} className="link serif">
        {title}
      </To>
      <span className="caption">
        {draft.published ? strings.published : `${decided} of ${total} decided`},{' '}
        {dateText(draft.changed.slice(0, 10))}
      </span>
      <button
        type="button"
        className="link caption"
        onClick={onDelete}
        aria-label={`${strings.remove} ${title}`}
      >
        {strings.remove}
      </button>
    </li>
  );
}
