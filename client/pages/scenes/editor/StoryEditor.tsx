/** Writes a story: title, lead, a page for each step with its text, evidence and picture. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { SceneDraft, SceneReply, Story } from '../../../../model/schemas/scenes.ts';
import { To, useGo } from '../../../address/To.tsx';
import { useEditing } from '../../../parts/editing/useEditing.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Audience, TextField } from '../Fields.tsx';
import { addScene, changeScene, sceneOptions, scenesOptions } from '../library.ts';
import { isPrivate, whoOpens } from '../private-scenes.ts';
import { sceneOfStep } from '../story/pictures.ts';
import { useEvidence } from '../story/useEvidence.ts';
import { thumbnailOf } from '../thumbnail.ts';
import { trailNow } from '../trail/trail.ts';
import { StepEditor } from './StepEditor.tsx';
import { forgetDraft, keptDraft, movedStep, storeDraft } from './story-draft.ts';
import './editor.css';
import { strings } from '../strings.ts';

export default function StoryEditor() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const existing = useQuery({ ...sceneOptions(id ?? ''), enabled: id !== undefined });
  const draft = id ? existing.data?.story : keptDraft();
  if (id && existing.isPending)
    return <div className="message late">{strings.openingTheStory}</div>;
  if (draft) return <Editor key={id ?? 'new'} first={draft} scene={existing.data} />;
  return (
    <div className="message">
      <h1 className="page-title">{strings.thereIsNoDraft}</h1>
      <p>{strings.exploreOnTheCanvas}</p>
      <div className="row">
        <To to="/" className="button primary">
          {strings.openTheGraph}
        </To>
      </div>
    </div>
  );
}

function Editor({ first, scene }: { first: Story; scene: SceneReply | undefined }) {
  const [story, setStory] = useState(first);
  const [alone, setAlone] = useState(scene ? isPrivate(scene.id) : false);
  const [wrong, setWrong] = useState('');
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const { graph, evidence } = useEvidence(story);
  const { allow, dialog } = useEditing();
  const client = useQueryClient();
  const go = useGo();
  useEffect(() => {
    if (!scene) storeDraft(story);
  }, [story, scene]);
  const change = (part: Partial<Story>) => setStory({ ...story, ...part });
  const move = (from: number, to: number) => {
    if (to < 0 || to >= story.steps.length || from === to) return;
    change({ steps: movedStep(story.steps, from, to) });
    setSaid(strings.isPageOf(story.steps[from]?.title ?? '', to + 1, story.steps.length));
  };
  const publish = async () => {
    setWrong('');
    try {
      const [cover] = story.steps;
      const draft: SceneDraft = {
        name: story.title,
        description: story.lead.slice(0, 2000),
        canvas: scene?.canvas ?? { nodes: cover?.nodes ?? [], path: [] },
        filters: scene?.filters ?? {},
        trail: scene?.trail ?? trailNow(),
        story,
        ...(cover && graph ? { thumbnail: thumbnailOf(sceneOfStep(cover, graph)) } : {}),
      };
      const saved = await (scene ? changeScene(scene, draft) : addScene(draft, alone));
      forgetDraft();
      client.setQueryData(sceneOptions(saved.id).queryKey, saved);
      await client.invalidateQueries({ queryKey: scenesOptions.queryKey });
      await go(`/scenes/${saved.id}`);
      toast(strings.published(story.title, whoOpens(saved.id)));
    } catch (error) {
      setWrong((error as Error).message);
    }
  };
  const empty = story.steps.filter((step) => step.text.trim() === '').length;
  const ready = story.title.trim() !== '' && story.steps.length > 0;
  return (
    <section className="page-scroller" aria-label={strings.writeAStory} tabIndex={0}>
      <div className="page story-editor">
        <h1 className="hidden-text">{strings.writeAStory}</h1>
        <TextField
          label={strings.title}
          value={story.title}
          onChange={(title) => change({ title })}
          maxLength={300}
          className="title-input"
        />
        <TextField
          label={strings.leadTwoSentencesThat}
          value={story.lead}
          onChange={(lead) => change({ lead })}
          maxLength={2000}
          rows={3}
          className="lead-input"
        />
        <TextField
          label={strings.byOptional}
          value={story.byline ?? ''}
          onChange={(byline) => change({ byline })}
          maxLength={300}
          holder="byline"
        />
        <ol className="step-list">
          {story.steps.map((step, index) => (
            <StepEditor
              key={step.nodes.map(([node]) => node).join() + index}
              step={step}
              at={index}
              of={story.steps.length}
              graph={graph}
              evidence={evidence}
              onChange={(next) =>
                change({ steps: story.steps.map((old, at) => (at === index ? next : old)) })
              }
              onMove={(to) => move(index, to)}
              onRemove={() => change({ steps: story.steps.filter((_, at) => at !== index) })}
              onDrag={() => setDragged(index)}
              onDrop={() => {
                if (dragged !== null) move(dragged, index);
                setDragged(null);
              }}
            />
          ))}
        </ol>
        <p className="hidden-text" aria-live="polite">
          {said}
        </p>
        <section className="part publish">
          <h2>{scene ? strings.save : strings.publish}</h2>
          {!scene && (
            <Audience title={strings.whoCanReadIt} titleHidden alone={alone} onChange={setAlone} />
          )}
          {empty > 0 && (
            <p className="caption">
              {empty === 1 ? strings.onePageHas : strings.pagesHave(empty)} {strings.noTextYet}
            </p>
          )}
          {wrong && <p role="alert">{wrong}</p>}
          <p className="actions">
            <button
              type="button"
              className="button primary"
              disabled={!ready}
              onClick={() => (alone ? void publish() : allow(() => void publish()))}
            >
              {scene ? strings.saveChanges : strings.publish}
            </button>
          </p>
        </section>
        {dialog}
      </div>
    </section>
  );
}
