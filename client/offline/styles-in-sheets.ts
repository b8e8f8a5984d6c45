/**
 * The editor's styles without an inline style element, which the content security policy refuses:
 * `style-mod`, which CodeMirror styles itself by, puts its rules into the page's first style sheet, where
 * they stand before ours, as its element would.
 */
import type { Plugin } from 'vite';

const changes = [
  [
    'if (!root.head && root.adoptedStyleSheets && win.CSSStyleSheet) {',
    'let first = root.head && doc.styleSheets[0]\n    if (first && first.href) {\n      this.sheet = first\n    } else if (!root.head && root.adoptedStyleSheets && win.CSSStyleSheet) {',
  ],
  [
    'if (root.adoptedStyleSheets.indexOf(this.sheet) < 0)',
    'if (!this.sheet.ownerNode && root.adoptedStyleSheets.indexOf(this.sheet) < 0)',
  ],
] as const;

/** For the client's build alone; it fails when `style-mod` is not as it was. */
export function stylesInSheets(): Plugin {
  return {
    name: 'stancegraph-styles-in-sheets',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /[/\\]style-mod[/\\]src[/\\]style-mod\.js$/ },
      handler: (code) =>
        changes.reduce((text, [before, after]) => {
          if (!text.includes(before)) throw new Error(`style-mod has no longer: ${before}`);
          return text.replace(before, after);
        }, code),
    },
  };
}
