/** A saved scene under its own address: a story to read, or a canvas to explore. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { sceneOptions } from './library.ts';
import { SceneOnCanvas } from './SceneOnCanvas.tsx';
import { StoryView } from './story/StoryView.tsx';

export default function ScenePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, isPending } = useQuery(sceneOptions(id));
  if (isPending) return <div className="message late">Opening the scene</div>;
  if (error) {
    return (
      <div className="message" role="alert">
        <h1 className="page-title">This scene cannot be opened</h1>
        <p>{error.message}</p>
        <div className="row">
          <Link to={'/scenes' as '/'} className="button primary">
            All scenes
          </Link>
        </div>
      </div>
    );
  }
  if (data.story) return <StoryView key={data.id} scene={data} story={data.story} />;
  return <SceneOnCanvas key={data.id} scene={data} />;
}
