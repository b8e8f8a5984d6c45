/** A source: title, publisher, date, class, language, link. */

import { dateText } from '../../../model/formats/date-text.ts';
import { languageName, sourceClassName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { hostOf, webAddress } from '../../ui/web-address.ts';
import { NodeLink } from '../links/NodeLink.tsx';
import './evidence.css';
import { strings } from './strings.ts';

export function SourceLine({ source, main = false }: { source: GraphNode; main?: boolean }) {
  const { publisher, originator, date, language, url, archiveUrl, titleIsDescription } =
    source.properties;
  const address = webAddress(url);
  const archived = webAddress(archiveUrl);
  return (
    <div className="source">
      <NodeLink node={source} />
      <p>
        {[publisher, dateText(date)].filter(Boolean).join(', ')}
        {originator ? strings.by(String(originator)) : ''}
      </p>
      <p className="caption">
        <b className="class">{sourceClassName(source)}</b> {strings.in} {languageName(language)}
        {main ? ` · ${strings.codedFromHere}` : ''}
        {titleIsDescription === true ? ` · ${strings.headlineNotSeen}` : ''}
        {address && (
          <>
            {' · '}
            <a href={address.href} target="_blank" rel="noreferrer">
              {hostOf(address)}
            </a>
          </>
        )}
        {archived && (
          <>
            {' · '}
            <a href={archived.href} target="_blank" rel="noreferrer">
              {strings.archivedCopy}
            </a>
          </>
        )}
      </p>
    </div>
  );
}
