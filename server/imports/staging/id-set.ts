/**
 * A set of ids in little memory: of each it keeps 64 bits, so that ten million take 160 MB. That an
 * id which is not in it is taken for one that is has a chance of less than one in a million even then.
 */
export class IdSet {
  #slots = new Uint32Array(2 * 1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether it was not there before. */
  add(id: string): boolean {
    if (this.#size * 4 > this.#slots.length) this.#grow();
    const [high, low] = hash(id);
    return this.#put(high, low);
  }

  has(id: string): boolean {
    const [high, low] = hash(id);
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const first = slots[2 * at];
      const second = slots[2 * at + 1];
      if (first === 0 && second === 0) return false;
      if (first === high && second === low) return true;
    }
  }

  #put(high: number, low: number): boolean {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const first = slots[2 * at];
      const second = slots[2 * at + 1];
      if (first === high && second === low) return false;
      if (first === 0 && second === 0) {
        slots[2 * at] = high;
        slots[2 * at + 1] = low;
        this.#size += 1;
        return true;
      }
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.#size = 0;
    for (let at = 0; at < old.length; at += 2) {
      const high = old[at] ?? 0;
      const low = old[at + 1] ?? 0;
      if (high !== 0 || low !== 0) this.#put(high, low);
    }
  }
}

/** Two numbers of 32 bits (cyrb53's two halves); never both 0. */
function hash(text: string): [high: number, low: number] {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  const high = one >>> 0;
  const low = other >>> 0;
  return high === 0 && low === 0 ? [1, 0] : [high, low];
}

/** A number for a text, to share texts out evenly. */
export function hashed(text: string): number {
  return hash(text)[1];
}
