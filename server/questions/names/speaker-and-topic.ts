/** Reads words as a speaker and a topic: `Faber opt-out`, `what did Tusk say about the Pact`. */

import { words } from '../../../model/ids.ts';
import { labelOf } from '../../../model/ours.ts';
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import type { NameHit, NameIndex } from './name-index.ts';

/** Longer texts name nobody. */
const mostWords = 14;
/** Shorter beginnings name too many. */
const shortestPart = 3;
/** Speakers of one name, and agreements of one topic, that are looked at. */
const mostSpeakers = 3;
const mostAgreements = 20;

/** Words that join a speaker and a topic and belong to neither. */
const joining = new Set(
  words(
    'what did does do has have had say says said saying tell told think thinks about on over of the a an to in for from by and with who when why how is was ' +
      'wat zei zegt zeggen vindt vond van de het een en met op tegen voor door wie wanneer',
  ),
);

export interface SpeakerAndTopic {
  speakers: NameHit[];
  agreements: NameHit[];
  /** The words of the topic; where no agreement is named like that they may stand in what was said. */
  topic: string[];
}

/** Every way to read the words as one who speaks and a topic, those that name an agreement first. */
export function readSpeakerAndTopic(
  index: NameIndex,
  asked: readonly string[],
  typos = false,
): SpeakerAndTopic[] {
  if (asked.length < 2 || asked.length > mostWords) return [];
  const named = memoized((query) => {
    const exact = index.named(query, false);
    return exact.length === 0 && typos ? index.named(query, true) : exact;
  });
  const found: SpeakerAndTopic[] = [];
  for (let at = asked.length - 1; at > 0; at -= 1) {
    const [begin, end] = [without(asked.slice(0, at)), without(asked.slice(at))];
    for (const [speaker, topic] of [
      [begin, end],
      [end, begin],
    ] as const) {
      if (speaker.join('').length < shortestPart || topic.join('').length < shortestPart) continue;
      const speakers = named(speaker.join(' ')).filter(speaks).slice(0, mostSpeakers);
      if (speakers.length === 0) continue;
      const agreements = named(topic.join(' ')).filter(isAgreement).slice(0, mostAgreements);
      found.push({ speakers, agreements, topic: [...topic] });
    }
  }
  return found.sort((a, b) => fit(b) - fit(a));
}

/** Whether a hit is somebody who speaks. */
export function speaks({ node }: NameHit): boolean {
  const label = labelOf(node);
  return label !== undefined && speaksAs(label) !== undefined;
}

/** Whether a hit is what statements are about. */
export function isAgreement({ node }: NameHit): boolean {
  return labelOf(node) === 'Agreement';
}

function fit({ speakers, agreements }: SpeakerAndTopic): number {
  const best = agreements[0]?.score;
  return best === undefined ? 0 : 1 + best + (speakers[0]?.score ?? 0);
}

/** Words without those that join, at both ends; all of them where nothing else is there. */
function without(part: readonly string[]): readonly string[] {
  let [start, end] = [0, part.length];
  while (start < end && joining.has(part[start] ?? '')) start += 1;
  while (end > start && joining.has(part[end - 1] ?? '')) end -= 1;
  return part.slice(start, end);
}

function memoized(find: (query: string) => NameHit[]): (query: string) => NameHit[] {
  const known = new Map<string, NameHit[]>();
  return (query) => {
    const hits = known.get(query) ?? find(query);
    known.set(query, hits);
    return hits;
  };
}
