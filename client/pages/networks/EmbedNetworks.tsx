/** A network in a frame of another site. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWorkingSet } from '../../address/working-set.ts';
import { networksOptions } from '../../api/networks.ts';
import { EmbeddedFigure } from '../../parts/figure/Figure.tsx';
import { networkFigure } from './network-figure.ts';
import { apiQuery, settingsInAddress, timedQuery } from './settings.ts';
import { usePlaces } from './usePlaces.ts';

/** Width by height of a drawing: that of a phone is higher. */
const [wide, high] = [1.7, 0.4];

export default function EmbedNetworks() {
  const [search] = useWorkingSet();
  const query = apiQuery(search);
  const whole = useQuery(networksOptions({ ...query, measures: 'true' }));
  const overTime = useQuery({
    ...networksOptions(timedQuery(query, search)),
    enabled: search.view === 'time',
  });
  const isNarrow = matchMedia('(max-width: 620px)').matches;
  const places = usePlaces(whole.data?.networks[0], isNarrow ? high : wide);
  const periods = overTime.data?.networks;
  const figure = useMemo(
    () =>
      whole.data &&
      networkFigure({
        reply: whole.data,
        search,
        settings: settingsInAddress(search),
        places,
        periods,
      }),
    [whole.data, places, periods],
  );
  return <EmbeddedFigure figure={figure} error={whole.error ?? overTime.error} />;
}
