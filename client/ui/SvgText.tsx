/** A picture that is there as text, put into the page. */

interface SvgTextProps {
  /** A whole SVG element. */
  svg: string;
  className?: string;
}

export function SvgText({ svg, className }: SvgTextProps) {
  const place = (holder: HTMLElement | null) => {
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
    holder?.replaceChildren(document.adoptNode(read.documentElement));
  };
  return <span className={className} ref={place} />;
}
