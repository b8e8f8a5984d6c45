/** The explorer's selection as Cytoscape's: the renderer paints what is selected there. */
import type { CollectionReturnValue, Core } from 'cytoscape';
import { endsOfBetween } from '../state/between.ts';

/** Selects these elements and no others; of a selection of all between two nodes, its edges. */
export function selectElements(cy: Core, ids: readonly string[]): void {
  const wanted = cy.collection();
  for (const id of ids) wanted.merge(elementsOf(cy, id));
  cy.batch(() => {
    cy.elements(':selected').difference(wanted).unselect();
    wanted.filter(':unselected').select();
  });
}

function elementsOf(cy: Core, id: string): CollectionReturnValue {
  const ends = endsOfBetween(id);
  if (!ends) return cy.getElementById(id);
  const [one, other] = [cy.getElementById(ends[0]), cy.getElementById(ends[1])];
  return cy.collection().merge(one.edgesWith(other));
}
