/** An SVG as a PNG, drawn by the browser with the page's fonts. */

/** Pixels that every browser's canvas has on a side, and in all. */
const largestSide = 12_000;
const mostPixels = 100e6;

/** In double size, or as large as browsers draw. */
export async function pngOf(svg: string): Promise<Blob> {
  const [, width = '0', height = '0'] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const [wide, high] = [Number(width), Number(height)];
  const scale = Math.min(
    2,
    largestSide / Math.max(wide, high),
    Math.sqrt(mostPixels / (wide * high)),
  );
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([await withFonts(svg)], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(high * scale);
    const context = canvas.getContext('2d');
    // The first drawing has the fonts within the picture read; until then words are not drawn.
    for (let drawing = 0; drawing < 3; drawing += 1) {
      context?.clearRect(0, 0, canvas.width, canvas.height);
      context?.drawImage(image, 0, 0, canvas.width, canvas.height);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** A picture sees no fonts of the page around it: those that it names are put into it. */
async function withFonts(svg: string): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      return [];
    }
  });
  const faces = await Promise.all(
    rules.filter((rule) => isWanted(rule, svg)).map((rule) => embedded(rule).catch(() => '')),
  );
  return svg.replace('<title>', `<style>${faces.join('')}</style><title>`);
}

/** Of a family that is named, upright, with letters that occur. */
function isWanted({ style }: CSSFontFaceRule, svg: string): boolean {
  const family = style.getPropertyValue('font-family').replace(/["']/g, '');
  const range = style.getPropertyValue('unicode-range');
  if (!svg.includes(`'${family}'`) || style.getPropertyValue('font-style') === 'italic') {
    return false;
  }
  const spans = [...range.matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/gi)].map(([, from, to]) => [
    Number.parseInt(from ?? '0', 16),
    Number.parseInt(to ?? from ?? '0', 16),
  ]);
  if (spans.length === 0) return true;
  const letters = new Set([...svg].map((letter) => letter.codePointAt(0) ?? 0));
  return spans.some(([from = 0, to = 0]) =>
    [...letters].some((letter) => letter >= from && letter <= to),
  );
}

async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const [, path = ''] = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue('src')) ?? [];
  const address = new URL(path, rule.parentStyleSheet?.href ?? location.href);
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  const of = (name: string) => `${name}:${rule.style.getPropertyValue(name)};`;
  return `@font-face{${of('font-family')}${of('font-weight')}${of('unicode-range')}src:url(data:font/woff2;base64,${btoa(text)})}`;
}
