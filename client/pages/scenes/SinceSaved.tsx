/** Lists what has changed in the graph since the scene was saved, and marks it on the canvas. */
import { useState } from 'react';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName } from '../../../model/formats/names.ts';
import type { GraphRelationship } from '../../../model/schemas/graph.ts';
import { explorer } from '../../canvas/index.ts';
import { relationshipTitle } from '../../canvas/state/look.ts';
import { Icon } from '../../ui/icons.tsx';
import type { NamedEntity, SceneChanges } from './compare.ts';
import { strings } from './strings.ts';

interface SinceSavedProps {
  changes: SceneChanges;
  date: string;
  onClose: () => void;
}

/** One line that opens to a list. */
export function SinceSaved({ changes, date, onClose }: SinceSavedProps) {
  const [open, setOpen] = useState(false);
  const { gone, changed, newRelationships, goneRelationships, changedRelationships } = changes;
  const more = changes.statements.reduce((sum, one) => sum + Math.max(0, one.more), 0);
  const parts = [
    gone.length > 0 && `${counted(gone.length, 'node')} gone`,
    changed.length > 0 && `${counted(changed.length, 'node')} changed`,
    newRelationships.length > 0 &&
      strings.amongWhatIsShown(counted(newRelationships.length, strings.newRelationship)),
    goneRelationships.length > 0 && `${counted(goneRelationships.length, 'relationship')} gone`,
    changedRelationships.length > 0 &&
      `${counted(changedRelationships.length, 'relationship')} changed`,
    more > 0 && strings.aboutItsAgreements(counted(more, strings.newStatement)),
    changes.elsewhere.length > 0 &&
      strings.withOtherRelationshipsBeyondThe(counted(changes.elsewhere.length, 'node')),
  ].filter(Boolean);
  const marked = [
    ...changed.map((one) => one.id),
    ...[...newRelationships, ...changedRelationships].flatMap((one) => [one.from, one.to]),
  ];
  return (
    <section className="since-saved" aria-label={strings.changesSinceItWas}>
      <p>
        <b>
          {strings.since} {dateText(date)}:
        </b>{' '}
        {parts.join(', ')}.{' '}
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? strings.less : strings.details}
        </button>
        {marked.length > 0 && (
          <>
            {' '}
            <button
              type="button"
              className="link"
              onClick={() => explorer.selectMany([...new Set(marked)])}
            >
              {strings.markOnTheCanvas}
            </button>
          </>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={strings.closeTheListOf}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </p>
      {open && (
        <ul>
          {gone.map((one) => (
            <li key={one.id}>
              {strings.gone} {one.name}
            </li>
          ))}
          {changed.map((one) => (
            <li key={one.id}>
              {strings.changed} <Opens {...one} />
            </li>
          ))}
          {newRelationships.map((one) => (
            <Joined key={one.id} one={one} word={strings.new} />
          ))}
          {changedRelationships.map((one) => (
            <Joined key={one.id} one={one} word={strings.changed2} />
          ))}
          {goneRelationships.map((id) => (
            <li key={id}>
              {strings.goneRelationship} {id}
            </li>
          ))}
          {changes.statements.map((one) => (
            <li key={one.id}>
              <Opens {...one} />:{' '}
              {difference(one.more, strings.statementAboutIt, strings.statementsAboutIt)}
            </li>
          ))}
          {changes.elsewhere.map((one) => (
            <li key={one.id}>
              <Opens {...one} />:{' '}
              {difference(one.more, strings.relationshipNotShown, strings.relationshipsNotShown)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function difference(more: number, one: string, many: string): string {
  return `${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'} ${Math.abs(more) === 1 ? one : many}`;
}

function Opens({ id, name }: NamedEntity) {
  return (
    <button type="button" className="link" onClick={() => explorer.select(id)}>
      {name}
    </button>
  );
}

function Joined({ one, word }: { one: GraphRelationship; word: string }) {
  const { nodes } = explorer.scene();
  const name = (id: string) => {
    const node = nodes.get(id);
    return node ? nodeName(node) : id;
  };
  return (
    <li>
      {word}: <Opens id={one.from} name={name(one.from)} />{' '}
      <Opens id={one.id} name={relationshipTitle(one)} /> <Opens id={one.to} name={name(one.to)} />
    </li>
  );
}
