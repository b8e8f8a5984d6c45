/**
 * Which statements hold a word: for each word the slots of its statements, as gaps of seven bits a
 * byte. 600,000 statements take some tens of megabytes and answer in milliseconds.
 */

interface Places {
  bytes: Uint8Array;
  length: number;
  last: number;
  count: number;
}

const continued = 0x80;
const bits = 0x7f;

/** A whole index in few pieces, for a file: the gaps of each word, one word after another. */
export interface KeptIndex {
  slots: number;
  words: string[];
  lengths: Uint32Array;
  lasts: Uint32Array;
  counts: Uint32Array;
  gaps: Uint8Array;
}

/** Texts are told in the order of their slots; what a slot held is never forgotten. */
export class InvertedIndex {
  readonly #places = new Map<string, Places>();
  /** Told before all that was there has been read. */
  #waiting: [slot: number, text: string][] = [];
  #slots = 0;
  #reading: Promise<void> | null = null;
  #complete = false;

  /** Whether every statement has been told. */
  get complete(): boolean {
    return this.#complete;
  }

  /**
   * Begins to read the texts of all statements that are there, unless that has begun: `read` tells
   * them in the order of their slots. What is told meanwhile comes after them.
   */
  fill(read: (tell: (slot: number, text: string) => void) => Promise<void>): Promise<void> {
    this.#reading ??= this.#fill(read).catch((error: unknown) => {
      this.#reading = null;
      throw error;
    });
    return this.#reading;
  }

  async #fill(read: (tell: (slot: number, text: string) => void) => Promise<void>): Promise<void> {
    this.#places.clear();
    this.#slots = 0;
    await read((slot, text) => this.#add(slot, text));
    for (const [slot, text] of this.#waiting) this.#add(slot, text);
    this.#waiting = [];
    this.#complete = true;
  }

  /** What `from` makes an index of again; null while not every statement of so many slots is told. */
  toKeep(slots: number): KeptIndex | null {
    if (!this.#complete || this.#slots > slots) return null;
    const all = [...this.#places.values()];
    const gaps = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const { bytes, length } of all) {
      gaps.set(bytes.subarray(0, length), at);
      at += length;
    }
    return {
      slots: this.#slots,
      words: [...this.#places.keys()],
      lengths: Uint32Array.from(all, (one) => one.length),
      lasts: Uint32Array.from(all, (one) => one.last),
      counts: Uint32Array.from(all, (one) => one.count),
      gaps,
    };
  }

  static from({ slots, words, lengths, lasts, counts, gaps }: KeptIndex): InvertedIndex {
    const index = new InvertedIndex();
    let at = 0;
    for (const [number, word] of words.entries()) {
      const length = lengths[number] ?? 0;
      const bytes = gaps.subarray(at, at + length);
      at += length;
      index.#places.set(word, {
        bytes,
        length,
        last: lasts[number] ?? 0,
        count: counts[number] ?? 0,
      });
    }
    index.#slots = slots;
    index.#complete = true;
    index.#reading = Promise.resolve();
    return index;
  }

  /** A new statement, or one that changed and has a new slot. */
  tell(slot: number, text: string): void {
    if (this.#complete) this.#add(slot, text);
    else this.#waiting.push([slot, text]);
  }

  /** A mark for each slot whose statement holds all the words; null when no word is asked. */
  holding(asked: readonly string[]): Uint8Array | null {
    const all = [...new Set(asked)].map((word) => this.#places.get(word));
    if (all.length === 0) return null;
    const marks = new Uint8Array(this.#slots);
    const places = all.filter((one) => one !== undefined).sort((a, b) => a.count - b.count);
    if (places.length < all.length) return marks;
    for (const [round, one] of places.entries()) {
      eachSlot(one, (slot) => {
        if (marks[slot] === round) marks[slot] = round + 1;
      });
    }
    for (let slot = 0; slot < marks.length; slot += 1) {
      marks[slot] = marks[slot] === places.length ? 1 : 0;
    }
    return marks;
  }

  /** For each slot how much of the words its statement holds: the rarer a word, the more it weighs. */
  weighing(asked: readonly string[]): Float64Array {
    const weights = new Float64Array(this.#slots);
    for (const word of new Set(asked)) {
      const places = this.#places.get(word);
      if (!places) continue;
      const weight = Math.log(1 + this.#slots / places.count);
      eachSlot(places, (slot) => {
        weights[slot] = (weights[slot] ?? 0) + weight;
      });
    }
    return weights;
  }

  #add(slot: number, text: string): void {
    if (slot < this.#slots) return;
    this.#slots = slot + 1;
    for (const word of new Set(text.split(' '))) {
      let places = this.#places.get(word);
      if (!places) {
        places = { bytes: new Uint8Array(2), length: 0, last: 0, count: 0 };
        this.#places.set(word, places);
      }
      append(places, slot);
    }
  }
}

function append(places: Places, slot: number): void {
  if (places.length + 5 > places.bytes.length) {
    const larger = new Uint8Array(Math.ceil(places.bytes.length * 1.5) + 5);
    larger.set(places.bytes.subarray(0, places.length));
    places.bytes = larger;
  }
  let gap = slot - places.last;
  while (gap > bits) {
    places.bytes[places.length] = (gap & bits) | continued;
    places.length += 1;
    gap >>>= 7;
  }
  places.bytes[places.length] = gap;
  places.length += 1;
  places.last = slot;
  places.count += 1;
}

function eachSlot({ bytes, length }: Places, visit: (slot: number) => void): void {
  let slot = 0;
  let gap = 0;
  let shift = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    gap |= (byte & bits) << shift;
    if (byte & continued) {
      shift += 7;
    } else {
      slot += gap;
      visit(slot);
      gap = 0;
      shift = 0;
    }
  }
}
