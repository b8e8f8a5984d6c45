/** The drawing as a picture file. */

import { placeLabels } from './label-placement.ts';
import { painting } from './paint.ts';
import { canvasMeasure } from './paint-labels.ts';
import { type ColourPalette, readPalette } from './palette.ts';
import type { Sprites } from './sprites.ts';
import type { View } from './view.ts';

export interface SnapshotOptions {
  /** All of the drawing rather than what is in view. */
  full?: boolean;
  /** Pixels of the picture to one of the drawing. */
  scale?: number;
  maxWidth?: number;
  maxHeight?: number;
  bg?: string;
  type?: 'image/png' | 'image/jpeg' | undefined;
  output?: 'base64uri' | 'base64' | 'blob' | 'blob-promise';
}

const margin = 40;
const labelRoom = 90;

/** What `cy.png()` and `cy.jpg()` promise: a data URL unless asked for a blob. */
export function snapshot(
  sprites: Sprites,
  view: View,
  {
    full = false,
    scale = 1,
    maxWidth,
    maxHeight,
    bg,
    type = 'image/png',
    output = 'base64uri',
  }: SnapshotOptions,
): string | Blob | Promise<Blob> {
  const shown = full ? wholeView(sprites) : view;
  const ratio = Math.min(
    scale,
    (maxWidth ?? Number.POSITIVE_INFINITY) / shown.width,
    (maxHeight ?? Number.POSITIVE_INFINITY) / shown.height,
  );
  const canvas = paintWhole(sprites, { ...shown, ratio }, readPalette(), bg);
  if (output === 'blob-promise') {
    return new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
        type,
      );
    });
  }
  const address = canvas.toDataURL(type);
  const [, base64 = ''] = address.split(',');
  if (output === 'base64uri') return address;
  if (output === 'base64') return base64;
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type });
}

function paintWhole(
  sprites: Sprites,
  view: View,
  palette: ColourPalette,
  background: string | undefined,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(view.width * view.ratio);
  canvas.height = Math.round(view.height * view.ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  if (background) {
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  const steps = placeLabels(sprites, view.zoom, canvasMeasure());
  let step = steps.next();
  while (!step.done) step = steps.next();
  const paint = painting({ context, view, palette }, sprites, step.value);
  while (!paint.next().done);
  return canvas;
}

function wholeView({ nodes }: Sprites): View {
  const xs = nodes.flatMap(({ x, width }) => [x - width / 2, x + width / 2]);
  const ys = nodes.flatMap(({ y, height }) => [y - height / 2, y + height / 2]);
  const [left, right] = [least(xs) - labelRoom, -least(xs.map((x) => -x)) + labelRoom];
  const [top, bottom] = [least(ys) - margin, -least(ys.map((y) => -y)) + margin];
  return {
    zoom: 1,
    x: -left,
    y: -top,
    width: Math.max(1, right - left),
    height: Math.max(1, bottom - top),
    ratio: 1,
  };
}

const least = (numbers: readonly number[]) =>
  numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);
