/** What was opened and read on any page: part of the trail, and no step of the history. */
import { useEffect } from 'react';
import { nodeName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';

interface Reading {
  /** The id of what was read. */
  what: string;
  /** Its name then. */
  name: string;
  /** A statement or source was read, the page of anything else opened. */
  how: 'read' | 'opened';
  /** Whether it was read beside the canvas. */
  atCanvas: boolean;
  at: number;
}

const key = 'stancegraph.read';
const mostReadings = 200;
let all = readStored();

/** From the storage of this tab, so that readings survive a reload. */
function readStored(): Reading[] {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    const isReading = (one: Partial<Reading>) => typeof one?.name === 'string';
    return Array.isArray(list) ? (list as Reading[]).filter(isReading) : [];
  } catch {
    return [];
  }
}

/** Notes what is shown, once while it stays the latest. */
export function useReading(node: GraphNode | undefined, how: Reading['how'] = 'read'): void {
  const id = node?.id;
  useEffect(() => {
    if (!node || all.at(-1)?.what === node.id) return;
    const atCanvas = document.querySelector('.canvas-page') !== null;
    const reading = { what: node.id, name: nodeName(node), how, atCanvas, at: Date.now() };
    all = [...all, reading].slice(-mostReadings);
    try {
      sessionStorage.setItem(key, JSON.stringify(all));
    } catch {
      // Without storage they end with the page.
    }
  }, [id]);
}

/** In the order of time. */
export function readings(): readonly Reading[] {
  return all;
}
