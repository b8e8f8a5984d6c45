/** How a table is read before its columns mean anything: where their names are, and the encoding. */
import type { TableMapping } from '../../../model/schemas/import-mapping.ts';
import { strings } from './strings.ts';

const encodings = [
  ...['utf-8', 'windows-1252', 'windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257'],
  ...['windows-1251', 'koi8-r', 'windows-1253', 'windows-1255', 'windows-1256', 'macintosh'],
  ...['shift_jis', 'euc-kr', 'gb18030', 'big5'],
];

interface HowReadProps {
  mapping: TableMapping | undefined;
  onChange: (mapping: TableMapping) => void;
}

export function HowRead({ mapping, onChange }: HowReadProps) {
  const { encoding, delimiter, header } = mapping ?? {};
  const isText = delimiter !== undefined;
  const isUnread =
    mapping !== undefined && !mapping.skip && Object.keys(mapping.nodes).length === 0;
  // Other names mean other columns: what they mean is guessed anew.
  const change = (how: Pick<TableMapping, 'encoding' | 'header'>) =>
    onChange({
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(header === undefined ? {} : { header }),
      ...how,
      nodes: {},
      relationships: [],
    });
  const listed =
    encoding === undefined || encodings.includes(encoding) ? encodings : [encoding, ...encodings];
  return (
    <div className="choices">
      <label className="field dates">
        <span>{strings.header}</span>
        <input
          className="input"
          type="number"
          min={1}
          value={header ?? 1}
          onChange={(event) =>
            change({ header: Math.max(1, Math.trunc(event.target.valueAsNumber) || 1) })
          }
        />
      </label>
      {isText && (
        <label className="field dates">
          <span>{strings.encoding}</span>
          <select
            className="input"
            value={encoding ?? ''}
            onChange={(event) => change({ encoding: event.target.value })}
          >
            <option value="" disabled>
              {strings.encodingFound}
            </option>
            {listed.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {isUnread && <p className="caption">{strings.unread}</p>}
    </div>
  );
}
