/** Soft hyphens for narrow columns. */
const soft = '\u00AD';
const longWord = /[\p{L}]{14,}/gu;
const joint = /([aeiouyà-öø-ÿ][^aeiouyà-öø-ÿ]*)(?=[^aeiouyà-öø-ÿ][aeiouyà-öø-ÿ])/giu;

/** Where a long word may be broken with a hyphen: between syllables, away from both its ends. */
export function breakable(text: string): string {
  return text.replace(longWord, (word) => {
    const inside = word.slice(4, -4).replace(joint, `$1${soft}`);
    return word.slice(0, 4) + inside + word.slice(-4);
  });
}
