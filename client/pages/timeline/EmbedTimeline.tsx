/** The timeline in a frame of another site. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { filtersOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { timelineOptions } from '../../api/timeline.ts';
import { EmbeddedFigure } from '../../parts/figure/Figure.tsx';
import { timelineFigure } from './figure.ts';

export default function EmbedTimeline() {
  const [search] = useWorkingSet();
  const bin = search.bin ?? 'month';
  const { data, error } = useQuery(timelineOptions({ ...filtersOf(search), bin }));
  const figure = useMemo(() => data && timelineFigure(data, bin), [data, bin]);
  return <EmbeddedFigure figure={figure} error={error} />;
}
