/** Who may write here, who is told, and what was written. */
import { To } from '../../address/To.tsx';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { Audit } from './Audit.tsx';
import { strings } from './strings.ts';
import { Tokens } from './Tokens.tsx';
import { Webhooks } from './Webhooks.tsx';
import './access.css';

export default function AccessPage() {
  return (
    <PlainPage
      title={strings.title}
      lead={
        <>
          {strings.lead} <a href="/about">{strings.about}</a>
        </>
      }
      className="access-page"
    >
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
    </PlainPage>
  );
}
