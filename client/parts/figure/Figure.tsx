/** A figure for others: as a file, as code that embeds it, and drawn in a frame of another site. */
import { useEffect, useRef } from 'react';
import { tokenColours } from '../../canvas/picture/in-page.ts';
import { type Caption, narrowMargin, type SheetBody, sheetOf } from '../../canvas/picture/sheet.ts';
import { fonts, type Pen } from '../../canvas/picture/svg-text.ts';
import { pngOf } from '../../canvas/picture/to-png.ts';
import { canvasMeasure } from '../../canvas/renderer/paint-labels.ts';
import { copyEmbedCode, embedAddress, embedCode } from '../../ui/embed-code.ts';
import { Icon } from '../../ui/icons.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { openOutside } from '../../ui/open-outside.ts';
import { usePrinting } from '../../ui/printing.ts';
import { SvgText } from '../../ui/SvgText.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { strings } from './strings.ts';
import './figure.css';

/** How something is drawn, and what is said of it. */
export interface FigureOf {
  /** `room` is the width that there is, where that is narrow: words keep their size. */
  draw: (pen: Pen, room?: number) => SheetBody;
  title: string;
  about: string;
}

const pen = (): Pen => ({ colours: tokenColours(), measure: canvasMeasure() });

function svgOfFigure({ draw, title, about }: FigureOf, room?: number, inks = pen()): string {
  const day = new Date().toISOString().slice(0, 10);
  const address = location.href.replace(/#g=.{60,}$/, '').replace('/embed/', '/');
  const caption: Caption = { title, about, address, day };
  const body = draw(inks, room);
  // What is drawn for a wide screen alone keeps its width, and is moved sideways.
  const within = room && body.width > 2 * room ? undefined : room;
  return sheetOf(body, caption, inks, within);
}

/** Saves the figure as a file; `name` has no ending. */
async function saveFigure(figure: FigureOf, name: string, as: 'svg' | 'png') {
  const svg = svgOfFigure(figure);
  if (as === 'svg') saveFile(`${name}.svg`, svg, 'image/svg+xml');
  else saveFile(`${name}.png`, await pngOf(svg), 'image/png');
}

interface FigureMenuProps {
  /** Made when it is asked for. */
  figure: () => FigureOf;
  /** The figure for a file, where it holds more than the page has loaded. */
  whole?: () => Promise<FigureOf>;
  name: string;
  /** The address of the view, from its first slash on. */
  path: () => string;
}

/** The menu beside a figure. */
export function FigureMenu({ figure, whole, name, path }: FigureMenuProps) {
  const make = async (as: 'svg' | 'png') => saveFigure(whole ? await whole() : figure(), name, as);
  const save = (as: 'svg' | 'png') => void make(as).catch((error: Error) => toast(error.message));
  return (
    <MenuButton
      title={strings.picture}
      items={[
        [strings.png, () => save('png')],
        [strings.svg, () => save('svg')],
        [strings.embed, () => void copyEmbedCode(embedCode(embedAddress(path()), figure().title))],
      ]}
    />
  );
}

/**
 * The figure on paper, in place of what is drawn for the screen. Its colours are those of the paper, whatever
 * the theme of the screen.
 */
export function PrintedFigure({ figure }: { figure: () => FigureOf }) {
  if (!usePrinting()) return null;
  const inks = { ...pen(), colours: (token: string) => `var(--${token})` };
  const svg = svgOfFigure(figure(), undefined, inks);
  return <SvgText className="print-only printed-figure" svg={svg} />;
}

/** How small the words of a figure may get: 13 pixels to 10. */
const leastScale = 0.77;

interface EmbeddedProps {
  figure: FigureOf | undefined;
  error: Error | null;
}

/** Narrower frames, as on a phone, have a sheet of their own width. */
const narrow = 620;

/** The figure in a frame of another site, with a link to the view. */
export function EmbeddedFigure({ figure, error }: EmbeddedProps) {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder, 0);
  const room = width > 0 && width < narrow ? width - 2 * narrowMargin : undefined;
  useTitle(figure?.title);
  useEffect(() => {
    if (!figure) return;
    let isGone = false;
    // Words are measured with the fonts that they are drawn with.
    const titles = document.fonts.load(`600 24px ${fonts.serif}`).catch(() => []);
    void Promise.all([document.fonts.ready, titles]).then(() => {
      if (isGone) return;
      const read = new DOMParser().parseFromString(svgOfFigure(figure, room), 'image/svg+xml');
      const drawing = document.adoptNode(read.documentElement);
      // On a phone a wide figure is moved sideways: shrunk to the screen nobody could read it.
      drawing.style.minWidth = `${Number(drawing.getAttribute('width')) * leastScale}px`;
      holder.current?.replaceChildren(drawing);
    });
    return () => {
      isGone = true;
    };
  }, [figure, room]);
  const whole = (location.pathname + location.search + location.hash).replace('/embed/', '/');
  return (
    <main className="embedded-figure" onClickCapture={openOutside}>
      {error ? (
        <div className="message">
          <h1>{strings.couldNotLoad}</h1>
          <p>{error.message}</p>
        </div>
      ) : (
        <>
          <h1 className="hidden-text">{figure?.title ?? strings.loading}</h1>
          <section ref={holder} tabIndex={0} aria-label={figure?.title ?? strings.loading} />
        </>
      )}
      <p>
        <a href={whole.replace(/^\/graph/, '/')} target="_blank" rel="noopener" className="link">
          {strings.open}
          <Icon name="right" />
        </a>
      </p>
    </main>
  );
}
