/** Copies a statement's citation in the format that the reader needs. */
import { useEffect, useRef, useState } from 'react';
import { citation } from '../../../model/formats/citations.ts';
import type { CitationFormat } from '../../../model/formats/files.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { copyText } from '../../ui/copy-text.ts';
import { Icon } from '../../ui/icons.tsx';
import { useClosing } from '../../ui/Menu.tsx';
import { strings } from './strings.ts';

const formats: readonly [CitationFormat, string][] = [
  ['text', strings.plainText],
  ['bibtex', strings.bibtex],
  ['csl-json', 'CSL-JSON'],
  ['json-ld', 'JSON-LD'],
];

interface CopyCitationProps {
  item: StatementItem;
  /** As a link among captions, in plain text alone. */
  compact?: boolean;
}

/** One press copies plain text; the menu beside it has the other formats. */
export function CopyCitation({ item, compact = false }: CopyCitationProps) {
  const [copied, setCopied] = useState('');
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(''), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (format: CitationFormat, title: string) => {
    const text = citation(item, format, location.origin);
    await copyText(text).then(
      () => setCopied(`${title} copied`),
      () => setCopied(strings.theBrowserDidNotAllow),
    );
  };
  const said = (
    <span role="status" className="caption">
      {copied}
    </span>
  );
  if (compact) {
    return (
      <p className="caption">
        <button type="button" className="link" onClick={() => void copy('text', strings.citation)}>
          {strings.copyCitation}
        </button>{' '}
        {said}
      </p>
    );
  }
  return (
    <div className="actions">
      <button
        type="button"
        className="button primary"
        onClick={() => void copy('text', strings.citation)}
      >
        <Icon name="copy" />
        {strings.copyCitation}
      </button>
      <details className="menu-button" ref={menu}>
        <summary className="button">{strings.citeAs}</summary>
        <ul>
          {formats.map(([format, title]) => (
            <li key={format}>
              <button type="button" onClick={() => void copy(format, title)}>
                {title}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {said}
    </div>
  );
}
