/** The panel on the right (a sheet on a phone): what is selected, with its evidence. */

import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { typeName } from '../../../model/formats/names.ts';
import { isForeignId, isForeignRelationshipId, labelOf } from '../../../model/ours.ts';
import { entityLabel } from '../../../model/vocabulary/index.ts';
import { pageOf } from '../../address/address.ts';
import { To } from '../../address/To.tsx';
import { lastFilters } from '../../address/working-set.ts';
import { nodeOptions } from '../../api/node.ts';
import { patient } from '../../api/patient.ts';
import { explorer, useExplorer } from '../../canvas/index.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { endsOfBetween } from '../../canvas/state/between.ts';
import { useFocusBack } from '../../ui/focus.ts';
import { Icon } from '../../ui/icons.tsx';
import { PanelBoundary } from '../../ui/PanelBoundary.tsx';
import { EvidenceCard } from '../evidence/EvidenceCard.tsx';
import { BetweenCard } from './BetweenCard.tsx';
import './inspector.css';
import { readSeveral } from '../../address/several.ts';
import { CanvasActions } from './CanvasActions.tsx';
import { NodeCard } from './NodeCard.tsx';
import { RelationshipCard } from './RelationshipCard.tsx';
import { SourceCard } from './SourceCard.tsx';
import { strings } from './strings.ts';

const CellCard = lazy(
  patient(() => import('../stances/CellCard.tsx').then((module) => ({ default: module.CellCard }))),
);

const SeveralCard = lazy(
  patient(() => import('./SeveralCard.tsx').then((module) => ({ default: module.SeveralCard }))),
);

interface InspectorProps {
  id: string;
  onClose: () => void;
}

/** For a node or a relationship, by its id. */
export default function Inspector({ id, onClose }: InspectorProps) {
  const panel = useRef<HTMLElement>(null);
  useFocusBack(panel);
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
    const sized = new ResizeObserver(() => document.dispatchEvent(new Event('inspected')));
    if (panel.current) sized.observe(panel.current);
    return () => sized.disconnect();
  }, [id]);
  const several = readSeveral(id);
  const isRelationship = isForeignId(id) ? isForeignRelationshipId(id) : id.includes('|');
  const relationship = useExplorer((state) => state.history.present.value.relationships.get(id));
  return (
    <aside
      className="inspector"
      aria-label={strings.inspector}
      ref={panel}
      tabIndex={-1}
      data-inspector
    >
      <button
        type="button"
        className="icon-button close"
        aria-label={strings.closeTheInspector}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
      <PanelBoundary what={strings.whatIsSelected} value={id}>
        {id.startsWith('cell:') ? (
          <Suspense fallback={<p className="late caption">{strings.loading}</p>}>
            <CellCard id={id} />
          </Suspense>
        ) : endsOfBetween(id) ? (
          <BetweenCard id={id} />
        ) : several ? (
          <Suspense fallback={<p className="late caption">{strings.loading}</p>}>
            <SeveralCard ids={several} />
          </Suspense>
        ) : isRelationship || relationship ? (
          <RelationshipCard id={id} />
        ) : (
          <NodeInspector id={id} />
        )}
      </PanelBoundary>
    </aside>
  );
}

function NodeInspector({ id }: { id: string }) {
  const { data, error, isPending } = useQuery(nodeOptions(id));
  const shown = useExplorer((state) => state.history.present.value.nodes.has(id));
  const path = useRouterState({ select: (state) => decodeURIComponent(state.location.pathname) });
  if (error && !data) {
    return (
      <div role="alert">
        <h2 className="serif">{strings.couldNotLoadThis}</h2>
        <p>{error.message}</p>
      </div>
    );
  }
  if (isPending) return <p className="late caption">{strings.loading}</p>;
  const label = labelOf(data.node);
  const page = pageOf(data.node);
  const others = label
    ? data.node.labels.filter((one) => one !== label && one !== entityLabel)
    : [];
  return (
    <>
      <p className="kind caption">
        <Glyph node={data.node} />
        {typeName(data.node)}
        {others.length > 0 && `, ${others.join(', ')}`}
        {label && data.node.properties.verified === false && (
          <span className="unverified">{strings.notVerified}</span>
        )}
      </p>
      {shown && <CanvasActions id={id} />}
      {label === 'Statement' ? (
        <EvidenceCard id={id} />
      ) : label === 'Source' ? (
        <SourceCard id={id} node={data.node} />
      ) : (
        <NodeCard reply={data} />
      )}
      <p className="actions">
        {page && path !== decodeURIComponent(page) && (
          <To to={page} search={lastFilters} className="button">
            <Icon name="list" />
            {strings.openItsPage}
          </To>
        )}
        {!shown && (
          <button type="button" className="button" onClick={() => void explorer.add([id])}>
            <Icon name="graph" />
            {strings.addToTheCanvas}
          </button>
        )}
      </p>
    </>
  );
}
