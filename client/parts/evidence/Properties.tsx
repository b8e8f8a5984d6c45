/** Properties as the vocabulary types them. */

import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { dateText } from '../../../model/formats/date-text.ts';
import { kindName } from '../../../model/formats/names.ts';
import { remarksOf } from '../../../model/formats/statement-words.ts';
import type { PropertyValue } from '../../../model/schemas/graph.ts';
import type { PropertyDefinition } from '../../../model/vocabulary/labels.ts';
import { nodeOptions } from '../../api/node.ts';
import { webAddress } from '../../ui/web-address.ts';
import { NodeLink } from '../links/NodeLink.tsx';
import { PlainValue } from './PlainValue.tsx';
import { strings } from './strings.ts';
import './evidence.css';

type Properties = Record<string, PropertyValue>;

/** What restricts a fact: that it is not verified, and its note. */
export function Remarks({ properties }: { properties: Properties }) {
  return <RemarkList remarks={remarksOf(properties)} />;
}

/** Remarks, a paragraph each. */
export function RemarkList({ remarks }: { remarks: readonly string[] }) {
  return remarks.map((text) => (
    <p className="remark" key={text}>
      {text}
    </p>
  ));
}

const elsewhere = new Set([
  'note',
  'verified',
  'basis',
  'sources',
  'name',
  'title',
  'text',
  'description',
]);

/**
 * The rest, in the vocabulary's order; what the vocabulary does not know comes last, as it is. Without
 * `known` all of it is of a graph of others, whose names mean what they mean there.
 */
export function PropertyList({
  properties,
  known = {},
}: {
  properties: Properties;
  known?: Record<string, PropertyDefinition> | undefined;
}) {
  const isKnown = (name: string) => Object.hasOwn(known, name);
  const names = [
    ...Object.keys(known).filter((name) => Object.hasOwn(properties, name)),
    ...Object.keys(properties).filter((name) => !isKnown(name)),
  ].filter((name) => !elsewhere.has(name) || !isKnown(name));
  if (names.length === 0) return null;
  return (
    <dl className="facts">
      {names.map((name) => {
        const definition = isKnown(name) ? known[name] : undefined;
        const value = properties[name] ?? null;
        return (
          <Fragment key={name}>
            <dt>{definition?.title ?? name}</dt>
            <dd>
              {definition ? (
                <Value name={name} value={value} type={definition.type} />
              ) : (
                <PlainValue value={value} />
              )}
            </dd>
          </Fragment>
        );
      })}
    </dl>
  );
}

interface ValueProps {
  name: string;
  value: PropertyValue;
  type: PropertyDefinition['type'] | undefined;
}

function Value({ name, value, type }: ValueProps) {
  if (type === 'date') return <>{dateText(value)}</>;
  if (type === 'entity') return <Named id={String(value)} />;
  if (type === 'entities' && Array.isArray(value)) {
    return (
      <>
        {value.map((id) => (
          <p key={String(id)}>
            <Named id={String(id)} />
          </p>
        ))}
      </>
    );
  }
  const address = type === 'url' ? webAddress(value) : undefined;
  if (address) return <a href={address.href}>{String(value)}</a>;
  if (type === 'boolean' || typeof value === 'boolean')
    return <>{value ? strings.yes : strings.no}</>;
  if (name === 'kind') return <>{kindName(value)}</>;
  return <PlainValue value={value} />;
}

function Named({ id }: { id: string }) {
  const { data } = useQuery(nodeOptions(id));
  return data ? <NodeLink node={data.node} /> : id;
}
