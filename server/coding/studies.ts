/**
 * A study is texts, a codebook and coders that belong together. Its codebook is the one under its name as
 * it stands in an address; where that says who codes, nobody else does.
 */
import { slug } from '../../model/ids.ts';
import type { CodebookReply } from '../../model/schemas/coding.ts';
import type { Store } from '../store/store.ts';
import { firstDossier, getCodebook } from './codebooks.ts';
import { unfitting } from './published-ids.ts';

/** The codebook of a study; of one without any, and of no study, that of the first dossier. */
async function codebookOf(store: Store, study: string | null): Promise<CodebookReply> {
  const own = study === null ? '' : slug(study);
  const book = own === '' ? undefined : await getCodebook(store, own);
  return book && (book.revision > 0 || book.shipped) ? book : getCodebook(store, firstDossier);
}

/** Throws `unfitting` for whoever is no coder of a study that names its own. */
export async function checkCoders(
  store: Store,
  study: string | null,
  coders: readonly string[],
  path: string,
): Promise<void> {
  if (study === null) return;
  const { dossier, coders: named } = await codebookOf(store, study);
  if (dossier !== slug(study) || named.length === 0) return;
  const other = coders.find((coder) => !named.includes(coder));
  if (other === undefined) return;
  throw unfitting(
    path,
    `${other} is no coder of the study ${study}: ${named.join(', ')} are. Its codebook says who codes.`,
  );
}
