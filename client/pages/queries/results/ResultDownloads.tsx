/** Downloads of the loaded rows. */
import { useRef } from 'react';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useClosing } from '../../../ui/Menu.tsx';
import { strings } from '../strings.ts';
import { download, downloadFormats, type Format } from './downloads.ts';

interface DownloadsProps {
  columns: string[];
  rows: PropertyValue[][];
  name: string;
}

export function ResultDownloads({ columns, rows, name }: DownloadsProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  return (
    <details className="menu-button" ref={menu}>
      <summary className="button bare">
        <Icon name="download" />
        {strings.download}
      </summary>
      <ul>
        {Object.entries(downloadFormats).map(([format, { title }]) => (
          <li key={format}>
            <button
              type="button"
              onClick={(event) => {
                download({ columns, rows }, format as Format, name);
                event.currentTarget.closest('details')?.removeAttribute('open');
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
