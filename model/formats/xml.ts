/** Texts in XML. */

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** What XML 1.0 has no way to write: control characters, and halves of characters. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Whether a text has characters that XML cannot hold. */
export function isXmlText(text: string): boolean {
  return text.search(impossible) < 0;
}

/** A text between tags; what XML cannot hold is left out. Line feeds stay as they are. */
export function xmlText(text: string): string {
  return text.replace(impossible, '').replace(/[&<>\r]/g, (sign) => signs[sign] ?? sign);
}

/** A text as an attribute's value, in which XML would turn line ends into blanks. */
export function xmlAttribute(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"\r\n\t]/g, (sign) => signs[sign] ?? sign);
}
