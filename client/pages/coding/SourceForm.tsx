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
  en: strings.english,
  nl: strings.dutch,
  de: strings.german,
  fr: strings.french,
  es: strings.spanish,
  it: strings.italian,
  pl: strings.polish,
  hu: strings.hungarian,
  da: strings.danish,
  pt: strings.portuguese,
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
      {text('title', strings.title2)}
      {text('publisher', strings.publisher)}
      {text('date', strings.date, '2024-09-18')}
      <Labelled label={strings.language} id={`${id}-language`}>
        <select
          id={`${id}-language`}
          value={source.language}
          onChange={(event) => onSource({ language: event.target.value })}
        >
          <option value="">{strings.foundFromTheText}</option>
          {Object.entries(languageNames).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label={strings.class} id={`${id}-class`}>
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
      {text('url', strings.address, 'https://')}
      {text('originator', strings.agencyOrFirstPublisher)}
      {text('licence', strings.licence)}
      <Labelled label={strings.codedBy} id={`${id}-coder`}>
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
        {strings.theTextMayBeKept}
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
