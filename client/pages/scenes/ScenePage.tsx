/** A saved scene under its own address: a story to read, or a canvas to explore. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { To } from '../../address/To.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { sceneOptions } from './library.ts';
import { SceneOnCanvas } from './SceneOnCanvas.tsx';
import { StoryView } from './story/StoryView.tsx';
import { strings } from './strings.ts';

export default function ScenePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, isPending } = useQuery(sceneOptions(id));
  useTitle(data && (data.story?.title ?? data.name));
  if (isPending) return <div className="message late">{strings.openingTheScene}</div>;
  if (error && !data) {
    return (
      <div className="message" role="alert">
        <h1 className="page-title">{strings.thisSceneCannotBe}</h1>
        <p>{error.message}</p>
        <div className="row">
          <To to="/scenes" className="button primary">
            {strings.allScenes}
          </To>
        </div>
      </div>
    );
  }
  if (data.story) return <StoryView key={data.id} scene={data} story={data.story} />;
  return <SceneOnCanvas key={data.id} scene={data} />;
}
