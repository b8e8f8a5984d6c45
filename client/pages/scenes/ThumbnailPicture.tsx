/** The small drawing of a scene, in the colours of the theme. */
import type { Thumbnail } from '../../../model/schemas/scenes.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import { hueOf, labels } from '../../../model/vocabulary/labels.ts';
import { thumbnailSize } from './thumbnail.ts';

const angular: ReadonlySet<string> = new Set(['diamond', 'rectangle']);
const lineColours: Record<string, string> = { act: 'ink', plain: 'rule2' };

export function ThumbnailPicture({ thumbnail }: { thumbnail: Thumbnail | null }) {
  const { width, height } = thumbnailSize;
  return (
    <svg className="thumbnail" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {thumbnail &&
        Object.entries(thumbnail.lines).map(([kind, path]) => (
          <path
            key={kind}
            d={path}
            style={{ stroke: `var(--${lineColours[kind] ?? kind})` }}
            strokeWidth="1"
            fill="none"
          />
        ))}
      {thumbnail &&
        Object.entries(thumbnail.shapes).map(([label, path]) => (
          <path
            key={label}
            d={path}
            style={{ stroke: `var(--${isLabel(label) ? hueOf(label) : 'control'})` }}
            strokeWidth={label === 'Agreement' ? 9 : 6}
            strokeLinecap={isLabel(label) && angular.has(labels[label].shape) ? 'square' : 'round'}
          />
        ))}
    </svg>
  );
}
