/** A statement of the text: what is proposed, why, and every key as a button. */

import { useEffect, useRef } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import { type Stance, speakers, stances } from '../../../model/vocabulary/labels.ts';
import { stanceNames } from '../../../model/vocabulary/stances.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { Choices, SearchChoice } from './CardChoices.tsx';
import { KnownWords } from './KnownWords.tsx';
import { type ActionName, actions, keyOfStance } from './keys.ts';
import {
  askedField,
  type Choice,
  type Coded,
  type Field,
  missingOf,
  type Work,
} from './model/work.ts';
import { rules, strings } from './strings.ts';

/** The field in which a node is searched for. */
export type Searching = 'speaker' | 'agreement' | 'moreSpeaker' | 'moreAgreement' | 'toldBy' | null;

export interface CardProps {
  work: Work;
  one: Coded;
  number: number;
  text: string;
  open: boolean;
  adding: 'agreement' | 'speaker' | null;
  searching: Searching;
  message: string | null;
  onOpen: () => void;
  onAction: (name: ActionName) => void;
  onChoice: (choice: Choice, field: 'speaker' | 'agreement') => void;
  onSearched: (id: string | undefined) => void;
  onStance: (stance: Stance, agreement: string) => void;
  onRemove: (what: 'speaker' | 'agreement', id: string) => void;
}

const states = {
  open: '',
  confirmed: 'confirmed',
  dismissed: strings.notAStatement,
  unsure: 'unsure',
  known: 'known',
};

export function Card(props: CardProps) {
  const { one, number, text, open, onOpen } = props;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const words = one.segments.map(({ start, end }) => text.slice(start, end)).join(' […] ');
  const asked = askedField(one);
  const speaker = one.speakers.map(({ name }) => name).join(', ') || strings.nobodyYet;
  /** For those who listen, before the words. */
  const about = `${one.kind === 'quote' ? 'quotation' : 'paraphrase'}, ${speaker}${
    states[one.state] ? `, ${states[one.state]}` : asked ? `, asked: ${asked}` : ''
  }`;
  return (
    <li ref={card} className={`coding-card ${one.state}`} aria-current={open || undefined}>
      <button type="button" className="card-line" aria-expanded={open} onClick={onOpen}>
        <span className="card-number">{number}</span>
        <span className="hidden-text">{about}</span>
        <span className="card-words">{one.kind === 'quote' ? `“${words}”` : words}</span>
        <span className="card-state" title={one.state === 'open' ? strings.howSure : undefined}>
          {one.state === 'confirmed' && one.about[0]?.stance ? (
            <StanceMark stance={one.about[0].stance} word={null} />
          ) : (
            states[one.state] ||
            (one.suggestion ? `${Math.round(one.suggestion.confidence * 100)} %` : strings.byHand)
          )}
        </span>
      </button>
      {open && <Fields {...props} asked={asked} />}
    </li>
  );
}

function Fields(props: CardProps & { asked: Field | null }) {
  const { one, work, asked, adding, searching, message, onAction, onStance, onRemove } = props;
  // The numbers choose an agreement wherever no speaker is asked.
  const sought =
    searching === 'agreement' || searching === 'moreAgreement'
      ? 'agreement'
      : searching === 'speaker' || searching === 'moreSpeaker'
        ? 'speaker'
        : null;
  const field = sought ?? adding ?? (asked === 'speaker' ? 'speaker' : 'agreement');
  const missing = missingOf(one);
  return (
    <div className="card-fields">
      {one.suggestion?.known && (
        <KnownWords
          known={one.suggestion.known}
          onReopen={() => onAction('reopen')}
          reopened={one.state !== 'known'}
        />
      )}
      <Row
        name={strings.speakerOf}
        asked={field === 'speaker'}
        action="speaker"
        onAction={onAction}
      >
        {one.speakers.map((who, index) => (
          <p key={who.id ?? who.name} className={who.id ? '' : 'unlinked'}>
            <b>{who.name}</b>
            {who.as && (
              <span className="caption">
                {' '}
                {strings.as} {who.as}
              </span>
            )}
            {!who.id && <span className="caption"> {strings.inTheTextNotLinked}</span>}
            {one.speakers.length > 1 && (
              <button
                type="button"
                className="link caption"
                onClick={() => onRemove('speaker', String(index))}
              >
                {strings.remove2}
              </button>
            )}
          </p>
        ))}
        {one.suggestion?.speakers[0] && (
          <p className="caption">
            {one.suggestion.speakers[0].how}
            {rules[one.suggestion.rule] && `; ${rules[one.suggestion.rule]}`}
          </p>
        )}
        {field === 'speaker' && <Choices {...props} field="speaker" />}
        {(searching === 'speaker' || searching === 'moreSpeaker') && (
          <SearchChoice {...props} label={strings.searchForTheSpeaker} of={speakers} />
        )}
      </Row>
      <Row
        name={strings.agreement}
        asked={adding === 'agreement' || (adding === null && asked === 'agreement')}
        action="agreement"
        onAction={onAction}
      >
        {one.about.map(({ agreement, name, stance, chosen, how }) => (
          <div key={agreement} className="card-about">
            <p>
              <b>{name}</b>
              {one.about.length > 1 && (
                <button
                  type="button"
                  className="link caption"
                  onClick={() => onRemove('agreement', agreement)}
                >
                  {strings.remove2}
                </button>
              )}
            </p>
            <fieldset className={chosen ? 'stances' : 'stances proposed'}>
              <legend className="hidden-text">
                {strings.stanceOn} {name}
              </legend>
              {stanceNames.map((value) => {
                const { title } = stances[value];
                const key = keyOfStance(value);
                return (
                  <button
                    key={value}
                    type="button"
                    className="button"
                    aria-pressed={stance === value}
                    title={key ? `${title} (${key})` : title}
                    onClick={() => onStance(value, agreement)}
                  >
                    <StanceMark stance={value} word={null} />
                    <span>{title}</span>
                    {key && <kbd>{key}</kbd>}
                  </button>
                );
              })}
            </fieldset>
            {how && <p className="caption">{how}</p>}
          </div>
        ))}
        {one.suggestion?.about[0] &&
          one.about[0]?.agreement === one.suggestion.about[0].agreement && (
            <p className="caption">{one.suggestion.about[0].how}</p>
          )}
        {field === 'agreement' && <Choices {...props} field="agreement" />}
        {(searching === 'agreement' || searching === 'moreAgreement') && (
          <SearchChoice {...props} label={strings.searchForTheAgreement} of={['Agreement']} />
        )}
      </Row>
      {(one.reportedBy || searching === 'toldBy') && (
        <Row name={strings.toldBy} asked={false} action="toldBy" onAction={onAction}>
          {one.reportedBy && <p>{one.reportedBy.name}</p>}
          {searching === 'toldBy' && (
            <SearchChoice {...props} label={strings.toldBy} of={speakers} />
          )}
        </Row>
      )}
      {one.suggestion?.date && (
        <div className="card-row">
          <span className="card-name">{strings.dayOf}</span>
          <div className="card-value">
            <p>
              {one.date ? <b>{dateText(one.date)}</b> : strings.dayOfSource}
              <span className="caption">
                {one.date
                  ? ` ${one.suggestion.date.how}`
                  : ` ${strings.dayProposed(one.suggestion.date)}`}
              </span>
            </p>
          </div>
          <ActionButton name="date" onAction={onAction}>
            {one.date ? strings.leaveDay : strings.takeDay}
          </ActionButton>
        </div>
      )}
      <p className="card-message" role="status">
        {message ?? (missing && one.state === 'open' ? missing : '')}
      </p>
      <div className="card-actions">
        <button type="button" className="button primary" onClick={() => onAction('confirm')}>
          {strings.confirm} <kbd>{strings.enter}</kbd>
        </button>
        <ActionButton name="dismiss" onAction={onAction}>
          {strings.notAStatement2}
        </ActionButton>
        <ActionButton name="unsure" onAction={onAction}>
          {strings.unsure}
        </ActionButton>
        <details className="more-actions">
          <summary className="button">{strings.more}</summary>
          <div>
            {moreActions.map((name) => (
              <ActionButton key={name} name={name} onAction={onAction}>
                {actions[name].does}
              </ActionButton>
            ))}
          </div>
        </details>
      </div>
      <span className="hidden-text">{strings.statementsInThisText(work.statements.length)}</span>
    </div>
  );
}

const moreActions: ActionName[] = [
  'moreAgreement',
  'moreSpeaker',
  'toldBy',
  'entity',
  'kind',
  'startLeft',
  'startRight',
  'endLeft',
  'endRight',
  'widen',
  'glue',
  'breakApart',
  'duplicate',
];

interface RowProps {
  name: string;
  asked: boolean;
  action: ActionName;
  onAction: (name: ActionName) => void;
  children: React.ReactNode;
}

function Row({ name, asked, action, onAction, children }: RowProps) {
  return (
    <div className={asked ? 'card-row asked' : 'card-row'}>
      <span className="card-name">
        {asked && <span aria-hidden="true">▶ </span>}
        {name}
        {asked && <span className="hidden-text"> {strings.ask}</span>}
      </span>
      <div className="card-value">{children}</div>
      <ActionButton name={action} onAction={onAction}>
        {strings.searchButton}
        <span className="hidden-text"> {name.toLowerCase()}</span>
      </ActionButton>
    </div>
  );
}

function ActionButton({
  name,
  onAction,
  children,
}: {
  name: ActionName;
  onAction: (name: ActionName) => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className="button bare"
      title={actions[name].does}
      onClick={() => onAction(name)}
    >
      <span className="action-words">{children}</span> <kbd>{actions[name].shown}</kbd>
    </button>
  );
}
