/** The codebook by which a text is coded: that of its study, else that of the first dossier. */
import { useQuery } from '@tanstack/react-query';
import { slug } from '../../../model/ids.ts';
import { codebookOptions } from '../../api/coding-texts.ts';

/** The dossier whose codebook is shipped. */
const firstDossier = 'asylum-optout';

export function useCodebook(study: string | undefined) {
  const own = slug(study ?? '');
  const ofStudy = useQuery({ ...codebookOptions(own), enabled: own !== '' });
  const hasOwn = ofStudy.data !== undefined && (ofStudy.data.revision > 0 || ofStudy.data.shipped);
  const isOther = own === '' || (ofStudy.data !== undefined && !hasOwn);
  const first = useQuery({ ...codebookOptions(firstDossier), enabled: isOther });
  const { data, error } = isOther ? first : ofStudy;
  return { data, error, key: codebookOptions(isOther ? firstDossier : own).queryKey };
}
