/** What keys and buttons do on the workbench: one function for both. */

import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react';
import type { Span } from '../../../coding/types.ts';
import { nodeName } from '../../../model/formats/names.ts';
import type { Stance } from '../../../model/vocabulary/labels.ts';
import { nodeOptions } from '../../api/node.ts';
import type { Searching } from './Card.tsx';
import { type ActionName, actionOf } from './keys.ts';
import * as on from './model/actions.ts';
import type { Draft } from './model/draft.ts';
import { moved, sentenceAt } from './model/words.ts';
import {
  askedField,
  type Choice,
  type Coded,
  choicesOf,
  currentOf,
  missingOf,
  type Work,
  weak,
} from './model/work.ts';
import type { OpenDraft } from './useDraft.ts';

interface Doing {
  publish(): void;
  download(): void;
}

export function useWorkbench(
  open: OpenDraft,
  draft: Draft,
  box: RefObject<HTMLElement | null>,
  doing: Doing,
) {
  const { work, text } = draft;
  const client = useQueryClient();
  const [adding, setAdding] = useState<'agreement' | 'speaker' | null>(null);
  const [searching, setSearching] = useState<Searching>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const [hiding, setHiding] = useState(true);
  const [codebook, setCodebook] = useState(false);
  const [making, setMaking] = useState<string | null>(null);
  const [cursor, setCursor] = useState<Span | null>(null);
  const one = currentOf(work);
  const isHidden = useCallback(
    (other: Coded) =>
      hiding &&
      other.state === 'open' &&
      (other.fragment || (other.suggestion?.confidence ?? 1) < weak) &&
      other.ref !== work.current &&
      other.fragment,
    [hiding, work.current],
  );

  const act = (change: (work: Work) => Work) => {
    setMessage(null);
    setAdding(null);
    open.act(change);
  };
  const toList = () => box.current?.querySelector<HTMLElement>('.coding-list')?.focus();
  const choose = (choice: Choice, field: 'speaker' | 'agreement') => {
    const more = adding === field || searching === 'moreAgreement' || searching === 'moreSpeaker';
    if (searching) requestAnimationFrame(toList);
    setSearching(null);
    act((now) => on.choose(now, choice, field, more));
  };
  const stanceOn = (stance: Stance, agreement: string | 'all' | null) =>
    act((now) => on.setStance(now, stance, agreement));
  const move = (edge: 'start' | 'end', by: -1 | 1) =>
    act((now) => {
      const parts = currentOf(now)?.segments ?? [];
      const at = edge === 'start' ? 0 : parts.length - 1;
      const part = parts[at];
      return part ? on.setSegments(now, parts.with(at, moved(text, part, edge, by))) : now;
    });
  const widen = () =>
    act((now) => {
      const coded = currentOf(now);
      const first = coded?.segments[0];
      if (!coded || !first) return now;
      const whole = sentenceAt(text, first.start);
      const isWhole =
        coded.segments.length === 1 && first.start === whole.start && first.end === whole.end;
      return on.setSegments(now, isWhole && coded.suggestion ? coded.suggestion.segments : [whole]);
    });
  const create = () => {
    const span =
      selectedIn(box.current, text) ??
      (cursor && cursor.end > cursor.start ? cursor : null) ??
      sentenceAt(text, cursor?.start ?? one?.segments[0]?.end ?? 0);
    const quoted = /["“„«»‘’]\s*$/.test(text.slice(Math.max(0, span.start - 3), span.start));
    act((now) => on.addStatement(now, span, quoted ? 'quote' : 'paraphrase'));
    setCursor(null);
    toList();
  };
  const confirm = () => {
    if (!one) return;
    if (one.state === 'known') {
      open.act((now) => on.step(now, 1));
      return;
    }
    const missing = missingOf(one);
    if (missing) setMessage(missing);
    else act(on.confirm);
  };
  const run = (name: ActionName) => {
    const effects: Record<ActionName, () => void> = {
      next: () => act((now) => on.step(now, 1)),
      previous: () => act((now) => on.step(now, -1)),
      confirm,
      speaker: () => setSearching('speaker'),
      agreement: () => setSearching('agreement'),
      support: () => stanceOn('support', null),
      oppose: () => stanceOn('oppose', null),
      mixed: () => stanceOn('mixed', null),
      neutral: () => stanceOn('neutral', null),
      moreAgreement: () =>
        adding === 'agreement' ? setSearching('moreAgreement') : setAdding('agreement'),
      moreSpeaker: () =>
        adding === 'speaker' ? setSearching('moreSpeaker') : setAdding('speaker'),
      dismiss: () => act((now) => on.setState(now, 'dismissed')),
      unsure: () => act((now) => on.setState(now, 'unsure')),
      startLeft: () => move('start', -1),
      startRight: () => move('start', 1),
      endRight: () => move('end', 1),
      endLeft: () => move('end', -1),
      widen,
      glue: () => act(on.glue),
      breakApart: () => act(on.breakApart),
      create,
      text: () => {
        const at = one?.segments[0]?.start ?? 0;
        setCursor({ start: at, end: at });
        box.current?.querySelector<HTMLElement>('.coding-text')?.focus();
      },
      kind: () => act(on.toggleKind),
      date: () => act(on.toggleDate),
      duplicate: () => act(on.duplicate),
      toldBy: () =>
        one?.reportedBy ? act((now) => on.setTeller(now, null)) : setSearching('toldBy'),
      entity: () => setMaking(one?.speakers.find(({ id }) => id === null)?.name ?? ''),
      hide: () => setHiding(!hiding),
      codebook: () => setCodebook(!codebook),
      reopen: () => act(on.reopen),
      help: () => setHelp(true),
    };
    effects[name]();
  };
  const searched = (id: string | undefined) => {
    const field = searching;
    setSearching(null);
    requestAnimationFrame(toList);
    if (!id || !field) return;
    void client.fetchQuery(nodeOptions(id)).then(({ node }) => {
      const name = nodeName(node);
      if (field === 'speaker' || field === 'moreSpeaker')
        act((now) => on.setSpeaker(now, { id, name }, field === 'moreSpeaker'));
      else if (field === 'toldBy') act((now) => on.setTeller(now, { id, name }));
      else act((now) => on.setAgreement(now, id, name, field === 'moreAgreement'));
    });
  };
  const inText = (event: KeyboardEvent): boolean => {
    if (!cursor) return false;
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by !== 0) {
      const wide = {
        start: event.shiftKey ? cursor.start : 0,
        end: Math.max(cursor.end, cursor.start + 1),
      };
      if (event.shiftKey) setCursor({ ...cursor, end: moved(text, wide, 'end', by).end });
      else {
        const start = moved(text, { start: cursor.start, end: text.length }, 'start', by).start;
        setCursor({ start, end: moved(text, { start, end: start + 1 }, 'end', 1).end });
      }
      return true;
    }
    if (event.key === 'Enter') {
      create();
      return true;
    }
    if (event.key === 'Escape') {
      setCursor(null);
      toList();
      return true;
    }
    return false;
  };
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (target.closest('dialog')) return;
    const taken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (command && !typing && key === 'z') (event.shiftKey ? open.redo : open.undo)();
    else if (command && event.key === 'Enter') doing.publish();
    else if (command && key === 's') doing.download();
    else if (typing || command || event.altKey) return;
    else if (inText(event)) {
      taken();
      return;
    } else if (event.key === 'Escape' && (adding || searching)) {
      setAdding(null);
      setSearching(null);
    } else if (target.matches('button, a, summary') && (event.key === 'Enter' || event.key === ' '))
      return;
    else if (/^[1-5]$/.test(event.key) && one) {
      const asked = adding ?? (askedField(one) === 'speaker' ? 'speaker' : 'agreement');
      const choice = choicesOf(work, one, asked)[Number(event.key) - 1];
      if (choice) choose(choice, asked);
    } else {
      const name = actionOf(event.key) ?? actionOf(event.key.toLowerCase());
      if (!name) return;
      const all = event.shiftKey && ['m', 'M', '_', ')'].includes(event.key);
      if (all) stanceOn('mixed', 'all');
      else run(name);
    }
    taken();
  };
  return {
    adding,
    searching,
    message,
    help,
    setHelp,
    codebook,
    making,
    setMaking,
    cursor,
    isHidden,
    run,
    choose,
    stanceOn,
    searched,
    onKey,
  };
}

/** The words that are selected with the mouse or by touch, as a stretch of the text. */
function selectedIn(box: HTMLElement | null, text: string): Span | null {
  const selection = getSelection();
  const pane = box?.querySelector('.coding-text');
  if (!selection || selection.isCollapsed || !pane?.contains(selection.anchorNode)) return null;
  const words = selection.toString().trim();
  if (words === '') return null;
  const paragraph = selection.anchorNode?.parentElement?.closest('p');
  const number = Number(paragraph?.dataset.number ?? 1);
  let from = 0;
  let seen = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') seen += 1;
    if (seen === number) break;
    from += line.length + 1;
  }
  const start = text.indexOf(words.split('\n')[0] ?? '', from);
  return start < 0 ? null : { start, end: start + words.length };
}
