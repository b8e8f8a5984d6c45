/** The page of a source: its text with coded passages, or the quotes alone. */

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { languageName, nodeName, sourceClassName } from '../../../model/formats/names.ts';
import { nameLanguage } from '../../../model/formats/passage-language.ts';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { sourceOptions } from '../../api/source.ts';
import { useReading } from '../../canvas/state/readings.ts';
import { Searched } from '../../parts/coverage/Searched.tsx';
import { Remarks } from '../../parts/evidence/Properties.tsx';
import { QuoteList } from '../../parts/evidence/Quote.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { webAddress } from '../../ui/web-address.ts';
import { SourceActions } from './SourceActions.tsx';
import { SourceText } from './SourceText.tsx';
import './reader.css';
import { strings } from './strings.ts';

export default function SourcePage() {
  const { data, error, isPending, refetch } = useQuery(sourceOptions(useIdOfPage()));
  useTitle(data && nodeName(data.source));
  useReading(data?.source);
  const page = useRef<HTMLElement>(null);
  useScrollRestoration('page', page, data ? 1 : 0);
  if (isPending) return <div className="message late">{strings.loading}</div>;
  if (error && !data) return <PageMessage error={error} retry={() => void refetch()} />;
  const { source, text, statements, total } = data;
  const { publisher, originator, date, accessed, url, archiveUrl, language, licence } =
    source.properties;
  return (
    <section
      className="page-scroller"
      ref={page}
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={strings.source}
    >
      <article className="page reader">
        <p className="caption">
          {strings.source2} {sourceClassName(source)}
        </p>
        <h1 className="page-title" lang={nameLanguage(source)}>
          {nodeName(source)}
        </h1>
        {source.properties.titleIsDescription === true && (
          <p className="caption">{strings.theTitleIs}</p>
        )}
        <dl className="facts wide">
          <dt>{strings.publisher}</dt>
          <dd>
            {String(publisher ?? 'unknown')}
            {originator ? strings.by(String(originator)) : ''}
          </dd>
          <dt>{strings.date}</dt>
          <dd>{dateText(date)}</dd>
          <dt>{strings.language}</dt>
          <dd>{languageName(language)}</dd>
          {typeof url === 'string' && (
            <>
              <dt>{strings.address}</dt>
              <dd>
                <OpenAddress address={url} />
              </dd>
            </>
          )}
          {typeof archiveUrl === 'string' && (
            <>
              <dt>{strings.archivedAt}</dt>
              <dd>
                <OpenAddress address={archiveUrl} />
              </dd>
            </>
          )}
          {typeof accessed === 'string' && (
            <>
              <dt>{strings.accessed}</dt>
              <dd>{dateText(accessed)}</dd>
            </>
          )}
          {typeof licence === 'string' && (
            <>
              <dt>{strings.licence}</dt>
              <dd>{licence}</dd>
            </>
          )}
        </dl>
        <Remarks properties={source.properties} />
        <SourceActions source={source} text={text} />
        {text ? (
          <SourceText text={text} statements={statements} language={String(language ?? '')} />
        ) : (
          <p className="caption">{strings.theTextOf}</p>
        )}
        <section className="part">
          <h2>
            {counted(total, 'statement')} {strings.fromThisSource}
          </h2>
          {total === 0 ? (
            <>
              <p className="caption">{strings.noStatementIs}</p>
              <Searched />
            </>
          ) : (
            <QuoteList items={statements} source={source.id} />
          )}
          {statements.length < total && (
            <p className="caption">
              {statements.length} {strings.of} {total} {strings.shown}
            </p>
          )}
        </section>
      </article>
    </section>
  );
}

/** A link where it is an address of the web; the text alone otherwise. */
function OpenAddress({ address }: { address: string }) {
  const open = webAddress(address);
  return open ? (
    <a href={open.href} target="_blank" rel="noreferrer">
      {address}
    </a>
  ) : (
    address
  );
}
