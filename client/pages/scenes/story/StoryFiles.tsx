/** Downloads of a story as Markdown or as one HTML file. */
import type { Subgraph } from '../../../../model/schemas/graph.ts';
import type { SceneReply, Story } from '../../../../model/schemas/scenes.ts';
import { canvasMeasure } from '../../../canvas/renderer/paint-labels.ts';
import { Icon } from '../../../ui/icons.tsx';
import { PrintButton } from '../../../ui/PrintButton.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import tokens from '../../../ui/tokens.css?raw';
import { strings } from '../strings.ts';
import type { Evidence } from './cited.ts';
import { storyHtml } from './html.ts';
import { storyMarkdown } from './markdown.ts';
import { storyPictures } from './pictures.ts';
import { colourTokens } from './tokens.ts';

interface StoryFilesProps {
  scene: SceneReply;
  story: Story;
  evidence: Evidence;
  graph: Subgraph | undefined;
  /** Whether all citations have loaded: an earlier file would list them as missing. */
  settled: boolean;
}

/** Both with the pictures and a numbered list of sources. */
export function StoryFiles({ scene, story, evidence, graph, settled }: StoryFilesProps) {
  if (!graph) return null;
  const address = `${location.origin}/scenes/${scene.id}`;
  const { light, dark } = colourTokens(tokens);
  const markdown = () => {
    // Pictures in Markdown stand on white paper, whatever the theme here.
    const colours = (token: string) => light.get(token) ?? '#000';
    const pictures = storyPictures(story, graph, colours, canvasMeasure());
    const text = storyMarkdown({ story, evidence, pictures, origin: location.origin, address });
    saveFile(`${scene.id}.md`, text, 'text/markdown');
  };
  const html = () => {
    const pictures = storyPictures(story, graph, (token) => `var(--${token})`, canvasMeasure());
    const written = (colours: ReadonlyMap<string, string>) =>
      [...colours].map(([name, value]) => `--${name}:${value}`).join(';');
    const text = storyHtml(
      { story, evidence, pictures, origin: location.origin, address },
      { light: written(light), dark: written(dark) },
    );
    saveFile(`${scene.id}.html`, text, 'text/html');
  };
  return (
    <p className="story-files">
      <button type="button" className="button" disabled={!settled} onClick={html}>
        <Icon name="down" />
        {strings.saveAsHTML}
      </button>
      <button type="button" className="button" disabled={!settled} onClick={markdown}>
        <Icon name="down" />
        {strings.saveAsMarkdown}
      </button>
      <PrintButton disabled={!settled} />
    </p>
  );
}
