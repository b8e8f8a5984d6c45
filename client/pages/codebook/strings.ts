/** The words of the codebook’s page. */
export const strings = {
  title: 'Codebook',
  lead: 'What each agreement means to a coder, and the words that name it. Aliases decide whether a text’s agreement is recognised.',
  revision: 'revision',
  shipped: 'as shipped',
  edit: 'Edit',
  save: 'Save',
  saving: 'Saving',
  cancel: 'Cancel',
  add: 'Add an agreement',
  remove: 'Remove',
  find: 'Find in the codebook',
  definition: 'Definition',
  include: 'Include',
  exclude: 'Exclude',
  stances: 'Notes on stance',
  examples: 'Examples',
  aliases: 'Other names',
  aliasHelp:
    'One a line, the language first: “en Pact on Migration”. A * stands where a word may go on: “pl pakt* migracyjn*”.',
  empty: 'This dossier has no codebook yet. Add the first agreement.',
  coders: 'Coders',
  codersHelp:
    'One name a line. In the study of this name nobody else codes; anybody may while nobody is named here.',
  nothing: 'No agreement of the codebook has these words.',
  code: 'Code a text',
} as const;
