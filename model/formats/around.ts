/** Words before and after a place in a text, as a text quote selector has them. */

const length = 32;

/** At most 32 characters on either side, which never cut a character in two. */
export function around(
  text: string,
  start: number,
  end: number,
): { prefix: string; suffix: string } {
  const isLow = (at: number) => at >= 0xdc00 && at <= 0xdfff;
  let before = Math.max(0, start - length);
  if (isLow(text.charCodeAt(before))) before += 1;
  let after = Math.min(text.length, end + length);
  if (isLow(text.charCodeAt(after))) after -= 1;
  return { prefix: text.slice(before, start), suffix: text.slice(end, Math.max(end, after)) };
}
