/** A story: at the left its text with quotations and citations, at the right the graph. */
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { counted } from '../../../../model/formats/counted.ts';
import type { SceneReply, Story, StoryStep } from '../../../../model/schemas/scenes.ts';
import type { Search } from '../../../address/address.ts';
import { useSelection } from '../../../address/selection.ts';
import { useGo } from '../../../address/To.tsx';
import { explorer } from '../../../canvas/index.ts';
import { Icon } from '../../../ui/icons.tsx';
import { usePrinting } from '../../../ui/printing.ts';
import { numbersOf } from './cited.ts';
import { Sources, StepStatements, StoryPassage } from './Passage.tsx';
import { PrintedStory } from './PrintedStory.tsx';
import { StoryFiles } from './StoryFiles.tsx';
import { StoryPicture } from './StoryPicture.tsx';
import './story.css';
import { strings } from '../strings.ts';
import { useEvidence } from './useEvidence.ts';

/** `step` of the address: none is the beginning, then 1 to the last, then the sources. */
export function StoryView({ scene, story }: { scene: SceneReply; story: Story }) {
  const search = useSearch({ strict: false }) as Search;
  const goTo = useGo();
  const [selected, select] = useSelection();
  const { graph, evidence, settled } = useEvidence(story);
  const last = story.steps.length + 1;
  const at = Math.max(0, Math.min(last, Number(search.step ?? 0) || 0));
  const step = story.steps[at - 1];
  const shown = step ?? story.steps[at === 0 ? 0 : story.steps.length - 1];
  const numbers = numbersOf(story);
  const text = useRef<HTMLDivElement>(null);
  const go = (to: number) => {
    if (to < 0 || to > last) return;
    void goTo('.', {
      search: ({ step: _step, sel: _sel, ...rest }) =>
        to === 0 ? rest : { ...rest, step: String(to) },
    });
  };
  useStepKeys(at, go);
  useEffect(() => {
    text.current?.scrollTo({ top: 0 });
  }, [at]);
  const files = (
    <StoryFiles scene={scene} story={story} evidence={evidence} graph={graph} settled={settled} />
  );
  const explore = async () => {
    if (!shown) return;
    await goTo('/');
    await explorer.openSaved({ nodes: shown.nodes, path: [] }, `“${shown.title}”`);
  };
  if (usePrinting()) return <PrintedStory story={story} evidence={evidence} graph={graph} />;
  return (
    <div className="story">
      <div className="story-text" ref={text} tabIndex={-1}>
        <p className="hidden-text" aria-live="polite">
          {step
            ? strings.pageOf(at, story.steps.length, step.title)
            : at === last && strings.sources}
        </p>
        <article>
          {at === 0 && (
            <>
              <Cover story={story} go={go} />
              {files}
            </>
          )}
          {step && (
            <>
              <p className="caption">
                <button type="button" className="link" onClick={() => go(0)}>
                  {story.title}
                </button>
                , {at} {strings.of} {story.steps.length}
              </p>
              <h1 className="story-title">{step.title}</h1>
              <StoryPassage text={step.text} numbers={numbers} evidence={evidence} />
              <StepStatements step={step} numbers={numbers} evidence={evidence} settled={settled} />
              <Sources step={step} numbers={numbers} evidence={evidence} settled={settled} />
            </>
          )}
          {at === last && (
            <>
              <p className="caption">
                <button type="button" className="link" onClick={() => go(0)}>
                  {story.title}
                </button>
              </p>
              <h1 className="story-title">{strings.sources}</h1>
              <Sources numbers={numbers} evidence={evidence} settled={settled} />
              {files}
            </>
          )}
        </article>
        <Turn at={at} story={story} go={go} />
      </div>
      <section className="story-graph" aria-label={strings.graph}>
        {shown && graph && (
          <StoryPicture step={shown} graph={graph} selected={selected} onSelect={select} />
        )}
        {shown && graph && <Gone step={shown} there={graph.nodes} />}
        <p className="story-explore">
          <button type="button" className="button" onClick={() => void explore()}>
            <Icon name="graph" />
            {strings.exploreFromHere}
          </button>
        </p>
      </section>
    </div>
  );
}

/** Lists nodes of a picture that are no longer in the graph. */
function Gone({ step, there }: { step: StoryStep; there: readonly { id: string }[] }) {
  const ids = new Set(there.map((node) => node.id));
  const gone = step.nodes.filter(([id]) => !ids.has(id)).length;
  if (gone === 0) return null;
  return (
    <p className="story-gone caption">
      {counted(gone, 'node')} {strings.ofThisPicture} {gone === 1 ? strings.is : strings.are}{' '}
      {strings.noLongerInTheGraph}
    </p>
  );
}

function Cover({ story, go }: { story: Story; go: (to: number) => void }) {
  return (
    <>
      <p className="caption">{strings.story}</p>
      <h1 className="story-title">{story.title}</h1>
      <p className="story-lead">{story.lead}</p>
      {story.byline && <p className="caption">{story.byline}</p>}
      <ol className="story-contents">
        {story.steps.map((step, index) => (
          <li key={step.title}>
            <button type="button" className="link" onClick={() => go(index + 1)}>
              {step.title}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Turn({ at, story, go }: { at: number; story: Story; go: (to: number) => void }) {
  const last = story.steps.length + 1;
  const title = (to: number): ReactNode =>
    to === 0 ? strings.theBeginning : to === last ? strings.sources : story.steps[to - 1]?.title;
  return (
    <nav className="story-turn" aria-label={strings.stepsOfTheStory}>
      <button type="button" className="button" disabled={at === 0} onClick={() => go(at - 1)}>
        {strings.previous}
        {at > 0 && <span className="hidden-text">: {title(at - 1)}</span>}
      </button>
      {at < last && (
        <button type="button" className="button primary" onClick={() => go(at + 1)}>
          <span className="turn-title">
            {at === 0 ? strings.begin : strings.next}: {title(at + 1)}
          </span>
          <Icon name="right" />
        </button>
      )}
    </nav>
  );
}

function useStepKeys(at: number, go: (to: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'ArrowRight' || event.key === 'PageDown') go(at + 1);
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(at - 1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
