/** The fields of the source, asked once for each text. */
import { type ReactNode, useId } from 'react';
import { sourceClasses } from '../../../model/vocabulary/labels.ts';
import type { SourceFields } from './model/work.ts';
import { strings } from './strings.ts';

interface SourceFormProps {
  source: SourceFields;
  codedBy: string;
  onSource: (change: Partial<SourceFields>) => void;
  onCodedBy: (name: string) => void;
}

export const emptySource: SourceFields = {
  title: '',
  publisher: '',
  date: '',
  language: '',
  url: '',
  originator: '',
  sourceClass: 'press-or-reference',
  licence: '',
  keepText: false,
};

const languageNames = {
  en: 'English',
  nl: 'Dutch',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  pl: 'Polish',
  hu: 'Hungarian',
  da: 'Danish',
  pt: 'Portuguese',
};

export function SourceForm({ source, codedBy, onSource, onCodedBy }: SourceFormProps) {
  const id = useId();
  const text = (
    name: 'title' | 'publisher' | 'date' | 'url' | 'originator' | 'licence',
    label: string,
    placeholder = '',
  ) => (
    <Labelled label={label} id={`${id}-${name}`}>
      <input
        id={`${id}-${name}`}
        className="input"
        value={source[name]}
        placeholder={placeholder}
        onChange={(event) => onSource({ [name]: event.target.value })}
      />
    </Labelled>
  );
  const mayKeep = source.licence.trim() !== '' || source.sourceClass === 'primary';
  return (
    <div className="source-form">
      {text('title', 'Title')}
      {text('publisher', 'Publisher')}
      {text('date', 'Date', '2024-09-18')}
      <Labelled label="Language" id={`${id}-language`}>
        <select
          id={`${id}-language`}
          value={source.language}
          onChange={(event) => onSource({ language: event.target.value })}
        >
          <option value="">Found from the text</option>
          {Object.entries(languageNames).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label="Class" id={`${id}-class`}>
        <select
          id={`${id}-class`}
          value={source.sourceClass}
          onChange={(event) => onSource({ sourceClass: event.target.value })}
        >
          {Object.entries(sourceClasses).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </Labelled>
      {text('url', 'Address', 'https://')}
      {text('originator', 'Agency or first publisher')}
      {text('licence', 'Licence')}
      <Labelled label="Coded by" id={`${id}-coder`}>
        <input
          id={`${id}-coder`}
          className="input"
          value={codedBy}
          onChange={(event) => onCodedBy(event.target.value)}
        />
      </Labelled>
      <label className="keep">
        <input
          type="checkbox"
          checked={source.keepText && mayKeep}
          disabled={!mayKeep}
          onChange={(event) => onSource({ keepText: event.target.checked })}
        />{' '}
        The text may be kept for readers
        <span className="caption">{strings.keepHelp}</span>
      </label>
    </div>
  );
}

function Labelled({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
