/** What a picture takes from the page: colours of the theme, widths of its fonts. */
import type { Colours } from './svg.ts';
import type { MeasureText } from './words.ts';

/** The colours of the theme that is shown now. */
export function tokenColours(): Colours {
  const computed = getComputedStyle(document.documentElement);
  return (token) => computed.getPropertyValue(`--${token}`).trim();
}

/** Measures with the page's own fonts. */
export function measuredWidth(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const families = {
    sans: '"Source Sans 3 Variable", sans-serif',
    serif: '"Source Serif 4 Variable", Georgia, serif',
  };
  return (text, size, font) => {
    if (!context) return text.length * size * 0.5;
    context.font = `${size}px ${families[font]}`;
    return context.measureText(text).width;
  };
}
