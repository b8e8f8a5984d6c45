/** One agreement of a codebook, to read or to edit. */
import { useId, useState } from 'react';
import type { Codebook } from '../../../model/schemas/coding.ts';
import { To } from '../../address/To.tsx';
import { strings } from './strings.ts';

type Entry = Codebook['agreements'][number];
const texts = ['definition', 'include', 'exclude', 'stances'] as const;

interface AgreementEntryProps {
  entry: Entry;
  name: string;
  editing: boolean;
  onChange: (entry: Entry) => void;
  onRemove: () => void;
}

export function AgreementEntry({ entry, name, editing, onChange, onRemove }: AgreementEntryProps) {
  const id = useId();
  const [aliases, setAliases] = useState(() => linesOf(entry.aliases));
  return (
    <section className="part codebook-entry" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>
        <To to={`/agreements/${entry.agreement}`} className="link">
          {name}
        </To>
      </h2>
      {texts.map((field) =>
        editing ? (
          <div key={field} className="field">
            <label htmlFor={`${id}-${field}`}>{strings[field]}</label>
            <textarea
              id={`${id}-${field}`}
              className="input codebook-text"
              value={entry[field]}
              onChange={(event) => onChange({ ...entry, [field]: event.target.value })}
            />
          </div>
        ) : (
          entry[field] && (
            <p key={field}>
              <b>{strings[field]}</b> {entry[field]}
            </p>
          )
        ),
      )}
      {editing ? (
        <div className="field">
          <label htmlFor={`${id}-aliases`}>{strings.aliases}</label>
          <textarea
            id={`${id}-aliases`}
            className="input codebook-aliases"
            aria-describedby={`${id}-help`}
            value={aliases}
            onChange={(event) => {
              setAliases(event.target.value);
              onChange({ ...entry, aliases: aliasesIn(event.target.value) });
            }}
          />
          <span className="caption" id={`${id}-help`}>
            {strings.aliasHelp}
          </span>
          <button type="button" className="link caption" onClick={onRemove}>
            {strings.remove} {name}
          </button>
        </div>
      ) : (
        entry.aliases.length > 0 && (
          <p>
            <b>{strings.aliases}</b>{' '}
            {byLanguage(entry.aliases).map(([language, list]) => (
              <span key={language} className="alias-list" lang={language}>
                <span className="caption">{language}</span> {list.join(', ')}
              </span>
            ))}
          </p>
        )
      )}
      {entry.examples.length > 0 && (
        <p>
          <b>{strings.examples}</b>{' '}
          {entry.examples.map((example, index) => (
            <To key={example} to={`/statements/${example}`} className="link">
              {index + 1}{' '}
            </To>
          ))}
        </p>
      )}
    </section>
  );
}

function byLanguage(aliases: Entry['aliases']): [string, string[]][] {
  const lists = new Map<string, string[]>();
  for (const { language, text } of aliases)
    lists.set(language, [...(lists.get(language) ?? []), text]);
  return [...lists];
}

function linesOf(aliases: Entry['aliases']): string {
  return aliases.map(({ language, text }) => `${language} ${text}`).join('\n');
}

function aliasesIn(lines: string): Entry['aliases'] {
  return lines.split('\n').flatMap((line): Entry['aliases'] => {
    const [, language, text] = /^\s*([a-z]{2,3})\s+(.{2,200}?)\s*$/.exec(line) ?? [];
    if (!language || !text) return [];
    return [{ language, text, match: text.includes('*') ? 'stem' : 'exact' }];
  });
}
