/** Comparing texts without changing them: offsets are UTF-16 code units of the text as kept. */

const table = new Uint16Array(0x10000);
const single = new Set(['’', '‘', '´', '`', '‛', 'ʼ']);

function folded(unit: number): number {
  const char = String.fromCharCode(unit);
  if (single.has(char)) return 0x27;
  if (/[\u2010-\u2015\u2212]/.test(char)) return 0x2d;
  if (/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/.test(char)) return 0x20;
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  return char.toLowerCase().normalize('NFD').charCodeAt(0);
}

/**
 * A text for comparing, of the same length: lower case, no diacritics, one kind of apostrophe, dash
 * and blank. Astral characters stay as they are.
 */
export function foldAligned(text: string): string {
  const units = new Array<string>(Math.ceil(text.length / 4096));
  for (let part = 0; part < units.length; part += 1) {
    const end = Math.min(text.length, (part + 1) * 4096);
    const codes: number[] = [];
    for (let at = part * 4096; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      let to = table[unit] as number;
      if (to === 0) {
        to = folded(unit) || unit;
        table[unit] = to;
      }
      codes.push(to);
    }
    units[part] = String.fromCharCode(...codes);
  }
  return units.join('');
}

/** Characters that a text may have. */
const longestText = 500_000;

/**
 * The text as it is kept: lines end with LF, nothing else is changed. Gives the reason when it
 * cannot be kept.
 */
export function keepable(text: string): { text: string } | { problem: string } {
  const kept = text.replaceAll('\r\n', '\n');
  if (kept.length > longestText) {
    return {
      problem: `The text has ${kept.length} characters; at most ${longestText} can be coded at once. Split it.`,
    };
  }
  const nul = kept.indexOf('\0');
  if (nul >= 0) {
    return {
      problem: `The text has a NUL character at ${nul}. Save it as plain text and try again.`,
    };
  }
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(kept);
  if (lone) {
    return {
      problem: `The text has half a character at ${lone.index}: it was cut or decoded wrongly. Copy it again.`,
    };
  }
  return { text: kept };
}
