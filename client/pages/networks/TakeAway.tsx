/** Files of the network, a methods sentence to paste, and lines that read the files in R and Python. */
import { useQuery } from '@tanstack/react-query';
import type { NetworksReply } from '../../../model/schemas/networks.ts';
import { healthOptions } from '../../api/health.ts';
import { networkFileAddress } from '../../api/networks.ts';
import type { UrlQuery } from '../../api/request.ts';
import { toast } from '../../ui/toast.tsx';
import { methodsSentence, pythonLines, rLines } from './methods.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

const files = [
  ['csv', 'Matrix (CSV)'],
  ['edges', 'Edges (CSV)'],
  ['nodes', 'Nodes (CSV)'],
  ['graphml', 'GraphML'],
  ['gexf', 'GEXF'],
  ['dl', 'DL (UCINET)'],
  ['pajek', 'Pajek'],
] as const;

interface TakeAwayProps {
  reply: NetworksReply;
  query: UrlQuery;
  settings: Settings;
}

export function TakeAway({ reply, query, settings }: TakeAwayProps) {
  const { data } = useQuery(healthOptions);
  const address = (format: string) =>
    `${location.origin}${networkFileAddress({ ...query, format })}`;
  const sentence = methodsSentence(reply, settings, {
    version: data ? `(${data.counts.nodes} nodes, ${data.counts.relationships} relationships)` : '',
    link: location.href,
    today: new Date().toISOString().slice(0, 10),
  });
  const overTime = query.window !== undefined && query.window !== 'no';
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text).catch(() => {});
    toast(strings.copied);
  };
  return (
    <section className="network-takeaway" aria-label={strings.methods}>
      <details>
        <summary>{strings.download}</summary>
        <ul>
          {files.map(([format, words]) => (
            <li key={format}>
              <a className="link" href={networkFileAddress({ ...query, format })} download>
                {words}
              </a>
            </li>
          ))}
          <li>
            <a
              className="link"
              href={networkFileAddress({ ...query, format: 'csv', readme: 'true' })}
              download
            >
              {strings.matrixWithAReadmeZip}
            </a>
          </li>
        </ul>
      </details>
      <details>
        <summary>{strings.methods}</summary>
        <blockquote>{sentence}</blockquote>
        <button type="button" className="button" onClick={() => void copy(sentence)}>
          {strings.copy}
        </button>
      </details>
      {(
        [
          [strings.r, rLines(address, overTime)],
          [strings.python, pythonLines(address, overTime)],
        ] as const
      ).map(([name, lines]) => (
        <details key={name}>
          <summary>{name}</summary>
          <pre tabIndex={0}>{lines}</pre>
          <button type="button" className="button" onClick={() => void copy(lines)}>
            {strings.copy}
          </button>
        </details>
      ))}
    </section>
  );
}
