/** A set of whole numbers from 0 to 2^53, several times faster than `Set` for large ones. */

export class NumberSet {
  #slots: Float64Array;
  #size = 0;

  constructor(expected: number) {
    let length = 16;
    while (length < expected * 2) length *= 2;
    this.#slots = new Float64Array(length).fill(-1);
  }

  /** Adds a number; false when it was there. */
  add(value: number): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const mask = this.#slots.length - 1;
    let at = hash(value) & mask;
    for (;;) {
      const known = this.#slots[at];
      if (known === -1) break;
      if (known === value) return false;
      at = (at + 1) & mask;
    }
    this.#slots[at] = value;
    this.#size += 1;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 2).fill(-1);
    this.#size = 0;
    for (const value of old) if (value !== -1) this.add(value);
  }
}

function hash(value: number): number {
  const high = Math.floor(value / 2 ** 32);
  let mixed = Math.imul((value >>> 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
