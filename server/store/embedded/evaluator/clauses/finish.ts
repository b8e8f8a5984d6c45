/** FINISH: everything is run and no row is given. */
import { Step } from '../plan/step.ts';

export class Finish extends Step {
  private readonly source: Step;

  constructor(source: Step) {
    super('EmptyResult', [source]);
    this.source = source;
  }

  open(): void {
    this.source.open();
  }

  next(): boolean {
    while (this.source.next());
    return false;
  }
}
