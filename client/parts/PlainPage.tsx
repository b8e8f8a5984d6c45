/** A page that scrolls as a whole: its title, what it is for, and its content. */
import type { ReactNode } from 'react';

interface PlainPageProps {
  title: string;
  lead: ReactNode;
  className?: string;
  children: ReactNode;
}

export function PlainPage({ title, lead, className = '', children }: PlainPageProps) {
  return (
    <section
      className="page-scroller"
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={title}
    >
      <div className={`page ${className}`.trim()}>
        <h1 className="page-title">{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </div>
    </section>
  );
}
