/** What can be done with a saved query: its link, its file, a copy; an own one is changed here too. */

import { useRef, useState } from 'react';
import type { ListedQuery } from '../../../../model/schemas/queries.ts';
import { useGo } from '../../../address/To.tsx';
import { useEditing } from '../../../parts/editing/useEditing.tsx';
import { copyText } from '../../../ui/copy-text.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useClosing } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { ParameterValues } from '../editor/link.ts';
import { withQuery } from '../editor/link.ts';
import { strings } from '../strings.ts';
import { embedCodeOf, filledValues, savedQueryLink } from './link.ts';
import { SaveDialog } from './SaveQuery.tsx';
import { useSaving } from './useSaving.ts';

interface QueryActionsProps {
  query: ListedQuery;
  values: ParameterValues;
  onEdit: () => void;
}

export function QueryActions({ query, values, onEdit }: QueryActionsProps) {
  const { allow, dialog } = useEditing();
  const { remove } = useSaving();
  const [copying, setCopying] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  const go = useGo();
  const copy = async (text: string, what: string) => {
    const copied = await copyText(text);
    toast(copied ? `${what} copied` : strings.theBrowserDoesNotLet(text));
  };
  const actions: [string, () => unknown][] = [
    [
      strings.openInTheEditor,
      async () => {
        const search = await withQuery({}, query.cypher, filledValues(values));
        await go('/queries/new', { search, withScene: true });
      },
    ],
    [strings.copyEmbedCode, () => void copy(embedCodeOf(query, values), strings.embedCode)],
    [
      strings.downloadAsCypher,
      () => void import('./files.ts').then((files) => files.downloadQueries([query])),
    ],
    ...(query.own
      ? ([
          ['Duplicate', () => allow(() => setCopying(true))],
          [
            'Delete',
            () => allow(() => remove(query).catch((error: Error) => toast(error.message))),
          ],
        ] as [string, () => unknown][])
      : []),
  ];
  return (
    <div className="query-actions">
      <button
        type="button"
        className="button"
        title={query.own ? undefined : strings.itComesWithStancegraphAnd}
        onClick={() => allow(query.own ? onEdit : () => setCopying(true))}
      >
        {query.own ? strings.edit3 : strings.duplicate}
      </button>
      <button
        type="button"
        className="button bare"
        onClick={() => void copy(savedQueryLink(query, values), strings.link)}
      >
        <Icon name="link" />
        {strings.copyLink}
      </button>
      <details className="menu-button" ref={menu}>
        <summary className="button bare" aria-label={strings.moreAboutThisQuery}>
          <Icon name="more" />
        </summary>
        <ul>
          {actions.map(([title, act]) => (
            <li key={title}>
              <button
                type="button"
                onClick={(event) => {
                  event.currentTarget.closest('details')?.removeAttribute('open');
                  act();
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {dialog}
      {copying && (
        <SaveDialog
          initial={{ ...query, title: `${query.title} (copy)`, name: '' }}
          onClose={() => setCopying(false)}
        />
      )}
    </div>
  );
}
