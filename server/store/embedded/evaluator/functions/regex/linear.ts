/**
 * The runtime's second engine for regular expressions: it knows no look-around and no references,
 * and takes time in proportion to the text where the first one may try ways without end.
 */
import { setFlagsFromString } from 'node:v8';

// The flag `l` of an expression asks for it; without this the runtime does not know the flag.
setFlagsFromString('--enable-experimental-regexp-engine');

/** The same expression for that engine; null when it cannot be written for it. */
export function linearForm(source: string): RegExp | null {
  const plain = source
    .replace(/\(\?<g\d+>/g, '(?:')
    .replace(/\\u\{([\da-f]{1,4})\}/g, (_all, hex: string) => `\\u${hex.padStart(4, '0')}`);
  // Look-around, references, properties, classes in classes and characters beyond 16 bits.
  if (/\(\?[=!<]|\\[kp]|&&|\[[^\]]*\[|\\u\{/i.test(plain)) return null;
  try {
    return new RegExp(plain, 'l');
  } catch {
    return null;
  }
}

/** Whether every character of a text is one unit, as that engine sees it. */
export function isPlain(text: string): boolean {
  return !/[\ud800-\udfff]/.test(text);
}
