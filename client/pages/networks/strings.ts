/** The words of this page, for all its parts. */
import type {
  Aggregation,
  DuplicateRule,
  MixedRule,
  Normalization,
} from '../../../model/networks/settings.ts';
import type { PresetName } from './settings.ts';

const presets: Record<PresetName, string> = {
  coalitions: 'Coalitions',
  topics: 'Who talks about the same things',
  conflict: 'Conflict',
  together: 'What goes together',
  positions: 'Who stands where',
};

/** In plain words, with the field's term behind. */
const aggregations: Record<Aggregation, string> = {
  subtract: 'same side minus opposite sides: subtract',
  congruence: 'same side: congruence',
  conflict: 'opposite sides: conflict',
  ignore: 'speaking about it, whichever side: ignore',
  combine: 'for, against or both: combine',
};

const inTwoMode: Partial<Record<Aggregation, string>> = {
  subtract: 'for minus against: subtract',
};

const normalizations: Record<Normalization, string> = {
  no: 'nothing: no normalization',
  average: 'the mean of their statements: average',
  jaccard: 'what either said on its own: jaccard',
  cosine: 'the product of their statements: cosine',
  activity: 'the statements of the row: activity',
  prominence: 'the statements of the agreement: prominence',
};

const duplicates: Record<DuplicateRule, string> = {
  include: 'every time',
  document: 'once per document',
  week: 'once per week',
  month: 'once per month',
  year: 'once per year',
  acrossrange: 'once overall',
};

const mixed: Record<MixedRule, string> = {
  leave: 'are left out',
  both: 'count for both sides',
  middle: 'count as the middle',
};

/** Of a picture of a one-mode network. */
const figureTitles: Record<Aggregation, (rows: string) => string> = {
  subtract: (rows) => `${rows} that stand together, and against one another`,
  congruence: (rows) => `${rows} on the same side`,
  conflict: (rows) => `${rows} on opposite sides`,
  ignore: (rows) => `${rows} that speak about the same agreements`,
  combine: (rows) => `${rows} and their positions`,
};

export const strings = {
  title: 'Discourse networks',
  presets,
  aggregations,
  inTwoMode,
  normalizations,
  duplicates,
  mixed,
  presetsLabel: 'Begin with',
  settings: 'Settings of the network',
  rows: { actor: 'Speakers', party: 'Parties', institution: 'Institutions' },
  oneRow: { actor: 'speaker', party: 'party', institution: 'institution' },
  links: {
    rows: 'with one another, over agreements',
    columns: 'through agreements that go together',
    two: 'with agreements',
  },
  linked: 'linked',
  by: 'by',
  dividedBy: 'Divided by',
  repeated: 'repeated statements count',
  mixedStatements: 'mixed ones',
  agreements: 'agreements',
  asCoded: 'as coded',
  whole: 'with their parts',
  atLeast: 'at least',
  statements: 'statements',
  isolates: 'show isolates',
  views: { graph: 'Drawing', matrix: 'Matrix', time: 'Over time', coalitions: 'Coalitions' },
  viewsLabel: 'How the network is shown',
  noNetwork: 'No network with these settings',
  noEdges:
    'Nobody is linked with these settings and filters. Remove a filter, or count every statement.',
  couldNotLoad: 'Could not make the network',
  resetSettings: 'Reset the settings',
  moreSettings: 'How it is counted',
  whatWeight: 'What does a weight mean?',
  drawing: 'Graph',
  list: 'Graph as list',
  showList: 'List',
  showDrawing: 'Drawing',
  threshold: 'Hide weights below',
  strongest: 'Strongest links each',
  all: 'all',
  colourBy: 'Colour',
  byCoalition: 'by coalition',
  byParty: 'by group',
  fullNames: 'Full names',
  evidence: 'Evidence',
  close: 'Close',
  openPair: 'Choose a line, a cell or a pair to read the statements behind it.',
  balanced: 'balanced: as much on the same side as on opposite sides',
  download: 'Download',
  methods: 'Methods',
  copy: 'Copy',
  copied: 'Copied',
  python: 'Python',
  r: 'R',
  notAClaim:
    'Members of a group need not know one another: the group says only that they took the same sides.',
  uncertain: 'rests on unknown dates of office or membership',
  someUncertain: 'some statements rest on unknown dates of office or membership',
  brokenCell: 'A broken frame: rests on unknown dates of office or membership in part.',
  doubtfulLine: 'a link that rests on such statements in part',
  /** With `more` the weight is what one outnumbers the other by. */
  sameSide: (more: boolean) => (more ? 'more on the same side' : 'on the same side'),
  oppositeSides: (more: boolean) => (more ? 'more on opposite sides' : 'on opposite sides'),
  sameTopics: 'speak about the same agreements',
  figureTitles,
  apart: 'Apart from their party',
  holds: 'Holds it together',
  divides: 'What divides the groups',
  partyLines: 'By groups that are known',
  tied: 'Some merges have the same distance, so that a cut there is arbitrary.',
  empty: 'no statement',
  agreesAndOpposes:
    'Blue: more on the same side. Vermilion: more on opposite sides. 0: balanced; empty: nothing in common.',
  noCoalitions:
    'Coalitions are found among speakers, parties or institutions that are linked with one another. Choose that in the first line.',
  nothingHolds: 'No agreement on which two of its members took one side.',
  periodLinks: 'Links of the period',
  besides: 'beside',
  compareWith: 'Compare with',
  noPeriod: 'No other period',
  noLinks: 'Nobody is linked in this period.',
  ofPeriod: 'Of the period',
  difference: 'Difference',
  figures: {
    statements: 'Statements',
    links: 'Links',
    congruence: 'Congruence',
    conflict: 'Conflict',
    modularity: 'Modularity',
  },
  nothingInCommon: 'nothing in common in this period',
  gone: 'no longer',
  fresh: 'new',
  comparedHow:
    'Each figure opens its statements. –: nothing in common in that period; who moved most stands first.',
  arranging: 'Arranging the drawing',
  play: 'Play',
  pause: 'Stop',
} as const;

/** What a weight means, for one or two of the settings. */
export function weightMeans(aggregation: Aggregation, normalization: Normalization): string[] {
  const counts: Record<Aggregation, string> = {
    subtract:
      'Statements on the same side of an agreement are multiplied and added up; those on opposite sides are subtracted. Above 0 two agree more than they disagree, below 0 they disagree more; 0 is balanced.',
    congruence:
      'Statements on the same side of an agreement are multiplied and added up: 3 statements of one and 10 of the other weigh 30.',
    conflict: 'Statements on opposite sides of an agreement are multiplied and added up.',
    ignore:
      'Statements about the same agreement are multiplied and added up, whichever side they take.',
    combine:
      '1 is only for, 2 only against, 3 both. It is a category, so there is nothing to divide.',
  };
  const divided: Partial<Record<Normalization, string>> = {
    average:
      'It is divided by the mean number of statements of both, so that the talkative do not lead by talking. It can be above 1 where statements repeat.',
    jaccard:
      'It is Jaccard’s coefficient only for congruence with each statement counted once overall; else it can be above 1.',
    cosine:
      'It is divided by the product of both numbers of statements; it is no cosine similarity.',
  };
  return [counts[aggregation], divided[normalization] ?? ''].filter(Boolean);
}
