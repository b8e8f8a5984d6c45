/** Beside the first scene: what it is about, and questions to start with. */
import type { PageAddress } from '../../../model/pages.ts';
import { To } from '../../address/To.tsx';
import { explorer, useExplorer } from '../../canvas/index.ts';
import { Icon } from '../../ui/icons.tsx';
import './introduction.css';
import { strings } from './strings.ts';

/** Nothing where the scene is not the first one, or the reader has hidden it. */
export function Introduction() {
  const introduction = useExplorer((state) => state.introduction);
  if (!introduction) return null;
  const { headline, lead, questions, story } = introduction;
  return (
    <aside className="introduction" aria-label={strings.region}>
      <button
        type="button"
        className="icon-button"
        aria-label={strings.hide}
        title={strings.hide}
        onClick={() => explorer.hideIntroduction()}
      >
        <Icon name="close" />
      </button>
      <div className="about">
        <h2>{headline}</h2>
        <p>{lead}</p>
      </div>
      <div className="start">
        <h3>{strings.questions}</h3>
        <ul>
          {questions.map(({ question, address }) => (
            <li key={question}>
              <To to={address as PageAddress} withScene>
                {question}
              </To>
            </li>
          ))}
        </ul>
        <p className="row">
          <To to="/queries/ask" withScene className="button primary">
            {strings.ask}
          </To>
          {story && (
            <To to={`/scenes/${story}`} withScene className="button">
              {strings.story}
            </To>
          )}
        </p>
      </div>
    </aside>
  );
}
