/** Where a text is pasted or dropped, and the drafts of this browser. */

import { type FormEvent, useId, useRef, useState } from 'react';
import { keepable } from '../../../coding/fold.ts';
import { counted } from '../../../model/formats/counted.ts';
import { usePastedText } from '../../address/pasted-text.ts';
import { To, useGo } from '../../address/To.tsx';
import { fetchSuggestions } from '../../api/coding.ts';
import { type TakenText, textOfHtml } from '../../parts/documents/html.ts';
import { fileKinds, textOfFile } from '../../parts/documents/text-of-file.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { Inbox } from './Inbox.tsx';
import { type Draft, newDraft } from './model/draft.ts';
import { saveDraft } from './model/drafts.ts';
import { firstLines } from './model/first-lines.ts';
import type { SourceFields } from './model/work.ts';
import { emptySource, SourceForm } from './SourceForm.tsx';
import { strings } from './strings.ts';
import './coding.css';
import './inbox.css';

type Told = Pick<SourceFields, 'title' | 'date' | 'publisher'>;
/** Characters that come at once when a text is pasted. */
const leastPasted = 80;

export default function CodingPage() {
  const id = useId();
  const go = useGo();
  const [text, setText] = useState('');
  const [source, setSource] = useState<SourceFields>(emptySource);
  const [codedBy, setCodedBy] = useState(localStorage.getItem('stancegraph-coder') ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [without, setWithout] = useState<string[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [version, setVersion] = useState(0);
  const { allow, dialog: editing } = useEditing();
  const filled = useRef<Told>({ title: '', date: '', publisher: '' });
  const take = (taken: TakenText) => {
    setText(taken.text);
    setWithout(taken.without);
    fill(taken);
    setProblem(null);
  };
  /** Fills what is empty, or was filled by the text before; what somebody typed stays. */
  const fill = ({ title, date, publisher }: Told) => {
    const before = filled.current;
    const told = { title, date, publisher };
    filled.current = told;
    setSource((now) => {
      const next = (name: keyof Told) =>
        now[name] === '' || now[name] === before[name] ? told[name] : now[name];
      return { ...now, title: next('title'), date: next('date'), publisher: next('publisher') };
    });
  };
  usePastedText('/coding', (pasted) => {
    setText(pasted);
    proposeSource(pasted);
    setWithout([]);
    setProblem(null);
  });
  /** Proposes what the first lines say of the source. */
  const proposeSource = (words: string) => {
    const told = firstLines(words);
    fill({ ...told, publisher: '' });
    setNotice(told.title || told.date ? strings.fromFirstLines : null);
  };
  const drop = (files: FileList) => {
    const [file, ...others] = files;
    if (file && others.length === 0) {
      textOfFile(file).then(take, (error: Error) => setProblem(error.message));
    } else if (file) void takeAll([file, ...others]);
  };
  /** A draft of each of several files; those that cannot be read are told. */
  const takeAll = async (files: readonly File[]) => {
    setWorking(true);
    const problems: string[] = [];
    let made = 0;
    for (const file of files) {
      try {
        const { text, title, date, publisher } = await textOfFile(file);
        await makeDraft(text, {
          ...source,
          title,
          date: date || source.date,
          publisher: publisher || source.publisher,
        });
        made += 1;
        setVersion((now) => now + 1);
      } catch (error) {
        problems.push((error as Error).message);
      }
    }
    setWorking(false);
    setNotice(`${strings.severalRead} ${made} of ${counted(files.length, 'file')}.`);
    setProblem(problems.length > 0 ? problems.join(' ') : null);
  };
  const makeDraft = async (words: string, fields: SourceFields): Promise<Draft> => {
    const kept = keepable(words);
    if ('problem' in kept) throw new Error(kept.problem);
    const { language, date } = fields;
    const reply = await fetchSuggestions({
      text: kept.text,
      ...(language ? { language } : {}),
      ...(/^\d{4}(?:-\d{2}){0,2}$/.test(date) ? { date } : {}),
    });
    const ids = { id: crypto.randomUUID(), key: crypto.randomUUID() };
    const draft = newDraft(kept.text, fields, reply, codedBy, new Date().toISOString(), ids);
    if (!reply.certain) draft.notices = [...draft.notices, strings.unknownLanguage];
    await saveDraft(draft);
    return draft;
  };
  const analyse = async () => {
    setWorking(true);
    try {
      const draft = await makeDraft(text, source);
      localStorage.setItem('stancegraph-coder', codedBy);
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
    <PlainPage title={strings.title} lead={strings.lead} className="coding-start">
      <form onSubmit={onSubmit}>
        <div className="field">
          <label htmlFor={`${id}-text`}>{strings.paste}</label>
          <textarea
            id={`${id}-text`}
            className="input coding-paste"
            placeholder={strings.pasteHelp}
            value={text}
            onChange={(event) => {
              const words = event.target.value;
              // What is pasted whole tells of its source; who types writes as they like.
              if (words.length - text.length > leastPasted) proposeSource(words);
              setText(words);
            }}
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
        {without.length > 0 && (
          <p className="caption">
            {strings.leftOut} {without.join(', ')}.
          </p>
        )}
        {notice && <p role="status">{notice}</p>}
        {problem && <p role="alert">{problem}</p>}
        <p className="actions">
          <button type="submit" className="button primary" disabled={working || text.trim() === ''}>
            {working ? strings.analysing : strings.analyse} <kbd>{strings.ctrlEnter}</kbd>
          </button>
          <label className="button">
            {strings.chooseFiles}
            <input
              type="file"
              multiple
              className="hidden-text"
              accept={fileKinds}
              onChange={(event) => event.target.files && drop(event.target.files)}
            />
          </label>
        </p>
        <section className="part">
          <h2>{strings.source}</h2>
          <p className="caption">{strings.sourceLater}</p>
          <SourceForm
            source={source}
            codedBy={codedBy}
            onSource={(change) => setSource({ ...source, ...change })}
            onCodedBy={setCodedBy}
          />
        </section>
      </form>
      <p className="actions">
        <To to="/codebooks/asylum-optout" className="button">
          {strings.codebook}
        </To>
      </p>
      <Inbox codedBy={codedBy} version={version} allow={allow} />
      {editing}
    </PlainPage>
  );
}
