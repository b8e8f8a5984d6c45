/** The permanent page of a statement. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { idOfPage } from '../../address/address.ts';
import { statementOptions } from '../../api/index.ts';
import { explorer } from '../../canvas/index.ts';
import { EvidenceCard } from '../../parts/evidence/EvidenceCard.tsx';
import { Icon } from '../../ui/icons.tsx';
import '../../parts/inspector/inspector.css';
import { PageMessage } from '../../parts/PageMessage.tsx';
import '../source/reader.css';

export default function StatementPage() {
  const { id: part } = useParams({ strict: false }) as { id: string };
  const id = idOfPage(part, 'statement');
  const navigate = useNavigate();
  const { error, isPending, refetch } = useQuery(statementOptions(id));
  if (isPending) return <div className="message late">Reading</div>;
  if (error) return <PageMessage error={error} retry={() => void refetch()} />;
  const toGraph = async () => {
    await navigate({ to: '/', search: { sel: id } as never, hash: true });
    await explorer.add([id], { select: id });
  };
  return (
    <section
      className="page-scroller"
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label="Statement"
    >
      <div className="page statement-page">
        <h1 className="hidden-text">Statement</h1>
        <EvidenceCard id={id} />
        <p className="actions">
          <button type="button" className="button" onClick={() => void toGraph()}>
            <Icon name="graph" />
            Show on the graph
          </button>
        </p>
      </div>
    </section>
  );
}
