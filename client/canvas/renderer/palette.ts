/** The colours of the theme that the document has now. */

export type ColourPalette = (token: string) => string;

/** Reads each token once. */
export function readPalette(): ColourPalette {
  const computed = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (token) => {
    let colour = known.get(token);
    if (colour === undefined) {
      colour = computed.getPropertyValue(`--${token}`).trim();
      known.set(token, colour);
    }
    return colour;
  };
}

export const sans = '"Source Sans 3 Variable", sans-serif';
export const serif = '"Source Serif 4 Variable", Georgia, serif';
