/** The workbench: the text on the left, its statements on the right, keys first. */
import { useEffect, useRef, useState } from 'react';
import { To } from '../../address/To.tsx';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { publishCoding } from '../../api/coding.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { AskModel, HandIn } from './BeyondPublishing.tsx';
import { Card } from './Card.tsx';
import { CodebookPanel } from './CodebookPanel.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { addEntity, goTo, removeAgreement, removeSpeaker } from './model/actions.ts';
import { type Draft, progressOf, requestOf } from './model/draft.ts';
import { currentOf } from './model/work.ts';
import { NewEntityForm } from './NewEntityForm.tsx';
import { Published, PublishPanel } from './PublishPanel.tsx';
import { strings } from './strings.ts';
import { TextPane } from './TextPane.tsx';
import { type OpenDraft, useDraft } from './useDraft.ts';
import { useWorkbench } from './useWorkbench.ts';
import './coding.css';
import './workbench-head.css';

export default function WorkbenchPage() {
  const id = useIdOfPage();
  const open = useDraft(id);
  useTitle(open.draft && (open.draft.source.title || strings.title));
  if (open.state === 'loading')
    return <div className="message late">{strings.openingTheDraft}</div>;
  if (!open.draft)
    return (
      <div className="message">
        <h1 className="page-title">{strings.noDraftTitle}</h1>
        <p>{strings.noDraft}</p>
        <div className="row">
          <To to="/coding" className="button">
            {strings.toDrafts}
          </To>
        </div>
      </div>
    );
  return <Workbench open={open} draft={open.draft} />;
}

function Workbench({ open, draft }: { open: OpenDraft; draft: Draft }) {
  const { work } = draft;
  const [tab, setTab] = useState<'text' | 'statements'>('statements');
  const [publishing, setPublishing] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { allow, dialog: editing } = useEditing();
  const box = useRef<HTMLDivElement>(null);
  const bench = useWorkbench(open, draft, box, {
    publish: () => setPublishing(true),
    download: () => saveFile(`${draft.id}.json`, JSON.stringify(draft), 'application/json'),
  });
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('.coding-list')?.focus();
  }, []);
  const publish = () =>
    allow(() => {
      setWorking(true);
      publishCoding(requestOf(draft)).then(
        (reply) => {
          open.set({ published: reply });
          setWorking(false);
          setPublishing(false);
          setProblem(null);
        },
        (error: Error) => {
          setWorking(false);
          setProblem(error.message);
        },
      );
    });
  const progress = progressOf(work);
  const current = currentOf(work);
  const hidden = work.statements.filter((one) => bench.isHidden(one)).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the list and the text inside.
    <div className="coding" ref={box} onKeyDown={bench.onKey} data-tab={tab}>
      <header className="coding-head">
        <h1 title={draft.source.title || undefined}>{draft.source.title || strings.title}</h1>
        <span className="caption">
          {[draft.source.publisher, draft.source.date, draft.source.language]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="grow" />
        <span aria-live="polite">
          {progress.decided} {strings.of} {progress.total} {strings.decided}
          {progress.unsure > 0 && strings.unsure3(progress.unsure)}
        </span>
        <span className="caption">
          {open.problem ?? (open.saved ? `saved ${open.saved.slice(11, 16)}` : '')}
        </span>
        <button
          type="button"
          className="button bare"
          disabled={draft.past.length === 0}
          onClick={open.undo}
        >
          {strings.undo}
        </button>
        <button
          type="button"
          className="button bare"
          disabled={draft.future.length === 0}
          onClick={open.redo}
        >
          {strings.redo}
        </button>
        <button type="button" className="button bare" onClick={() => bench.setHelp(true)}>
          {strings.keys} <kbd>?</kbd>
        </button>
        <button
          type="button"
          className="button bare"
          aria-pressed={bench.codebook}
          onClick={() => bench.run('codebook')}
        >
          {strings.codebook} <kbd>c</kbd>
        </button>
        <AskModel draft={draft} open={open} allow={allow} />
        <HandIn draft={draft} open={open} allow={allow} />
        <button
          type="button"
          className="button primary"
          disabled={draft.published !== null}
          onClick={() => setPublishing(true)}
        >
          {strings.publish} <kbd>{strings.ctrlEnter}</kbd>
        </button>
      </header>
      {open.readOnly && (
        <p className="coding-note" role="note">
          {strings.second}
        </p>
      )}
      {draft.notices.map((notice) => (
        <p key={notice} className="coding-note" role="note">
          {notice}
        </p>
      ))}
      {draft.published && <Published draft={draft} reply={draft.published} />}
      <div className="coding-tabs" role="tablist" aria-label={strings.textOrStatements}>
        {(['text', 'statements'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            className="button"
            onClick={() => setTab(name)}
          >
            {name === 'text' ? strings.paste : strings.statements2}
          </button>
        ))}
      </div>
      {current && (
        <p className="coding-pinned">
          {current.segments.map(({ start, end }) => draft.text.slice(start, end)).join(' […] ')}
        </p>
      )}
      <div className={bench.codebook ? 'coding-panes with-codebook' : 'coding-panes'}>
        <TextPane
          text={draft.text}
          language={draft.source.language}
          work={work}
          hidden={bench.isHidden}
          cursor={bench.cursor}
          onChoose={(ref) => {
            open.act((now) => goTo(now, ref));
            setTab('statements');
          }}
        />
        <ol className="coding-list" tabIndex={-1} aria-label={strings.statements2}>
          {work.statements.map((one, index) =>
            bench.isHidden(one) && one.ref !== work.current ? null : (
              <Card
                key={one.ref}
                work={work}
                one={one}
                number={index + 1}
                text={draft.text}
                open={one.ref === work.current}
                adding={bench.adding}
                searching={one.ref === work.current ? bench.searching : null}
                message={one.ref === work.current ? bench.message : null}
                onOpen={() => open.act((now) => goTo(now, one.ref))}
                onAction={bench.run}
                onChoice={bench.choose}
                onSearched={bench.searched}
                onStance={bench.stanceOn}
                onRemove={(what, which) =>
                  open.act((now) =>
                    what === 'speaker'
                      ? removeSpeaker(now, Number(which))
                      : removeAgreement(now, which),
                  )
                }
              />
            ),
          )}
          {work.statements.length === 0 && <li className="message">{strings.nothingFound}</li>}
          {hidden > 0 && (
            <li>
              <button type="button" className="button" onClick={() => bench.run('hide')}>
                {hidden} {strings.more2} {strings.fragments.toLowerCase()} {strings.andWeakOnes}{' '}
                <kbd>h</kbd>
              </button>
            </li>
          )}
        </ol>
        {bench.codebook && (
          <CodebookPanel
            study={draft.study}
            language={draft.source.language}
            about={current?.about.length ? current.about : (current?.suggestion?.about ?? [])}
            pane={box}
            allow={allow}
            onClose={() => {
              bench.run('codebook');
              box.current?.querySelector<HTMLElement>('.coding-list')?.focus();
            }}
          />
        )}
      </div>
      {bench.help && <KeysDialog onClose={() => bench.setHelp(false)} />}
      {bench.making !== null && (
        <NewEntityForm
          name={bench.making}
          taken={work.entities.length}
          onClose={() => bench.setMaking(null)}
          onUse={(id, name) => {
            bench.setMaking(null);
            bench.choose({ id, name, how: '' }, 'speaker');
          }}
          onMake={(entity) => {
            bench.setMaking(null);
            open.act((now) => addEntity(now, entity));
          }}
        />
      )}
      {publishing && (
        <PublishPanel
          draft={draft}
          working={working}
          problem={problem}
          onClose={() => setPublishing(false)}
          onPublish={publish}
          onSource={(change) => open.set({ source: { ...draft.source, ...change } })}
          onCodedBy={(codedBy) => {
            localStorage.setItem('stancegraph-coder', codedBy);
            open.set({ codedBy });
          }}
        />
      )}
      {editing}
    </div>
  );
}
