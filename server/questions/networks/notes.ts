/** Sentences about what settings did that readers of networks are known to stumble over. */
import { counted } from '../../../model/formats/counted.ts';
import type { NetworksReply, NetworksRequest } from '../../../model/schemas/networks.ts';

export function notesOf(request: NetworksRequest, leftOut: NetworksReply['leftOut']): string[] {
  const { window, unit, size } = request;
  const notes: string[] = [];
  if (window === 'moving') {
    const half = Math.floor((size - 1) / 2 + 0.5);
    if (half === 0) notes.push(`A moving window of 1 ${unit} is a single day.`);
    else if (size % 2 === 0) {
      notes.push(
        `A moving window of ${size} is the same as one of ${size + 1}: half of it lies on either side of the day in the middle.`,
      );
    }
  }
  if (window !== 'no' && request.duplicates !== 'include') {
    notes.push(
      'Duplicates are left out over the whole range before windows are cut: what is left out in one window may be the only statement of its kind in it.',
    );
  }
  if (leftOut.coarse > 0) {
    notes.push(
      leftOut.coarse === 1
        ? `1 statement has a date coarser than a ${unit} and counts in every window that it touches.`
        : `${leftOut.coarse} statements have dates coarser than a ${unit} and count in every window that they touch.`,
    );
  }
  if (leftOut.undated > 0 && window !== 'no') {
    notes.push(
      `${counted(leftOut.undated, 'statement')} without a date ${leftOut.undated === 1 ? 'is' : 'are'} in no window.`,
    );
  }
  if (leftOut.rare > 0) {
    notes.push(
      `${counted(leftOut.rare, 'node')} with fewer than ${request.minStatements} counted statements ${leftOut.rare === 1 ? 'is' : 'are'} left out.`,
    );
  }
  return notes;
}
