/** The page of what does not speak and has no page of its own kind: properties, neighbours, sources. */

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { nodeName, typeName } from '../../../model/formats/names.ts';
import { labelOf } from '../../../model/ours.ts';
import { propertiesOfLabel } from '../../../model/vocabulary/index.ts';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { nodeOptions } from '../../api/node.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { PropertyList, Remarks } from '../../parts/evidence/Properties.tsx';
import { SourceLine } from '../../parts/evidence/SourceLine.tsx';
import { Neighbours } from '../../parts/inspector/Neighbours.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { strings } from './strings.ts';

export default function EntityPage() {
  const { data, error, isPending, refetch } = useQuery(nodeOptions(useIdOfPage()));
  useTitle(data && nodeName(data.node));
  const page = useRef<HTMLElement>(null);
  useScrollRestoration('page', page, data ? 1 : 0);
  if (isPending) return <div className="message late">{strings.loading}</div>;
  if (error && !data) return <PageMessage error={error} retry={() => void refetch()} />;
  const { node, degrees, sources } = data;
  const { description } = node.properties;
  return (
    <section
      className="page-scroller"
      ref={page}
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={typeName(node)}
    >
      <article className="page">
        <p className="caption">
          <Glyph node={node} /> {typeName(node)}
        </p>
        <h1 className="page-title">{nodeName(node)}</h1>
        {typeof description === 'string' && <p>{description}</p>}
        <Remarks properties={node.properties} />
        <PropertyList properties={node.properties} known={propertiesOfLabel(labelOf(node) ?? '')} />
        <Neighbours node={node} degrees={degrees} />
        {sources.length > 0 && (
          <section className="part">
            <h2>{counted(sources.length, 'source')}</h2>
            {sources.map((source) => (
              <SourceLine key={source.id} source={source} />
            ))}
          </section>
        )}
      </article>
    </section>
  );
}
