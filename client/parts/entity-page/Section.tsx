/** A section of a page, with a sentence where it is empty. */
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  lead?: string;
  /** The sentence in place of the content when there is none. */
  empty?: ReactNode;
  children: ReactNode;
}

export function Section({ title, lead, empty = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {empty ? (
        <div className="caption">{empty}</div>
      ) : (
        <>
          {lead && <p className="lead">{lead}</p>}
          {children}
        </>
      )}
    </section>
  );
}
