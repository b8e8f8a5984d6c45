/** Who may write here, who is told, and what was written. */
import { To } from '../../address/To.tsx';
import { Audit } from './Audit.tsx';
import { strings } from './strings.ts';
import { Tokens } from './Tokens.tsx';
import { Webhooks } from './Webhooks.tsx';
import './access.css';

export default function AccessPage() {
  return (
    <section className="page-scroller" aria-label={strings.title} tabIndex={0}>
      <div className="page access-page">
        <h1 className="page-title">{strings.title}</h1>
        <p className="lead">
          {strings.lead} <a href="/about">{strings.about}</a>
        </p>
        <p>
          <To to="/reports">{strings.reports}</To>
        </p>
        <section className="part" aria-label={strings.tokens}>
          <h2>{strings.tokens}</h2>
          <Tokens />
        </section>
        <section className="part" aria-label={strings.webhooks}>
          <h2>{strings.webhooks}</h2>
          <Webhooks />
        </section>
        <section className="part" aria-label={strings.audit}>
          <h2>{strings.audit}</h2>
          <Audit />
        </section>
      </div>
    </section>
  );
}
