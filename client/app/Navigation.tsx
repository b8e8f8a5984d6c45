/** The links of the bar, from the list of pages. */
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isEntityId } from '../../model/ids.ts';
import { definitionOf, pageNames, pages } from '../../model/pages.ts';
import { useSelection } from '../address/selection.ts';
import { To } from '../address/To.tsx';
import { useFilters } from '../address/working-set.ts';
import { strings } from './strings.ts';

const listed = pageNames.flatMap((name) => {
  const { title, navigation } = definitionOf(name);
  return navigation ? [{ to: pages[name].path, title, navigation }] : [];
});

export function Navigation() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const filters = useFilters();
  const [selected] = useSelection();
  // A selected node stays selected on the next page; a cell, a note or a bundle exists on one page only.
  const selection = selected && isEntityId(selected) ? { sel: selected } : {};
  const taken = {
    'selection and filters': { ...filters, ...selection },
    filters,
    nothing: {},
  };
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the links do not all fit: the current one is scrolled into view, with the frame that
    // lays the page out anyway.
    const frame = requestAnimationFrame(() =>
      nav.current
        ?.querySelector('[aria-current]')
        ?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return (
    <nav aria-label={strings.pages} ref={nav}>
      {listed.map(({ to, title, navigation }) => {
        const current = to === '/' ? path === '/' : path.startsWith(to);
        return (
          <To
            key={to}
            to={to}
            search={taken[navigation]}
            withScene
            aria-current={current ? 'page' : undefined}
          >
            {title}
          </To>
        );
      })}
    </nav>
  );
}
