/** What motions are known by. */
import { itemText, objectsIn, type PopoloItem } from './fields.ts';
import { pointed } from './names.ts';

/** A motion's own id, or what it is known by without one. */
export function motionKey(item: PopoloItem, event = objectsIn(item, 'vote_events')[0]): string {
  const id = itemText(item, 'id');
  if (id) return id;
  const own = joined(item, ['legislative_session_id', 'identifier', 'text', 'date']);
  // Many motions have the same words: what has no number is told apart by the vote on it.
  const isPlain = own === '' || itemText(item, 'identifier') || !event;
  return isPlain ? own : `${own} ${eventKey(event)}`.trim();
}

/** The motion that a vote event holds as a whole, known by the event where it has no id. */
export function heldMotion(event: PopoloItem): PopoloItem | undefined {
  const { id, held = motionInWords(event) } = pointed(event, 'motion');
  if (!held || (id && held !== event.motion)) return undefined;
  const isPointer = itemText(held, 'id') && joined(held, ['text', 'title', 'identifier']) === '';
  return isPointer ? undefined : { ...held, id: motionKey(held, event) };
}

/** Open Civic Data has the words of a motion in the vote event itself. */
function motionInWords(event: PopoloItem): PopoloItem | undefined {
  const text = itemText(event, 'motion_text');
  if (!text) return undefined;
  return { text, result: event.result, organization: event.organization };
}

/** What a vote event is on. */
export function motionOf(event: PopoloItem): string | undefined {
  const held = heldMotion(event);
  return held ? motionKey(held) : pointed(event, 'motion').id;
}

function eventKey(event: PopoloItem): string {
  return (
    itemText(event, 'id') ?? joined(event, ['legislative_session_id', 'identifier', 'start_date'])
  );
}

function joined(item: PopoloItem, fields: readonly string[]): string {
  return fields
    .map((name) => itemText(item, name) ?? '')
    .join(' ')
    .trim();
}
