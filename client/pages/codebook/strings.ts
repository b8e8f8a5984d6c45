/** The words of the codebook’s page. */
export const strings = {
  title: 'Codebook',
  lead: 'What each agreement means to a coder, and the names by which texts refer to it. These names decide whether an agreement is recognised in a text.',
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
    'One per line, language first: “en Pact on Migration”. A * stands for any word ending: “pl pakt* migracyjn*”.',
  empty: 'This dossier has no codebook yet. Add the first agreement.',
  coders: 'Coders',
  codersHelp:
    'One name per line. Only they may code in the study of this name; while the list is empty, anyone may.',
  nothing: 'No agreement in the codebook matches these words.',
  code: 'Code a text',
} as const;
