/** Saves what is on the canvas: new, or as a change of the scene that is open. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import type { SceneDraft, SceneReply } from '../../../model/schemas/scenes.ts';
import { useGo } from '../../address/To.tsx';
import { sessionOptions } from '../../api/session.ts';
import { useExplorer } from '../../canvas/index.ts';
import { Panel } from '../../canvas/panels/Panel.tsx';
import { showPanel } from '../../canvas/state/panels.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { toast } from '../../ui/toast.tsx';
import { draftOfCanvas } from './draft.ts';
import { Audience, TextField } from './Fields.tsx';
import { addScene, changeScene, sceneOptions, scenesOptions } from './library.ts';
import { useOpened } from './opened.ts';
import { isPrivate, whoOpens } from './private-scenes.ts';
import './scenes.css';
import { strings } from './strings.ts';

/** A scene that was opened is saved as a copy, unless its author saves changes. */
export default function SavePanel() {
  const opened = useOpened();
  const { data: session } = useQuery(sessionOptions);
  const mayWrite = session?.mayWrite !== false;
  // Without the right to write, one saves a private copy.
  const own = opened && !opened.shipped && (mayWrite || isPrivate(opened.id)) ? opened : null;
  const scene = useExplorer((state) => state.history.present.value);
  const [name, setName] = useState(opened?.name ?? '');
  const [description, setDescription] = useState(opened?.description ?? '');
  const [chosen, setAlone] = useState<boolean | null>(null);
  const alone = chosen ?? (own ? isPrivate(own.id) : !mayWrite);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const { allow, dialog } = useEditing();
  const client = useQueryClient();
  const go = useGo();

  const keep = async (how: (draft: SceneDraft) => Promise<SceneReply>) => {
    setBusy(true);
    setWrong('');
    try {
      const draft = await draftOfCanvas(name.trim(), description.trim(), opened?.trail);
      const saved = await how({ ...draft, story: null });
      client.setQueryData(sceneOptions(saved.id).queryKey, saved);
      await client.invalidateQueries({ queryKey: scenesOptions.queryKey });
      showPanel(null);
      await go(`/scenes/${saved.id}`, { search: (old) => old, withScene: true });
      toast(strings.saved(saved.name, whoOpens(saved.id)));
    } catch (error) {
      setWrong((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const start = (how: (draft: SceneDraft) => Promise<SceneReply>, free: boolean) =>
    free ? void keep(how) : allow(() => void keep(how));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    start((draft) => addScene(draft, alone), alone);
  };
  const ready = name.trim() !== '' && scene.nodes.size > 0 && !busy;
  return (
    <Panel title={strings.saveTheScene}>
      <form className="save-scene" onSubmit={onSubmit}>
        <TextField label={strings.name} value={name} onChange={setName} maxLength={200} />
        <TextField
          label={strings.whatItShowsOptional}
          value={description}
          onChange={setDescription}
          maxLength={2000}
          rows={3}
        />
        <Audience title={strings.whoCanOpenIt} alone={alone} onChange={setAlone} />
        <p className="caption">
          {counted(scene.nodes.size, 'node')} {strings.withPlacesPinsFiltersStyle}
        </p>
        {wrong && (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <p className="row">
          {own && (
            <button
              type="button"
              className="button primary"
              disabled={!ready}
              onClick={() => start((draft) => changeScene(own, draft), isPrivate(own.id))}
            >
              {strings.saveChanges}
            </button>
          )}
          <button type="submit" className={own ? 'button' : 'button primary'} disabled={!ready}>
            {opened ? strings.saveAsACopy : strings.save}
          </button>
        </p>
      </form>
      {dialog}
    </Panel>
  );
}
