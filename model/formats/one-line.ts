/**
 * Text on one line: no control characters, and neither of Unicode's separators of lines and paragraphs. Written out,
 * as not every reader of the API's description knows the names of these classes.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are refused
export const oneLine = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/u;
