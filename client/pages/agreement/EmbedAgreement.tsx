/** The strips of an agreement in a frame of another site. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { labels } from '../../../model/vocabulary/labels.ts';
import { institutionScopeOf } from '../../address/address.ts';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { agreementOptions } from '../../api/agreement.ts';
import { EmbeddedFigure } from '../../parts/figure/Figure.tsx';
import { mostStrips, stripsFigure } from './figure.ts';

export default function EmbedAgreement() {
  const ofPage = useIdOfPage();
  const id = ofPage.includes(':') ? ofPage : `${labels.Agreement.prefix}:${ofPage}`;
  const [search] = useWorkingSet();
  const { asOf, certain } = search;
  const scope = institutionScopeOf(search);
  const { data, error } = useQuery(
    agreementOptions(id, { asOf, scope, certain }, false, mostStrips),
  );
  const figure = useMemo(() => data && stripsFigure(data, asOf), [data, asOf]);
  return <EmbeddedFigure figure={figure} error={error} />;
}
