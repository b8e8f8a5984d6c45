/** The keys of the workbench: one table, from which the buttons, the help and the handler derive. */

export const actions = {
  next: { keys: ['ArrowDown', 'j'], shown: '↓ j', does: 'Next statement' },
  previous: { keys: ['ArrowUp', 'k'], shown: '↑ k', does: 'Previous statement' },
  confirm: { keys: ['Enter'], shown: 'Enter', does: 'Confirm, and go to the next undecided' },
  speaker: { keys: ['s'], shown: 's', does: 'Search for the speaker' },
  agreement: { keys: ['a'], shown: 'a', does: 'Search for the agreement' },
  support: { keys: ['+', '='], shown: '+', does: 'Stance: support' },
  oppose: { keys: ['-', '−'], shown: '−', does: 'Stance: oppose' },
  mixed: { keys: ['m'], shown: 'm', does: 'Stance: mixed' },
  neutral: { keys: ['0'], shown: '0', does: 'Stance: neutral' },
  moreAgreement: { keys: ['&'], shown: '&', does: 'One more agreement' },
  moreSpeaker: { keys: [';'], shown: ';', does: 'One more speaker' },
  dismiss: { keys: ['x', 'Delete'], shown: 'x', does: 'Not a statement' },
  unsure: { keys: ['u'], shown: 'u', does: 'Unsure: decide later' },
  startLeft: { keys: ['['], shown: '[', does: 'Begin one word earlier' },
  startRight: { keys: ['{'], shown: '{', does: 'Begin one word later' },
  endRight: { keys: [']'], shown: ']', does: 'End one word later' },
  endLeft: { keys: ['}'], shown: '}', does: 'End one word earlier' },
  widen: { keys: ['w'], shown: 'w', does: 'The whole sentence; again: the words as they were' },
  glue: { keys: ['g'], shown: 'g', does: 'Glue to the statement before' },
  breakApart: { keys: ['b'], shown: 'b', does: 'Break its stretches apart' },
  create: { keys: ['n'], shown: 'n', does: 'New statement from the selected words' },
  text: { keys: ['t'], shown: 't', does: 'To the text: arrows move by word, Shift extends' },
  kind: { keys: ['q'], shown: 'q', does: 'Quotation or paraphrase' },
  duplicate: { keys: ['d'], shown: 'd', does: 'A second statement on the same words' },
  date: { keys: ['y'], shown: 'y', does: 'Take the day that the text gives, or leave it' },
  toldBy: { keys: ['v'], shown: 'v', does: 'Told by …' },
  entity: { keys: ['e'], shown: 'e', does: 'New actor, party or institution' },
  hide: { keys: ['h'], shown: 'h', does: 'Hide what is weak or a fragment' },
  codebook: { keys: ['c'], shown: 'c', does: 'The codebook beside the text' },
  reopen: { keys: ['r'], shown: 'r', does: 'Code it although it is known' },
  help: { keys: ['?'], shown: '?', does: 'All keys' },
} as const satisfies Record<string, { keys: readonly string[]; shown: string; does: string }>;

export type ActionName = keyof typeof actions;

/** The key that sets a stance; none for one that the table does not have. */
export function keyOfStance(stance: string): string | undefined {
  return stance in actions ? actions[stance as ActionName].shown : undefined;
}

/** Keys with Ctrl, which act everywhere on the page. */
export const withControl = [
  ['Ctrl Z', 'Undo'],
  ['Ctrl Shift Z', 'Redo'],
  ['Ctrl Enter', 'Publish'],
  ['Ctrl S', 'Download the draft'],
] as const;

const byKey = new Map<string, ActionName>(
  (Object.keys(actions) as ActionName[]).flatMap((name) =>
    actions[name].keys.map((key): [string, ActionName] => [key, name]),
  ),
);

/** The action of a key; undefined for one that does nothing here. */
export function actionOf(key: string): ActionName | undefined {
  return byKey.get(key);
}
