/** A story on paper: its lead, every page with its picture and quotations, and the sources. */
import type { Subgraph } from '../../../../model/schemas/graph.ts';
import type { Story } from '../../../../model/schemas/scenes.ts';
import { canvasMeasure } from '../../../canvas/renderer/paint-labels.ts';
import { strings } from '../strings.ts';
import type { Evidence } from './cited.ts';
import { numbersOf } from './cited.ts';
import { Sources, StepStatements, StoryPassage } from './Passage.tsx';
import { storyPictures } from './pictures.ts';

interface PrintedStoryProps {
  story: Story;
  evidence: Evidence;
  graph: Subgraph | undefined;
}

export function PrintedStory({ story, evidence, graph }: PrintedStoryProps) {
  const numbers = numbersOf(story);
  const pictures = graph
    ? storyPictures(story, graph, (token) => `var(--${token})`, canvasMeasure())
    : [];
  return (
    <article className="printed-story">
      <h1 className="story-title">{story.title}</h1>
      <p className="story-lead">{story.lead}</p>
      {story.byline && <p className="caption">{story.byline}</p>}
      {story.steps.map((step, index) => (
        <section key={step.title}>
          <h2>{step.title}</h2>
          {/* Our own drawing, in which every text is escaped. */}
          <div
            className="picture"
            role="img"
            aria-label={step.title}
            dangerouslySetInnerHTML={{ __html: pictures[index] ?? '' }}
          />
          <StoryPassage text={step.text} numbers={numbers} evidence={evidence} />
          <StepStatements step={step} numbers={numbers} evidence={evidence} settled />
        </section>
      ))}
      <section>
        <h2>{strings.sources}</h2>
        <Sources numbers={numbers} evidence={evidence} settled />
      </section>
    </article>
  );
}
