/** What is shown, to take along: CSV and lists of citations. */

import { useRef } from 'react';
import { To } from '../../address/To.tsx';
import { useFilters } from '../../address/working-set.ts';
import type { UrlQuery } from '../../api/request.ts';
import { exportAddress } from '../../api/statements.ts';
import { Icon } from '../../ui/icons.tsx';
import { useClosing } from '../../ui/Menu.tsx';
import { strings } from './strings.ts';

const formats = [
  ['tidy', 'One row per position (CSV)'],
  ['csv', 'One row per statement (CSV)'],
  ['text', 'Citations (plain text)'],
  ['bibtex', 'Citations (BibTeX)'],
  ['csl-json', 'Citations (CSL-JSON)'],
  ['json-ld', 'Citations (JSON-LD)'],
] as const;

/** Every statement that matches, not only those on screen. */
export function StatementDownloads({ query }: { query: UrlQuery }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const filters = useFilters();
  useClosing(menu);
  return (
    <details className="menu-button" ref={menu}>
      <summary className="button">
        <Icon name="down" />
        {strings.download}
      </summary>
      <ul>
        {formats.map(([format, title]) => (
          <li key={format}>
            <a href={exportAddress(format, query)} download>
              {title}
            </a>
          </li>
        ))}
        <li>
          <a href={exportAddress('tidy', { ...query, bom: 'true' })} download>
            {strings.forSpreadsheetsCsvWithA}
          </a>
        </li>
        <li>
          <To to="/export" search={filters}>
            {strings.theGraphInOtherFormats}
          </To>
        </li>
      </ul>
    </details>
  );
}
