/** What size, colour and width of line stand for. */
import { useState } from 'react';
import { drawnOf } from '../chain/drawn.ts';
import { useExplorer } from '../index.ts';
import { stopMeasuring } from '../measures/index.ts';
import { measureWords } from '../measures/words.ts';
import { applyRules } from '../style/apply.ts';
import { colourRules, rulesOf, sizeRules, widthRules } from '../style/rules.ts';
import { Measuring } from './Measuring.tsx';
import { NamedBy } from './NamedBy.tsx';
import { Panel } from './Panel.tsx';
import { strings } from './strings.ts';
import './style-panel.css';

const colourWords: Record<keyof typeof colourRules, string> = {
  type: strings.eachTypeHasItsShape,
  party: strings.byMembershipAsShownOn,
  country: strings.ofPartiesAndInstitutionsOf,
  stance: strings.ofStatementsAndOfTheir,
  community: measureWords.community.not,
};
const sizeWords: Record<keyof typeof sizeRules, string> = {
  type: strings.eachTypeHasItsSize,
  degree: measureWords.degree.not,
  statements: strings.statementsOnTheCanvasBy,
  betweenness: measureWords.betweenness.not,
  pagerank: measureWords.pagerank.not,
};
const widthWords: Record<keyof typeof widthRules, string> = {
  type: strings.stancesAndActsAreWider,
  count: strings.theMoreRelationshipsJoinTwo,
};

/** Every choice is a step that can be undone. */
export default function StylePanel() {
  const scene = useExplorer(drawnOf);
  const rules = rulesOf(scene.style);
  return (
    <Panel title={strings.style}>
      <div className="style-rules">
        <Choice
          title={strings.colour}
          names={colourRules}
          words={colourWords}
          value={rules.colour}
          onChoose={(colour) => applyRules({ colour })}
        />
        <Choice
          title={strings.size}
          names={sizeRules}
          words={sizeWords}
          value={rules.size}
          onChoose={(size) => applyRules({ size })}
        />
        <Choice
          title={strings.widthOfLines}
          names={widthRules}
          words={widthWords}
          value={rules.width}
          onChoose={(width) => applyRules({ width })}
        />
        <NamedBy />
        <button
          type="button"
          className="button"
          disabled={rules.colour === 'type' && rules.size === 'type' && rules.width === 'type'}
          onClick={() => {
            stopMeasuring();
            void applyRules({ colour: 'type', size: 'type', width: 'type' });
          }}
        >
          {strings.backToTypes}
        </button>
      </div>
    </Panel>
  );
}

interface ChoiceProps<Name extends string> {
  title: string;
  names: Record<Name, string>;
  words: Record<Name, string>;
  value: Name;
  onChoose: (name: Name) => Promise<void>;
}

function Choice<Name extends string>({ title, names, words, value, onChoose }: ChoiceProps<Name>) {
  // What rests on a measure takes a moment: the choice is seen at once.
  const [waiting, setWaiting] = useState<Name | null>(null);
  const chosen = waiting ?? value;
  const choose = async (name: Name) => {
    setWaiting(name);
    await onChoose(name);
    setWaiting(null);
  };
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="choices">
        {(Object.keys(names) as Name[]).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`style-${title}`}
              checked={chosen === name}
              onChange={() => void choose(name)}
            />
            {names[name]}
          </label>
        ))}
      </div>
      {waiting && <Measuring late />}
      <p className="caption">{words[chosen]}</p>
    </fieldset>
  );
}
