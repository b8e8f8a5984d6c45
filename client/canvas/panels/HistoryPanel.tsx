/** Every step of the canvas, to go back and forth to. */
import { useState } from 'react';
import { explorer, useExplorer } from '../index.ts';
import { stepsOf } from '../state/history.ts';
import { Panel } from './Panel.tsx';
import { strings } from './strings.ts';
import './history.css';

const pageSize = 100;

/** The latest first; what was undone stands above the present, and can be gone to as well. */
export default function HistoryPanel() {
  const history = useExplorer((state) => state.history);
  const [count, setCount] = useState(pageSize);
  const present = history.past.length;
  const steps = stepsOf(history)
    .map((step, index) => ({ step, index }))
    .reverse();
  const undoneSteps = history.future.length;
  return (
    <Panel title={strings.history}>
      <ol className="history-steps" reversed>
        {steps.slice(0, count).map(({ step, index }) => (
          <li key={index} className={index > present ? 'undone' : undefined}>
            <button
              type="button"
              aria-current={index === present ? 'step' : undefined}
              onClick={() => explorer.goTo(index)}
            >
              <span>{step.name}</span>
              <time className="caption" dateTime={new Date(step.at).toISOString()}>
                {timeText(step.at)}
              </time>
            </button>
          </li>
        ))}
      </ol>
      <footer>
        <span className="caption">
          {present + 1} {strings.of} {steps.length}
          {undoneSteps > 0 && strings.undone(undoneSteps)}
          {strings.keptWhenYouReload}
        </span>
        {steps.length > count && (
          <button type="button" className="button" onClick={() => setCount(count + pageSize)}>
            {strings.earlierSteps}
          </button>
        )}
      </footer>
    </Panel>
  );
}

function timeText(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
