/** FINISH: everything is run and no row is given. */
import { PlanStep } from '../plan/step.ts';

export class Finish extends PlanStep {
  private readonly source: PlanStep;

  constructor(source: PlanStep) {
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
