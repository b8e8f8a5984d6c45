/** What the page and the layout worker say to each other. */

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
}

export interface LayoutRequest {
  id: number;
  nodes: LayoutNode[];
  links: { source: string; target: string; type: string }[];
  /** Width of the canvas divided by its height. */
  aspect: number;
}

export interface LayoutReply {
  id: number;
  /** In the order of the nodes asked for. */
  places: [x: number, y: number][];
}
