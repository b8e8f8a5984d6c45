/** What the page and the layout worker say to each other. */

/** How a canvas can be arranged. */
export type LayoutName = 'force' | 'layers' | 'rings' | 'parties' | 'time';

export interface LayoutNode {
  id: string;
  label: string;
  /** Room that the node and its label need, in pixels. */
  width: number;
  height: number;
  x?: number;
  y?: number;
  /** Stays exactly where it is. */
  fixed: boolean;
  /** When it was said or made, as far as that is recorded. */
  date?: string;
}

export interface LayoutLink {
  source: string;
  target: string;
  type: string;
}

export interface LayoutRequest {
  id: number;
  layout: LayoutName;
  nodes: LayoutNode[];
  links: LayoutLink[];
  /** Width of the canvas divided by its height. */
  aspect: number;
  /** The nodes in the middle of rings; the best connected one without any. */
  around: readonly string[];
}

export type LayoutReply =
  | {
      id: number;
      /** In the order of the nodes asked for. */
      places: [x: number, y: number][];
    }
  | { id: number /** How much is done, from 0 to 1. */; part: number };

export type Coordinates = [x: number, y: number][];
