/** What importing files would do: all are checked first, then those that can be are saved, or none. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { createPortal } from 'react-dom';
import type { SavedQuery } from '../../../../model/schemas/queries.ts';
import { importQueries } from '../../../api/import-queries.ts';
import { queriesOptions } from '../../../api/queries.ts';
import { useModal } from '../../../ui/modal.ts';
import { toast } from '../../../ui/toast.tsx';
import { plainMessage } from '../editor/plain-messages.ts';
import { strings } from '../strings.ts';
import { effectOf, type ReadFile } from './files.ts';
import { Problems } from './Problems.tsx';
import { useSaving } from './useSaving.ts';

const effects = {
  new: 'new',
  changes: strings.replacesTheSavedOne,
  same: strings.isHereAlready,
  shipped: strings.comesWithStancegraphAndStays,
};

export default function ImportDialog({
  files,
  onClose,
}: {
  files: ReadFile[];
  onClose: () => void;
}) {
  const dialog = useModal(onClose);
  const id = useId();
  const there = useQuery(queriesOptions).data?.queries;
  const { refresh } = useSaving();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const read = files.map((one) => ({
    ...one,
    effect: one.query && effectOf(one.query, there ?? []),
  }));
  const differing = read.flatMap(({ query, effect }) =>
    query && (effect === 'new' || effect === 'changes') ? [query] : [],
  );
  const check = useCheck(differing, there !== undefined);
  const listed = read.map(({ file, firstLine, query, effect, wrong }) => {
    const refused = check.data?.refused.find(({ name }) => name === query?.name);
    const line =
      refused?.line === undefined ? '' : strings.line2(refused.line + (firstLine ?? 1) - 1);
    const reason = wrong ?? (refused && line + plainMessage(refused.message));
    const isStopped = reason !== undefined || effect === 'shipped';
    return { file, query, isStopped, words: reason ?? (effect && effects[effect]) };
  });
  const stopped = new Set(listed.flatMap(({ query, isStopped }) => (isStopped && query) || []));
  const wanted = check.data ? differing.filter((query) => !stopped.has(query)) : [];
  const leftOut = listed.filter(({ isStopped }) => isStopped).length;
  const start = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { made, changed } = await importQueries(wanted);
      await refresh();
      const saved = made + changed;
      toast(strings.imported(saved, saved === 1 ? 'query' : 'queries'));
      onClose();
    } catch (reason) {
      setError(reason as Error);
    }
    setBusy(false);
  };
  return createPortal(
    <dialog ref={dialog} className="save-query" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{strings.importSavedQueries}</h2>
      <ul className="import-list">
        {listed.map(({ file, words, isStopped }, index) => (
          <li key={index}>
            <code>{file}</code> <span className={isStopped ? 'wrong' : 'caption'}>{words}</span>
          </li>
        ))}
      </ul>
      <p className="caption" role="status">
        {check.isLoading ? strings.checkingThem : summary(wanted.length, leftOut)}
      </p>
      <Problems error={error ?? check.error ?? undefined} />
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={wanted.length === 0 || busy}
          onClick={() => void start()}
        >
          {strings.import} {wanted.length}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {strings.cancel}
        </button>
      </div>
    </dialog>,
    document.body,
  );
}

/** What the server says of them, before anything is saved. */
function useCheck(queries: readonly SavedQuery[], isReady: boolean) {
  return useQuery({
    queryKey: ['check of queries', queries],
    queryFn: () =>
      queries.length > 0
        ? importQueries(queries, true)
        : { made: 0, changed: 0, same: 0, refused: [] },
    enabled: isReady,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

function summary(wanted: number, leftOut: number): string {
  if (wanted === 0) return strings.thereIsNothingToImport;
  if (leftOut === 0) return strings.allOfThemAreSaved;
  const rest = leftOut === 1 ? strings.n1FileIs : strings.filesAre(leftOut);
  return strings.leftOut(
    rest,
    wanted === 1 ? strings.theOtherOneIsSaved : strings.theOthersAreSavedTogether,
  );
}
