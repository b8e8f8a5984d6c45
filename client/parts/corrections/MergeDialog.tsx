/** Merges a double: found by search or likeness, set side by side, with what moves. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { nodeName } from '../../../model/formats/names.ts';
import { plainText } from '../../../model/formats/plain-value.ts';
import { labelOf } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { propertiesOfLabel } from '../../../model/vocabulary/index.ts';
import {
  type RelationshipType,
  relationshipTypes,
} from '../../../model/vocabulary/relationship-types.ts';
import { pageOf } from '../../address/address.ts';
import { useGo } from '../../address/To.tsx';
import { similarOptions } from '../../api/coding.ts';
import { coderName, mergeEntities, unmergeEntity } from '../../api/corrections.ts';
import { nodeOptions } from '../../api/node.ts';
import { useModal } from '../../ui/modal.ts';
import { EntityPicker } from '../pickers/EntityPicker.tsx';
import './corrections.css';
import { DialogEnd } from './DialogEnd.tsx';
import { fieldTitle } from './Differences.tsx';
import { strings } from './strings.ts';
import { toastWithUndo } from './toast-with-undo.ts';
import { WhyFields } from './WhyFields.tsx';

export default function MergeDialog({ node, onClose }: { node: GraphNode; onClose: () => void }) {
  const dialog = useModal(onClose);
  const id = useId();
  const go = useGo();
  const client = useQueryClient();
  const label = labelOf(node) ?? 'Actor';
  const [other, setOther] = useState<string>();
  const [swapped, setSwapped] = useState(false);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(coderName);
  const [problem, setProblem] = useState('');
  const similar = useQuery(similarOptions(label, nodeName(node)));
  const alike = (similar.data?.matches ?? []).filter((match) => match.node.id !== node.id);
  const [one, two] = [
    useQuery(nodeOptions(node.id)),
    useQuery({ ...nodeOptions(other ?? ''), enabled: other !== undefined && other !== node.id }),
  ];
  const [keep, drop] = swapped ? [two.data, one.data] : [one.data, two.data];
  const isReady = keep !== undefined && drop !== undefined && reason.trim() !== '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isReady) return;
    mergeEntities(keep.node.id, drop.node.id, { reason, by }).then(
      () => {
        void client.invalidateQueries();
        onClose();
        const page = pageOf(keep.node);
        if (page && keep.node.id !== node.id) void go(page);
        toastWithUndo(client, strings.mergedNow, (reason) =>
          unmergeEntity(drop.node.id, { reason, by }),
        );
      },
      (error: Error) => setProblem(error.message),
    );
  };
  return createPortal(
    <dialog ref={dialog} className="keys correction wide" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{strings.mergeTitle(nodeName(node))}</h2>
      <form onSubmit={onSubmit}>
        <EntityPicker label={strings.double} of={[label]} value={other} onChange={setOther} />
        {alike.length > 0 && (
          <p>
            {strings.alike}{' '}
            {alike.map((match) => (
              <button
                key={match.node.id}
                type="button"
                className="button"
                onClick={() => setOther(match.node.id)}
              >
                {nodeName(match.node)}
              </button>
            ))}
          </p>
        )}
        {keep && drop && (
          <>
            <SideBySide keep={keep.node} drop={drop.node} />
            <h3>{strings.moves}</h3>
            <ul className="moves">
              {drop.degrees.map((degree) => (
                <li key={`${degree.type} ${degree.direction} ${degree.label}`}>
                  {degree.count} × {typeTitle(degree.type, degree.direction)} ({degree.label})
                </li>
              ))}
              {drop.degrees.length === 0 && <li>{strings.nothingMoves}</li>}
            </ul>
            <p>
              <button type="button" className="button" onClick={() => setSwapped(!swapped)}>
                {strings.swap}
              </button>
            </p>
            <WhyFields reason={reason} by={by} onReason={setReason} onBy={setBy} />
          </>
        )}
        <DialogEnd
          problem={problem}
          action={strings.mergeNow}
          disabled={!isReady}
          onClose={onClose}
        />
      </form>
    </dialog>,
    document.body,
  );
}

function SideBySide({ keep, drop }: { keep: GraphNode; drop: GraphNode }) {
  // Sources are ids: how many there are is no matter of who is who.
  const names = Object.keys(propertiesOfLabel(labelOf(keep) ?? '')).filter(
    (name) =>
      name !== 'sources' &&
      (keep.properties[name] !== undefined || drop.properties[name] !== undefined),
  );
  return (
    <table className="side-by-side">
      <caption className="hidden-text">{strings.compare}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{strings.kept}</th>
          <th scope="col">{strings.dropped}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{fieldTitle(name)}</th>
            <td>{plainText(keep.properties[name] ?? '')}</td>
            <td>{plainText(drop.properties[name] ?? '')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function typeTitle(type: string, direction: 'in' | 'out'): string {
  const known = relationshipTypes[type as RelationshipType];
  if (!known) return type;
  return direction === 'out' ? known.title : known.inverse;
}
