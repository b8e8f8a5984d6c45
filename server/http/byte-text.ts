/** Text that grows as bytes of UTF-8, without a string or buffer for each of its pieces. */

/** A character of JavaScript has at most so many bytes. */
const bytesOfCharacter = 3;
const firstBytes = 8 * 1024;

export class ByteText {
  #bytes = Buffer.allocUnsafe(firstBytes);
  #length = 0;

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    this.#makeRoom(text.length * bytesOfCharacter);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Adds one character of ASCII, by its code. */
  addCode(code: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#length] = code;
    this.#length += 1;
  }

  /** Adds the bytes of `other` from `start` up to `end`. */
  addPart(other: ByteText, start: number, end: number): void {
    this.#makeRoom(end - start);
    this.#bytes.set(other.#bytes.subarray(start, end), this.#length);
    this.#length += end - start;
  }

  /** What is there so far; it shares the memory. */
  toBytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
