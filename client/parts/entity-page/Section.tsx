/** A part of a page under a rule; says in words when there is nothing in it. */
import { type ReactNode, useId } from 'react';

interface SectionParts {
  title: string;
  lead?: string;
  /** What stands in place of the content when there is none. */
  empty?: string | false;
  children: ReactNode;
}

export function Section({ title, lead, empty = false, children }: SectionParts) {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {empty ? (
        <p className="caption">{empty}</p>
      ) : (
        <>
          {lead && <p className="lead">{lead}</p>}
          {children}
        </>
      )}
    </section>
  );
}
