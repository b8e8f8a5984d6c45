/** The permanent page of a statement. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { statementOptions } from '../../api/index.ts';
import { idOfPage } from '../../app/address.ts';
import { explorer } from '../../graph/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { EvidenceCard } from '../inspector/EvidenceCard.tsx';
import '../inspector/inspector.css';
import { PageMessage } from './PageMessage.tsx';
import './reader.css';

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
