/** Problems or notes, grouped by cause, each with file and line. */
import type { IssueGroup } from '../../../model/schemas/imports.ts';
import { strings } from './strings.ts';

const firstOpen = 3;

interface IssuesProps {
  groups: readonly IssueGroup[];
  title: string;
  lead: string;
}

export function Issues({ groups, title, lead }: IssuesProps) {
  if (groups.length === 0) return null;
  return (
    <section className="part" aria-label={title}>
      <h2>{title}</h2>
      <p className="lead">{lead}</p>
      {groups.map(({ kind, cause, advice, count, cases }, index) => (
        <details
          key={`${kind} ${cause}`}
          className="issues"
          open={kind === 'problem' && index < firstOpen}
        >
          <summary>
            <strong>{count.toLocaleString('en')} ×</strong> {cause}
          </summary>
          {advice && <p>{advice}</p>}
          <ul>
            {cases.map(({ place, message }) => (
              <li key={`${place} ${message}`}>
                <code>{place}</code> {message}
              </li>
            ))}
          </ul>
          {count > cases.length && (
            <p className="caption">
              {strings.and} {(count - cases.length).toLocaleString('en')} {strings.more}
            </p>
          )}
        </details>
      ))}
    </section>
  );
}
