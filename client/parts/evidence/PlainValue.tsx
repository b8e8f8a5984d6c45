/** A value that the vocabulary does not know, as what it is: nothing is rounded, grouped or guessed. */
import { plainText } from '../../../model/formats/plain-value.ts';
import type { PropertyValue } from '../../../model/schemas/graph.ts';
import { webAddress } from '../../ui/web-address.ts';
import { strings } from './strings.ts';

/** Longer texts and lists are folded. */
const longText = 600;
const longList = 20;

export function PlainValue({ value }: { value: PropertyValue }) {
  if (Array.isArray(value) && value.some((part) => typeof part === 'object' && part !== null)) {
    return (
      <Folded fold={value.length > longList} title={strings.values(value.length)}>
        <ul className="values">
          {value.map((part, index) => (
            <li key={index}>
              <PlainValue value={part} />
            </li>
          ))}
        </ul>
      </Folded>
    );
  }
  if (value === '') return <span className="caption">{strings.anEmptyText}</span>;
  if (Array.isArray(value) && value.length === 0)
    return <span className="caption">{strings.none}</span>;
  const text = plainText(value);
  const address = typeof value === 'string' ? webAddress(value) : undefined;
  if (address && text.length <= longText) return <a href={address.href}>{text}</a>;
  const start = `${text.slice(0, longText / 4).trimEnd()}…`;
  return (
    <Folded fold={text.length > longText} title={start}>
      <span className="value">{text}</span>
    </Folded>
  );
}

interface FoldedProps {
  fold: boolean;
  title: string;
  children: React.ReactNode;
}

function Folded({ fold, title, children }: FoldedProps) {
  if (!fold) return children;
  return (
    <details className="folded">
      <summary>{title}</summary>
      <div className="folded-text">{children}</div>
    </details>
  );
}
