/** What can be done with a source's text: a new version of it, and the way back. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import type { SourceReply } from '../../../model/schemas/statements.ts';
import { patient } from '../../api/patient.ts';
import { sourceTextsOptions } from '../../api/source.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { strings } from './strings.ts';

const NewTextDialog = lazy(patient(() => import('./NewTextDialog.tsx')));
const HistoryDialog = lazy(patient(() => import('../../parts/corrections/HistoryDialog.tsx')));

export function SourceActions({ source, text }: Pick<SourceReply, 'source' | 'text'>) {
  const [open, setOpen] = useState<'text' | 'history'>();
  const editing = useEditing();
  const close = () => setOpen(undefined);
  const isCoded = text !== null || typeof source.properties.textHash === 'string';
  const texts = useQuery({ ...sourceTextsOptions(source.id), enabled: isCoded });
  const left = texts.data?.left.length ?? 0;
  return (
    <>
      {left > 0 && (
        <p className="caption" role="note">
          {strings.leftBehind(counted(left, 'statement'))}
        </p>
      )}
      <p className="actions">
        <button
          type="button"
          className="button"
          onClick={() => editing.allow(() => setOpen('text'))}
        >
          {strings.newText}
        </button>
        {(texts.data?.versions.length ?? 0) > 0 && (
          <button type="button" className="button" onClick={() => setOpen('history')}>
            {strings.history}
          </button>
        )}
      </p>
      {editing.dialog}
      <Suspense fallback={null}>
        {open === 'text' && (
          <NewTextDialog
            id={source.id}
            text={text ?? ''}
            language={String(source.properties.language ?? '')}
            onClose={close}
          />
        )}
        {open === 'history' && <HistoryDialog id={source.id} onClose={close} />}
      </Suspense>
    </>
  );
}
