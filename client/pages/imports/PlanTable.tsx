/** How many of each label and relationship type are new, changed and left, with some of them. */
import type { ImportPlan } from '../../../model/schemas/imports.ts';
import { isLabel, isRelationshipType } from '../../../model/vocabulary/index.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { relationshipTypes } from '../../../model/vocabulary/relationship-types.ts';
import { strings } from './strings.ts';

const outcomes = ['created', 'changed', 'unchanged', 'vanished'] as const;

export function PlanTable({ plan, done }: { plan: ImportPlan; done: boolean }) {
  const kinds = [...new Set(outcomes.flatMap((outcome) => Object.keys(plan[outcome])))];
  const order = [...Object.keys(labels), ...Object.keys(relationshipTypes)];
  kinds.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const shown = outcomes.filter((outcome) => Object.keys(plan[outcome]).length > 0);
  if (kinds.length === 0) return null;
  const samples = [...plan.samples.created, ...plan.samples.changed].filter(({ kind }) =>
    isLabel(kind),
  );
  const title = done ? strings.planDone : strings.plan;
  return (
    <section className="part" aria-labelledby="plan">
      <h2 id="plan">{title}</h2>
      <section className="wide-table" tabIndex={0} aria-label={strings.tableOf(title)}>
        <table className="import-plan">
          <thead>
            <tr>
              <th scope="col">{strings.kind}</th>
              {shown.map((outcome) => (
                <th key={outcome} scope="col" className="num">
                  {strings[outcome]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind}>
                <th scope="row">{titleOf(kind)}</th>
                {shown.map((outcome) => (
                  <td key={outcome} className="num">
                    {plan[outcome][kind]?.toLocaleString('en') ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.includes('vanished') && <p className="caption">{strings.vanishedLead}</p>}
      {samples.length > 0 && (
        <details className="issues">
          <summary>{strings.samples}</summary>
          <ul>
            {samples.map(({ id, kind, name, place }) => (
              <li key={id}>
                <span className="caption">{titleOf(kind)}</span> {name} <code>{place}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function titleOf(kind: string): string {
  if (isLabel(kind)) return labels[kind].plural;
  return isRelationshipType(kind) ? `… ${relationshipTypes[kind].title} …` : kind;
}
