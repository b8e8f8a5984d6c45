/** Suggestions of identity: a person says whether two are the same. */
import type { MatchSuggestion } from '../../../model/schemas/imports.ts';
import { strings } from './strings.ts';

const shownAtMost = 200;

interface WhoIsWhoProps {
  suggestions: readonly MatchSuggestion[];
  decisions: Readonly<Record<string, string | null>>;
  onDecide: (key: string, decision: string | null) => void;
}

export function WhoIsWho({ suggestions, decisions, onDecide }: WhoIsWhoProps) {
  const shown = suggestions.slice(0, shownAtMost);
  return (
    <section className="part" aria-labelledby="who">
      <h2 id="who">{strings.who}</h2>
      <p className="lead">{strings.whoLead}</p>
      {shown.map(({ key, id, name, place, candidates, decision }) => {
        const chosen = decisions[key] === undefined ? decision : decisions[key];
        return (
          <fieldset key={id} className="who">
            <legend>
              <strong>{name}</strong> <code>{place}</code>
            </legend>
            {candidates.map((one) => (
              <label key={one.id} className="check">
                <input
                  type="radio"
                  name={id}
                  checked={chosen === one.id}
                  onChange={() => onDecide(key, one.id)}
                />
                <span>
                  {strings.same}: {one.name}{' '}
                  <span className="caption">
                    {one.id}, {one.reasons.join(', ')}
                  </span>
                </span>
              </label>
            ))}
            <label className="check">
              <input
                type="radio"
                name={id}
                checked={chosen === 'different'}
                onChange={() => onDecide(key, 'different')}
              />
              <span>{strings.different}</span>
            </label>
          </fieldset>
        );
      })}
      {suggestions.length > shown.length && (
        <p className="caption">
          {shown.length} {strings.of} {suggestions.length} {strings.shown}
        </p>
      )}
    </section>
  );
}
