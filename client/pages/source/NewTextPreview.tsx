/** What a new text changes: words that differ, passages that go with it, and those that a person places. */
import { useId } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import type { NewTextReply, Passage } from '../../../model/schemas/source-texts.ts';
import { strings } from './strings.ts';

interface NewTextPreviewProps {
  preview: NewTextReply;
  language: string;
  chosen: Readonly<Record<string, number>>;
  onChoose: (statement: string, place: number) => void;
}

export function NewTextPreview({ preview, language, chosen, onChoose }: NewTextPreviewProps) {
  const { difference, passages, carried } = preview;
  const open = passages.filter(({ status }) => status !== 'same' && status !== 'moved');
  const moved = passages.filter(({ status }) => status === 'moved').length;
  return (
    <>
      <p className="lead">
        {strings.carriedOf(carried, passages.length)}
        {moved > 0 && ` ${strings.movedOf(moved)}`}
      </p>
      {open.length > 0 && (
        <section aria-label={strings.forYou}>
          <h3>{strings.forYou}</h3>
          <p className="caption">{strings.leftHelp}</p>
          {open.map((passage) => (
            <Choice
              key={passage.statement}
              passage={passage}
              language={language}
              chosen={chosen[passage.statement] ?? -1}
              onChoose={(place) => onChoose(passage.statement, place)}
            />
          ))}
        </section>
      )}
      <section aria-label={strings.difference}>
        <h3>{strings.difference}</h3>
        {difference === null ? (
          <p className="caption">{strings.noDifference}</p>
        ) : (
          <div className="text-difference serif" lang={language} tabIndex={0}>
            {difference.map((step, at) => {
              // Steps have no name of their own, and are never moved.
              const key = `${at} ${step.op}`;
              if (step.op === 'left-out') {
                return (
                  <span className="caption left-out" key={key}>
                    {` … ${counted(step.characters, 'character')} … `}
                  </span>
                );
              }
              if (step.op === 'same') return <span key={key}>{step.text}</span>;
              return step.op === 'dropped' ? (
                <del key={key}>{step.text}</del>
              ) : (
                <ins key={key}>{step.text}</ins>
              );
            })}
          </div>
        )}
      </section>
    </>
  );
}

interface ChoiceProps {
  passage: Passage;
  language: string;
  chosen: number;
  onChoose: (place: number) => void;
}

/** One passage that is not carried over, with where it may stand. */
function Choice({ passage, language, chosen, onChoose }: ChoiceProps) {
  const name = useId();
  const { exact, status, places } = passage;
  return (
    <fieldset className="place-choice">
      <legend>
        <q lang={language}>{exact}</q>
      </legend>
      <p className="caption">{strings.statuses[status]}</p>
      <label className="check">
        <input type="radio" name={name} checked={chosen === -1} onChange={() => onChoose(-1)} />
        {strings.leave}
      </label>
      {places.map((place, at) => (
        <label className="check" key={place.segments[0]?.start}>
          <input type="radio" name={name} checked={chosen === at} onChange={() => onChoose(at)} />
          <span lang={language}>
            <span className="caption">…{place.before}</span>
            <mark>{place.exact}</mark>
            <span className="caption">{place.after}…</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
