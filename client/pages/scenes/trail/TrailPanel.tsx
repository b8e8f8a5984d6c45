/** The trail beside the canvas: what was done and read; its steps become a story. */

import { useState } from 'react';
import { counted } from '../../../../model/formats/counted.ts';
import { useGo } from '../../../address/To.tsx';
import { explorer, useExplorer } from '../../../canvas/index.ts';
import { Panel } from '../../../canvas/panels/Panel.tsx';
import { showPanel } from '../../../canvas/state/panels.ts';
import { storeDraft, storyOf } from '../editor/story-draft.ts';
import { useOpened } from '../opened.ts';
import { kindWord, type TrailEntry, tells, trailEntries } from './trail.ts';
import './trail.css';
import { strings } from '../strings.ts';

export default function TrailPanel() {
  // Both are parts of the trail: a new step or selection may add an entry.
  useExplorer((state) => state.history);
  useExplorer((state) => state.selection);
  const opened = useOpened();
  const go = useGo();
  const entries = trailEntries();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = entries.filter((entry) => tells(entry) && !left.has(entry.at));
  const present = explorer.getState().history.past.length;
  const toggle = ({ at }: TrailEntry) => {
    const next = new Set(left);
    if (!next.delete(at)) next.add(at);
    setLeft(next);
  };
  const write = async () => {
    storeDraft(storyOf(chosen));
    showPanel(null);
    await go('/scenes/new');
  };
  return (
    <Panel title={strings.trail}>
      <ol className="trail-list">
        {(opened?.trail ?? []).map((step) => (
          <li key={step.at + step.text} className="before">
            <span />
            <span>
              {step.text}
              <span className="caption">
                {time(Date.parse(step.at))}
                {strings.beforeItWasSaved}
              </span>
            </span>
          </li>
        ))}
        {entries.map((entry, index) => (
          <li
            key={`${entry.at} ${index}`}
            aria-current={entry.step === present ? 'step' : undefined}
          >
            <input
              type="checkbox"
              aria-label={strings.inTheStory(entry.text)}
              disabled={!tells(entry)}
              checked={tells(entry) && !left.has(entry.at)}
              onChange={() => toggle(entry)}
            />
            <span>
              <button type="button" className="link" onClick={() => returnTo(entry)}>
                {entry.text}
              </button>
              <span className="caption">
                {kindWord(entry.kind)}, {time(entry.at)}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <footer>
        <span className="caption">
          {counted(chosen.length, 'step')} {strings.chosen}
        </span>
        <button
          type="button"
          className="button primary"
          disabled={chosen.length === 0}
          onClick={() => void write()}
        >
          {strings.writeAStory}
        </button>
      </footer>
    </Panel>
  );
}

/** Returns the canvas to a step, or selects what was read; later steps can be redone. */
function returnTo(entry: TrailEntry): void {
  if (entry.step !== null) explorer.goTo(entry.step);
  else explorer.select(entry.about[0] ?? null);
}

function time(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
