/** The rows that are there, as a file. */
import type { PropertyValue } from '../../../../model/graph.ts';
import { Icon } from '../../../ui/icons.tsx';
import { download, type Format, formats } from './downloads.ts';

interface DownloadsParts {
  columns: string[];
  rows: PropertyValue[][];
  name: string;
}

export function Downloads({ columns, rows, name }: DownloadsParts) {
  return (
    <details
      className="menu-button"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary className="button bare">
        <Icon name="download" />
        Download
      </summary>
      <ul>
        {Object.entries(formats).map(([format, { title }]) => (
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
