/** One page of a story: title, text with citations, statements beside it, picture, order. */

import { useId, useRef } from 'react';
import { labelOf } from '../../../../model/ours.ts';
import type { GraphNode, Subgraph } from '../../../../model/schemas/graph.ts';
import type { StoryStep } from '../../../../model/schemas/scenes.ts';
import { shortened } from '../../../canvas/state/look.ts';
import { spokenName } from '../../../canvas/state/words.ts';
import { citedInStep, type Evidence } from '../story/cited.ts';
import { StoryPicture } from '../story/StoryPicture.tsx';
import '../story/story.css';
import { strings } from '../strings.ts';

interface StepEditorProps {
  step: StoryStep;
  at: number;
  of: number;
  graph: Subgraph | undefined;
  evidence: Evidence;
  onChange: (step: StoryStep) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onDrag: () => void;
  onDrop: () => void;
}

export function StepEditor(parts: StepEditorProps) {
  const { step, at, of, graph, onChange, onMove, onRemove, onDrag, onDrop } = parts;
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const change = (part: Partial<StoryStep>) => onChange({ ...step, ...part });
  const shown = new Set(step.nodes.map(([node]) => node));
  const citable = (graph?.nodes ?? []).filter((node) => {
    const label = labelOf(node);
    return shown.has(node.id) && (label === 'Statement' || label === 'Source');
  });
  const nodes = new Map(graph?.nodes.map((node) => [node.id, node]));
  /** A statement with its speaker and positions: many begin alike. */
  const told = (node: GraphNode) =>
    shortened(
      spokenName(
        node,
        nodes,
        graph?.relationships.filter(({ from, to }) => from === node.id || to === node.id) ?? [],
      ),
      160,
    );
  const cited = new Set(citedInStep(step));
  const cite = (node: GraphNode) => {
    const from = text.current?.selectionStart ?? step.text.length;
    const before = step.text.slice(0, from).trimEnd();
    change({ text: `${before} [${node.id}]${step.text.slice(from)}` });
    text.current?.focus();
  };
  const beside = (node: GraphNode) => {
    const there = step.statements.includes(node.id);
    change({
      statements: there
        ? step.statements.filter((one) => one !== node.id)
        : [...step.statements, node.id].slice(0, 20),
    });
  };
  return (
    <li
      className="step-editor"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <div className="step-order">
        <button
          type="button"
          className="drag"
          draggable
          aria-label={strings.pageOfDragOrPress(at + 1, of)}
          onDragStart={onDrag}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp') onMove(at - 1);
            else if (event.key === 'ArrowDown') onMove(at + 1);
            else return;
            event.preventDefault();
          }}
        >
          {at + 1}
        </button>
        <button
          type="button"
          className="button bare"
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        >
          {strings.up}
          <span className="hidden-text">: {step.title}</span>
        </button>
        <button
          type="button"
          className="button bare"
          disabled={at === of - 1}
          onClick={() => onMove(at + 1)}
        >
          {strings.down}
          <span className="hidden-text">: {step.title}</span>
        </button>
        <button type="button" className="button bare" onClick={onRemove}>
          {strings.remove}
          <span className="hidden-text">: {step.title}</span>
        </button>
      </div>
      <div className="step-text">
        <p className="field">
          <label htmlFor={`${id}-title`}>
            {strings.titleOfPage} {at + 1}
          </label>
          <input
            id={`${id}-title`}
            className="input"
            value={step.title}
            maxLength={300}
            onChange={(event) => change({ title: event.target.value })}
          />
        </p>
        <p className="field">
          <label htmlFor={`${id}-text`}>{strings.textAnEmptyLineBegins}</label>
          <textarea
            id={`${id}-text`}
            ref={text}
            className="input"
            rows={6}
            value={step.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        </p>
        {citable.length > 0 && (
          <fieldset className="citable">
            <legend>{strings.evidenceOnThisPicture}</legend>
            {citable.map((node) => (
              <div key={node.id}>
                <label>
                  <input
                    type="checkbox"
                    disabled={labelOf(node) !== 'Statement'}
                    checked={step.statements.includes(node.id)}
                    onChange={() => beside(node)}
                  />
                  {told(node)}
                </label>
                <button type="button" className="button bare" onClick={() => cite(node)}>
                  {cited.has(node.id) ? strings.citeAgain : strings.cite}
                  <span className="hidden-text"> {told(node)}</span>
                </button>
              </div>
            ))}
            <p className="caption">{strings.checkedStatementsAreQuoted}</p>
          </fieldset>
        )}
      </div>
      <div className="step-picture">
        {graph && (
          <StoryPicture step={step} graph={graph} selected={null} onSelect={() => {}} whole />
        )}
      </div>
    </li>
  );
}
