/** Names that the engine takes for words of the language unless they are quoted. */
const reserved = new Set(
  'as when then else end case in is not and or xor null true false with where return match order by limit skip union unwind distinct on set create delete detach merge remove call yield optional starts ends contains exists all any none single count collect asc desc foreach load csv'.split(
    ' ',
  ),
);

/** Whether a name must be quoted for the engine. */
export function isReserved(name: string): boolean {
  return reserved.has(name.toLowerCase());
}

export function quotedWord(name: string): string {
  return `\`${name}\``;
}
