/** The matrix in a frame of another site. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWorkingSet } from '../../address/working-set.ts';
import { fetchStances } from '../../api/stances.ts';
import { EmbeddedFigure } from '../../parts/figure/Figure.tsx';
import { askedOf, matrixFigure } from './matrix-figure.ts';
import { matrixOf } from './matrix-lines.ts';

/** No more are drawn. */
const rows = 120;

export default function EmbedMatrix() {
  const [search] = useWorkingSet();
  const asked = { ...askedOf(search), limit: rows };
  const { data, error } = useQuery({
    queryKey: ['stances', 'embedded', asked],
    queryFn: () => fetchStances(asked),
  });
  const figure = useMemo(() => data && matrixFigure(matrixOf([data], []), search, data), [data]);
  return <EmbeddedFigure figure={figure} error={error} />;
}
