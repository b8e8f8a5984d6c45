/** Saved scenes and stories, with small drawings. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { SceneSummary } from '../../../model/schemas/scenes.ts';
import { To } from '../../address/To.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { scenesOptions } from './library.ts';
import { SceneActions } from './SceneActions.tsx';
import { ThumbnailPicture } from './ThumbnailPicture.tsx';
import './scenes.css';
import { strings } from './strings.ts';

export default function ScenesPage() {
  const { data, error, refetch } = useQuery(scenesOptions);
  if (error && !data) return <PageMessage error={error} retry={() => void refetch()} />;
  const open = data?.open ?? [];
  const own = data?.own ?? [];
  return (
    <PlainPage title={strings.scenesAndStories} lead={strings.aSceneIsWhat} className="scenes-page">
      <Group
        title={strings.stories}
        scenes={[...open, ...own].filter((scene) => scene.story)}
        empty={strings.noStoryYetOpenThe}
      />
      <Group
        title={strings.scenesForEveryone}
        scenes={open.filter((scene) => !scene.story)}
        empty={strings.noSceneIsSavedFor}
      />
      <Group
        title={strings.onlyInThisBrowser}
        scenes={own.filter((scene) => !scene.story)}
        empty={strings.noPrivateSceneInThis}
      />
    </PlainPage>
  );
}

function Group({
  title,
  scenes,
  empty,
}: {
  title: string;
  scenes: readonly SceneSummary[];
  empty: string;
}) {
  return (
    <section className="part">
      <h2>
        {title} {scenes.length > 0 && <span className="caption">{scenes.length}</span>}
      </h2>
      {scenes.length === 0 && <p className="caption">{empty}</p>}
      <ul className="scene-list">
        {scenes.map((scene) => (
          <Row key={scene.id} scene={scene} />
        ))}
      </ul>
    </section>
  );
}

function Row({ scene }: { scene: SceneSummary }) {
  const { story } = scene;
  return (
    <li>
      <To to={`/scenes/${scene.id}`} className="scene-picture" tabIndex={-1} aria-hidden="true">
        <ThumbnailPicture thumbnail={scene.thumbnail} />
      </To>
      <div>
        <h3>
          <To to={`/scenes/${scene.id}`} className="bare-link">
            {story?.title ?? scene.name}
          </To>
        </h3>
        {(story?.lead || scene.description) && <p>{story?.lead || scene.description}</p>}
        <p className="caption">
          {story ? counted(story.steps, 'page') : counted(scene.nodes, 'node')},{' '}
          {scene.shipped
            ? strings.comesWithStancegraph
            : strings.saved3(dateText(scene.changed.slice(0, 10)))}
        </p>
        <SceneActions scene={scene} />
      </div>
    </li>
  );
}
