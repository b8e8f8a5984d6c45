/** Actions on a saved scene: copy its link, duplicate, rename, delete with undo. */

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SceneReply, SceneSummary } from '../../../model/schemas/scenes.ts';
import { To } from '../../address/To.tsx';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { toast } from '../../ui/toast.tsx';
import { addScene, changeScene, removeScene, sceneOptions, scenesOptions } from './library.ts';
import { isPrivate } from './private-scenes.ts';
import { strings } from './strings.ts';

export function SceneActions({ scene }: { scene: SceneSummary }) {
  const client = useQueryClient();
  const { allow, dialog } = useEditing();
  const [naming, setNaming] = useState(false);
  const alone = isPrivate(scene.id);
  const may = (work: () => void) => (alone ? work() : allow(work));
  const refresh = async (done: string, undo?: () => void) => {
    await client.invalidateQueries({ queryKey: scenesOptions.queryKey });
    client.removeQueries({ queryKey: sceneOptions(scene.id).queryKey });
    toast(done, undo);
  };
  const attempt = (work: () => Promise<void>) =>
    may(() => void work().catch((error: Error) => toast(strings.notDone(error.message))));
  const whole = (): Promise<SceneReply> => client.fetchQuery(sceneOptions(scene.id));
  const copy = () =>
    attempt(async () => {
      await addScene(named(await whole(), `${scene.name} (copy)`), alone);
      await refresh(strings.copied(scene.name));
    });
  const remove = () =>
    attempt(async () => {
      const bringBack = await removeScene(scene.id);
      await refresh(strings.deleted(scene.name), () => {
        bringBack().then(
          () => refresh(strings.isBack(scene.name)),
          (error: Error) => toast(strings.notUndone(error.message)),
        );
      });
    });
  const rename = (name: string) =>
    attempt(async () => {
      const before = await whole();
      await changeScene(before, named(before, name));
      setNaming(false);
      await refresh(strings.renamedTo(name));
    });
  const copyLink = async () => {
    const address = `${location.origin}/scenes/${scene.id}`;
    const copied = await copyText(address);
    toast(copied ? strings.linkCopied : strings.theBrowserDoesNotLet(address));
  };
  if (naming) return <Naming name={scene.name} onName={rename} onCancel={() => setNaming(false)} />;
  return (
    <p className="scene-actions">
      {!alone && (
        <button type="button" className="button bare" onClick={() => void copyLink()}>
          {strings.copyLink}
          <Of scene={scene} />
        </button>
      )}
      <button type="button" className="button bare" onClick={copy}>
        {strings.duplicate}
        <Of scene={scene} />
      </button>
      {!scene.shipped && scene.story && (
        <To to={`/scenes/${scene.id}/edit`} className="button bare">
          {strings.edit}
          <Of scene={scene} />
        </To>
      )}
      {!scene.shipped && (
        <>
          <button type="button" className="button bare" onClick={() => setNaming(true)}>
            {strings.rename}
            <Of scene={scene} />
          </button>
          <button type="button" className="button bare" onClick={remove}>
            {strings.delete}
            <Of scene={scene} />
          </button>
        </>
      )}
      {dialog}
    </p>
  );
}

/** A scene under another name; a story's title is its name. */
function named(scene: SceneReply, name: string): SceneReply {
  return { ...scene, name, story: scene.story && { ...scene.story, title: name } };
}

/** Makes the accessible names of equal buttons distinct. */
function Of({ scene }: { scene: SceneSummary }) {
  return <span className="hidden-text">: {scene.name}</span>;
}

function Naming({
  name,
  onName,
  onCancel,
}: {
  name: string;
  onName: (name: string) => void;
  onCancel: () => void;
}) {
  const [text, setText] = useState(name);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) onName(text.trim());
  };
  return (
    <form className="scene-actions" onSubmit={onSubmit}>
      <input
        className="input"
        aria-label={strings.nameOf(name)}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button primary">
        {strings.rename}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        {strings.cancel}
      </button>
    </form>
  );
}
