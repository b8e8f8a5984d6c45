/** The graph or the working set as a file, with what each format cannot hold. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { type GraphFormat, graphFiles, graphFormats } from '../../../model/formats/graph-files.ts';
import { lossText } from '../../../model/formats/loss-text.ts';
import { useFilters } from '../../address/working-set.ts';
import {
  type Figure,
  fetchStudy,
  graphExportAddress,
  lossReportOptions,
} from '../../api/exports.ts';
import { saveFile } from '../../ui/save-file.ts';
import { toast } from '../../ui/toast.tsx';
import './export.css';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { strings, uses } from './strings.ts';

/** The study first: it is the one that loses nothing at all. */
const listed: readonly GraphFormat[] = [
  'study',
  ...graphFormats.filter((format) => format !== 'study'),
];
const mostFigureBytes = 20 * 1024 ** 2;

export default function ExportPage() {
  const id = useId();
  const filters = useFilters();
  const hasFilters = Object.values(filters).some((value) => value !== undefined);
  const [whole, setWhole] = useState(!hasFilters);
  const [format, setFormat] = useState<GraphFormat>('study');
  const [title, setTitle] = useState('');
  const [figures, setFigures] = useState<readonly Figure[]>([]);
  const extent = whole ? {} : filters;
  return (
    <PlainPage title={strings.title} lead={strings.lead} className="export-page">
      <fieldset>
        <legend>{strings.extent}</legend>
        <Choice name={`${id}-extent`} checked={whole} onChoose={() => setWhole(true)}>
          {strings.whole}
        </Choice>
        <Choice
          name={`${id}-extent`}
          checked={!whole}
          disabled={!hasFilters}
          onChoose={() => setWhole(false)}
        >
          {strings.set}
        </Choice>
        {!hasFilters && <p className="caption">{strings.noFilters}</p>}
      </fieldset>
      <fieldset>
        <legend>{strings.format}</legend>
        <div className="export-formats">
          {listed.map((one) => (
            <Choice
              key={one}
              name={`${id}-format`}
              checked={format === one}
              onChoose={() => setFormat(one)}
              more={uses[one]}
            >
              {graphFiles[one].title}
            </Choice>
          ))}
        </div>
      </fieldset>
      {format === 'study' && (
        <div className="export-study">
          <label className="field">
            <span>{strings.studyTitle}</span>
            <input
              className="input"
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
          <label className="field">
            <span>{strings.figures}</span>
            <input
              className="input"
              type="file"
              multiple
              accept=".svg,.png,.pdf,.jpg,.jpeg"
              onChange={({ target }) => void figuresOf([...(target.files ?? [])], setFigures)}
            />
            <span className="caption">{strings.figuresHelp}</span>
          </label>
        </div>
      )}
      <Report format={format} extent={extent} />
      <Download format={format} extent={extent} title={title.trim()} figures={figures} />
    </PlainPage>
  );
}

interface ChoiceProps {
  name: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
  /** What follows its name, smaller. */
  more?: string;
  children: string;
}

function Choice({ name, checked, disabled = false, onChoose, more, children }: ChoiceProps) {
  return (
    <label className="export-choice">
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onChoose} />
      <span>
        {children}
        {more && <small>{more}</small>}
      </span>
    </label>
  );
}

type Extent = ReturnType<typeof useFilters>;

/** What the file holds, and by kind and count what it cannot. */
function Report({ format, extent }: { format: GraphFormat; extent: Extent }) {
  const { data, error, isPlaceholderData } = useQuery(lossReportOptions(format, extent));
  const isCounting = !data || isPlaceholderData;
  return (
    <section className="part" aria-labelledby="export-report">
      <h2 id="export-report">{strings.report}</h2>
      {error ? (
        <p className="notice" role="alert">
          {error.message}
        </p>
      ) : (
        <p role="status">
          {isCounting
            ? strings.counting
            : strings.and(
                counted(data.nodes, 'node'),
                counted(data.relationships, 'relationship'),
                data.losses.length === 0 ? strings.all : strings.lost,
              )}
        </p>
      )}
      {!isCounting && data.losses.length > 0 && (
        <section className="wide-table" tabIndex={0} aria-label={strings.tableOf(strings.report)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{strings.kind}</th>
                <th scope="col" className="number">
                  {strings.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.losses.map(({ kind, count }) => (
                <tr key={kind}>
                  <td>{lossText(kind)}</td>
                  <td className="number">{count.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

interface DownloadProps {
  format: GraphFormat;
  extent: Extent;
  title: string;
  figures: readonly Figure[];
}

/** A link; a study with figures is sent for. */
function Download({ format, extent, title, figures }: DownloadProps) {
  const [isMaking, setMaking] = useState(false);
  if (format !== 'study' || figures.length === 0) {
    return (
      <p className="actions">
        <a
          className="button primary"
          href={graphExportAddress(format, extent, format === 'study' ? title : undefined)}
          download
        >
          {strings.download} {graphFiles[format].title}
        </a>
      </p>
    );
  }
  const make = () => {
    setMaking(true);
    fetchStudy(extent, title || undefined, figures)
      .then(
        (blob) => {
          saveFile('stancegraph.study.zip', blob, 'application/zip');
          toast(strings.made);
        },
        (error: Error) => toast(error.message),
      )
      .finally(() => setMaking(false));
  };
  return (
    <p className="actions">
      <button type="button" className="button primary" disabled={isMaking} onClick={make}>
        {isMaking ? strings.making : `${strings.download} ${graphFiles.study.title}`}
      </button>
    </p>
  );
}

async function figuresOf(
  files: readonly File[],
  use: (figures: readonly Figure[]) => void,
): Promise<void> {
  if (files.reduce((sum, { size }) => sum + size, 0) > mostFigureBytes) {
    toast(strings.tooLarge);
    return;
  }
  use(
    await Promise.all(files.map(async (file) => ({ name: file.name, data: await base64(file) }))),
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
