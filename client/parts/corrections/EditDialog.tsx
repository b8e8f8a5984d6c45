/** Corrects an actor, party, institution or agreement, with memberships and offices. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { isPartialDate } from '../../../model/dates.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { labelOf } from '../../../model/ours.ts';
import type { EntityChanges } from '../../../model/schemas/corrections.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { propertiesOfLabel } from '../../../model/vocabulary/index.ts';
import { coderName, patchEntity, undoVersion } from '../../api/corrections.ts';
import { termsOptions } from '../../api/terms.ts';
import { useModal } from '../../ui/modal.ts';
import './corrections.css';
import { DialogEnd } from './DialogEnd.tsx';
import { Differences, fieldTitle } from './Differences.tsx';
import { strings } from './strings.ts';
import { type Term, TermFields, termOf } from './TermFields.tsx';
import { toastWithUndo } from './toast-with-undo.ts';
import { useNamesWithin } from './useNamesWithin.ts';
import { WhyFields } from './WhyFields.tsx';

/** Fields that are not typed: what proves it, and what other pages change. */
const left = new Set(['sources', 'verified', 'basis', 'unidentified', 'rapporteur', 'repeals']);

export default function EditDialog({ node, onClose }: { node: GraphNode; onClose: () => void }) {
  const dialog = useModal(onClose);
  const id = useId();
  const client = useQueryClient();
  const label = labelOf(node) ?? 'Actor';
  const properties = propertiesOfLabel(label);
  const names = Object.keys(properties).filter((name) => !left.has(name));
  const [form, setForm] = useState<Record<string, string>>(() => textsOf(node, names));
  const known = useQuery({ ...termsOptions(node.id), enabled: label === 'Actor' });
  const [terms, setTerms] = useState<Record<'memberships' | 'offices', Term[]>>();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(coderName);
  const [isReview, setReview] = useState(false);
  const [problem, setProblem] = useState('');
  const before = known.data && {
    memberships: known.data.memberships.map((one) => termOf(one, 'party')),
    offices: known.data.offices.map((one) => termOf(one, 'institution')),
  };
  useEffect(() => {
    if (before && !terms) setTerms(before);
  }, [before, terms]);
  const wrong = names.filter(
    (name) => properties[name]?.type === 'date' && form[name] && !isPartialDate(form[name]),
  );
  const first = textsOf(node, names);
  const changes = Object.fromEntries(
    names
      .filter((name) => form[name]?.trim() !== first[name]?.trim())
      .map((name) => [name, typedValue(form[name] ?? '', properties[name]?.type)]),
  ) as Record<string, unknown>;
  for (const list of ['memberships', 'offices'] as const) {
    const [now, was] = [terms?.[list], before?.[list]];
    if (now && JSON.stringify(now) !== JSON.stringify(was)) changes[list] = now.map(withoutEmpty);
  }
  const was = Object.fromEntries(
    Object.keys(changes).map((name) => [
      name,
      before && name in before
        ? before[name as keyof typeof before].map(withoutEmpty)
        : (node.properties[name] ?? null),
    ]),
  );
  const shown = useNamesWithin([was, changes]);
  const isReady = Object.keys(changes).length > 0 && wrong.length === 0 && reason.trim() !== '';
  const save = () =>
    patchEntity(node.id, changes as EntityChanges, { reason, by }).then(
      ({ revision }) => {
        void client.invalidateQueries();
        onClose();
        toastWithUndo(client, strings.corrected, (reason) =>
          undoVersion(node.id, revision, { reason, by }),
        );
      },
      (error: Error) => setProblem(error.message),
    );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isReady) return;
    if (isReview) void save();
    else setReview(true);
  };
  return createPortal(
    <dialog ref={dialog} className="keys correction wide" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{isReview ? strings.changes : strings.editTitle(nodeName(node))}</h2>
      <form onSubmit={onSubmit}>
        {isReview ? (
          <Differences before={was} after={changes} fields={Object.keys(changes)} names={shown} />
        ) : (
          <>
            {names.map((name) => (
              <TextField
                key={name}
                title={name === 'aliases' ? strings.aliases : fieldTitle(name)}
                isLong={name === 'aliases' || name === 'description' || name === 'note'}
                isWrong={wrong.includes(name)}
                value={form[name] ?? ''}
                onChange={(value) => setForm({ ...form, [name]: value })}
              />
            ))}
            {terms &&
              (['memberships', 'offices'] as const).map((list) => (
                <TermFields
                  key={list}
                  list={list}
                  terms={terms[list]}
                  onChange={(next) => setTerms({ ...terms, [list]: next })}
                />
              ))}
            <WhyFields reason={reason} by={by} onReason={setReason} onBy={setBy} />
          </>
        )}
        <DialogEnd
          problem={problem}
          action={isReview ? strings.save : strings.review}
          disabled={!isReady}
          onBack={isReview ? () => setReview(false) : undefined}
          onClose={onClose}
        />
      </form>
    </dialog>,
    document.body,
  );
}

function textsOf(node: GraphNode, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = node.properties[name];
      const text = Array.isArray(value) ? value.join('\n') : value;
      return [name, text === undefined || text === null ? '' : String(text)];
    }),
  );
}

function typedValue(text: string, type: string | undefined): unknown {
  const value = text.trim();
  if (type === 'texts') {
    const lines = value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    return lines.length > 0 ? lines : null;
  }
  if (value === '') return null;
  return type === 'integer' ? Number(value) : value;
}

function withoutEmpty(term: Term): Record<string, unknown> {
  return Object.fromEntries(Object.entries(term).filter(([, value]) => value));
}

interface TextFieldProps {
  title: string;
  isLong: boolean;
  isWrong: boolean;
  value: string;
  onChange: (value: string) => void;
}

function TextField({ title, isLong, isWrong, value, onChange }: TextFieldProps) {
  const id = useId();
  const field = {
    id,
    className: 'input',
    value,
    'aria-invalid': isWrong || undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      {isLong ? <textarea {...field} rows={3} /> : <input {...field} />}
      {isWrong && <span className="caption wrong">{strings.dateHelp}</span>}
    </div>
  );
}
