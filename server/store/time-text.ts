/** Times as both engines write them: no zeros at the end of a fraction. */
export function timeText(text: string): string {
  return text.replace(/(\.\d*?)0+(?=\D|$)/, (_, kept: string) => (kept === '.' ? '' : kept));
}
