/** Arrays of numbers that grow, and readers over them. */
import type { Ids } from './graph.ts';

/** Numbers of 32 bits; what was never set is 0. */
export class GrowingInts {
  values: Int32Array = new Int32Array(16);
  length = 0;

  get(index: number): number {
    return index < this.length ? (this.values[index] as number) : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.values.length) {
      const wider = new Int32Array(Math.max(index + 1, Math.ceil(this.values.length * 1.5)));
      wider.set(this.values.subarray(0, this.length));
      this.values = wider;
    }
    this.values[index] = value;
    if (index >= this.length) this.length = index + 1;
  }

  push(value: number): void {
    this.set(this.length, value);
  }
}

/** The store's numbers of elements, each at its place here; found again by searching. */
export class ElementNumbers {
  private readonly values: number[] = [];
  private rising = true;
  private places: Map<number, number> | undefined;

  get length(): number {
    return this.values.length;
  }

  at(place: number): number {
    return this.values[place] as number;
  }

  add(number: number): number {
    const place = this.values.length;
    if (place > 0 && number <= (this.values[place - 1] as number)) this.rising = false;
    this.values.push(number);
    this.places?.set(number, place);
    return place;
  }

  /** -1 when it is not there. The last one that was added counts. */
  placeOf(number: number): number {
    if (!this.rising) {
      this.places ??= new Map(this.values.map((one, place) => [one, place]));
      return this.places.get(number) ?? -1;
    }
    // Numbers mostly come one after the other.
    const guess = number - (this.values[0] ?? 0);
    if (this.values[guess] === number) return guess;
    let low = 0;
    let high = this.values.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.values[middle] as number;
      if (found === number) return middle;
      if (found < number) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** The number in `n:5` or `e:5`; -1 when it is none. */
export function numberIn(elementId: string, letter: 'n' | 'e'): number {
  const { length } = elementId;
  if (length < 3 || length > 17 || elementId[0] !== letter || elementId[1] !== ':') return -1;
  let number = 0;
  for (let place = 2; place < length; place++) {
    const digit = elementId.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

export const nothing: Ids = { next: () => -1 };

/** Reads the numbers of a list that pass a test. */
export class ListIds implements Ids {
  private readonly list: ArrayLike<number>;
  private readonly passes: ((id: number) => boolean) | undefined;
  private place = 0;

  constructor(list: ArrayLike<number>, passes?: (id: number) => boolean) {
    this.list = list;
    this.passes = passes;
  }

  next(): number {
    while (this.place < this.list.length) {
      const id = this.list[this.place++] as number;
      if (!this.passes || this.passes(id)) return id;
    }
    return -1;
  }
}

/** Reads the numbers below `end` that pass a test. */
export class RangeIds implements Ids {
  private readonly end: number;
  private readonly passes: (id: number) => boolean;
  private place = 0;

  constructor(end: number, passes: (id: number) => boolean) {
    this.end = end;
    this.passes = passes;
  }

  next(): number {
    while (this.place < this.end) {
      const id = this.place++;
      if (this.passes(id)) return id;
    }
    return -1;
  }
}
