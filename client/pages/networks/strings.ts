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
  partOf: (some: number, all: number, words: string) => `${some} of ${all}: ${words}`,
  togetherInAll: (all: number) => `Together in all ${all} variants`,
  staysAtLeast: (least: number, all: number, always: number, members: number) =>
    `Every member stays in at least ${least} of ${all} variants, ${always} of ${members} in all`,
  brokenCell: 'A broken frame: rests on unknown dates of office or membership in part.',
  hollowInLittle:
    'Hollow nodes and lines drawn as two rest, in part, on unknown dates of office or membership.',
  inPeriod: (period: string, statements: string, links: string, unsure: number) =>
    `${period}: ${statements}, ${links}${unsure > 0 ? `, ${unsure} of them uncertain in part` : ''}`,
  brokenLine: 'A broken line below: uncertain in part.',
  uncertainInPart: 'uncertain in part',
  doubtfulLine: 'a link that rests on such statements in part',
  /** With `more` the weight is what one outnumbers the other by. */
  onSameSide: (more: boolean) => (more ? 'more on the same side' : 'on the same side'),
  onOppositeSides: (more: boolean) => (more ? 'more on opposite sides' : 'on opposite sides'),
  sameTopics: 'speak about the same agreements',
  figureTitles,
  largestOf: (shown: number, all: number) => `Shown are ${shown} of ${all} groups, the largest.`,
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
  modularity: ', modularity',
  theHighestOfAllSplits: ', the highest of all splits',
  theHighestThatASearch: ', the highest that a search found',
  on: '(on',
  thePositivePartOfSubtract: 'the positive part of subtract',
  coalition: (value: string | number) => `Coalition ${value}`,
  coalition2: 'Coalition',
  speaker: 'Speaker',
  onCongruence: (signedText: string | number) => `${signedText} on congruence`,
  onConflict: (signedText: string | number) => `${signedText} on conflict`,
  eIIndex1All: (names: string | number) =>
    `E-I index ${names} (−1: all ties within groups, 1: all between them).`,
  staysIn: 'stays in',
  of: 'of',
  repeatedStatements: (name: string | number) => `repeated statements: ${name}`,
  withoutSource: (name: string) => `without ${name}`,
  withoutWhatIsUncertain: 'without what is uncertain',
  withoutContestedStatements: 'without contested statements',
  verifiedStatementsAlone: 'verified statements alone',
  quotationsAlone: 'quotations alone',
  howFirmIsThis: 'How firm is this?',
  variantsLeaveEverybodyInPlace: 'variants leave everybody in place',
  theNetworkMadeAgainWithout: 'The network made again without each of',
  withEveryOtherRuleFor:
    ', with every other rule for repeated statements, with verified statements alone and with quotations alone.',
  moved: 'moved',
  dendrogramOfRowsByLinkage: (count: string | number, linkage: string | number) =>
    `Dendrogram of ${count} rows, by ${linkage} linkage of Jaccard distances; the matrix is in its order.`,
  networkDrawingArrowKeysMove:
    'Network drawing. Arrow keys move between nodes, Enter opens the links of a node one by one. The list says the same in words.',
  theHeaviest: (weightText: string | number) => `, the heaviest ${weightText}`,
  statementsLinks: (
    called: string | number,
    statements: string | number,
    count: string | number,
    more: string | number,
  ) => `${called}, ${statements} statements, ${count} links${more}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  nodesAreTooManyTo: 'nodes are too many to draw;',
  canBeAskForMore: 'can be. Ask for more statements of each, or filter.',
  ofLinks: (weightText: string | number, count: string | number, edges: string | number) =>
    `${weightText}: ${count} of ${edges} links`,
  links2: 'links',
  theHeaviest2: ', the heaviest; the slider shows more',
  heaviestInLittle: (lines: number) =>
    `Of each period at most the ${lines} heaviest links are drawn; the list below has more.`,
  balancedPairsWithoutOne: (balanced: string | number) =>
    `, ${balanced} balanced pairs without one`,
  widerHeavier: 'wider: heavier',
  largerMoreStatements: 'larger: more statements',
  on2: 'on',
  and: 'and',
  loading: 'Loading',
  sameSideOppositeSides: (congruence: string | number, conflict: string | number) =>
    `${congruence} same side − ${conflict} opposite sides`,
  sameSide: (congruence: string | number) => `${congruence} same side`,
  oppositeSides2: (conflict: string | number) => `${conflict} opposite sides`,
  allPairsOfStatements: 'all pairs of statements',
  bothForAndAgainst: 'both for and against',
  onlyFor: 'only for',
  onlyAgainst: 'only against',
  in: 'In',
  variantsWithoutOneSourceOther:
    'variants (without one source, other rules for repeated statements, quotations alone, verified alone) the weight lies between',
  balanced2: 'balanced',
  theSameSign: 'the same sign',
  in2: 'in',
  inOneGroupInOf: (together: string | number, all: string | number) =>
    `, in one group in ${together} of ${all}`,
  adds: (weightText: string | number) => `adds ${weightText}`,
  sameSideOpposite: (congruence: string | number, conflict: string | number) =>
    ` (same side ${congruence}, opposite ${conflict})`,
  shown: 'shown',
  ofRowsThoseWithMost: (count: string | number, all: string | number) =>
    `${count} of ${all} rows, those with most statements. `,
  noSideTaken: 'no side taken',
  againstInFavour: (against: string | number, value: string | number) =>
    `${against} % against, ${value} % in favour`,
  links3: 'Links',
  theHeaviestFirst: ', the heaviest first',
  linksShownShowMore: 'links shown. Show more',
  nodes: 'Nodes',
  coalition3: (value: string | number) => `, coalition ${value}`,
  ofThem: (uncertain: string | number, uncertain2: string | number) =>
    `, ${uncertain} of them ${uncertain2}`,
  noLinkShown: ', no link shown',
  counting: 'Counting',
  period: 'Period',
  slices: 'Slices',
  movingWindow: 'Moving window',
  step: 'Step',
  each: 'Each',
  year: 'Year',
  sizeOdd: 'Size, odd',
  statementsCongruenceConflict: (
    periodOf: string | number,
    statements: string | number,
    weightText: string | number,
    weightText2: string | number,
    value: string | number,
  ) =>
    `${periodOf}: ${statements} statements, congruence ${weightText}, conflict ${weightText2}, modularity ${value}`,
  congruence: 'congruence',
  conflict: 'conflict',
  modularity2: 'modularity',
  linksTheHeaviestFirst: 'links, the heaviest first',
  ofPairs: (listed: string | number, count: string | number) => ` ${listed} of ${count} pairs.`,
  who: 'Who',
  linkedHow: 'Linked how',
  byWhat: 'By what',
  repeatedStatements2: 'Repeated statements',
  mixedAndNeutralStatements: 'Mixed and neutral statements',
  agreements2: 'Agreements',
  atLeastSoManyStatements: 'At least so many statements',
  matrixWithAReadmeZip: 'Matrix with a README (zip)',
  agreement: 'Agreement',
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
      'It is divided by the product of both numbers of statements; it is not a cosine similarity.',
  };
  return [counts[aggregation], divided[normalization] ?? ''].filter(Boolean);
}
