/** A row of numbers that decides what is made: a shorter row, or smaller numbers, make less. */
export class Choices {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A number from 0 to below `count`; 0 when the row is used up. */
  below(count: number): number {
    const number = this.#numbers[this.#at] ?? 0;
    this.#at += 1;
    return number % count;
  }

  /** Whether something rare happens, once in so many times. */
  once(inSoMany: number): boolean {
    return this.below(inSoMany) === inSoMany - 1;
  }

  /** One of a list, of which the first is the plainest. */
  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** What one of the makers makes. */
  make<Made>(...makers: (() => Made)[]): Made {
    return this.of(makers)();
  }

  /** From `least` to `most` things. */
  many<Made>(least: number, most: number, make: (index: number) => Made): Made[] {
    const count = least + this.below(most - least + 1);
    return Array.from({ length: count }, (_, index) => make(index));
  }

  /** Whether the row is used up, so that nothing large is begun. */
  get isSpent(): boolean {
    return this.#at >= this.#numbers.length;
  }
}
