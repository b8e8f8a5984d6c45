/** The network as a figure for others: what is drawn of each view, what it means and what it rests on. */
import { counted } from '../../../model/formats/counted.ts';
import type { Network, NetworksReply } from '../../../model/schemas/networks.ts';
import { filtersOf, type Search } from '../../address/address.ts';
import type { Drawn } from '../../canvas/chain/drawn.ts';
import { type Picture, pictureOf } from '../../canvas/picture/picture.ts';
import type { SheetBody } from '../../canvas/picture/sheet.ts';
import { svgOf } from '../../canvas/picture/svg.ts';
import type { Pen } from '../../canvas/picture/svg-text.ts';
import type { Place } from '../../canvas/state/scene.ts';
import type { FigureOf } from '../../parts/figure/Figure.tsx';
import {
  colours,
  drawnNetwork,
  groupsIn,
  mostNodes,
  optionsOf,
  shownEdges,
  thresholdOf,
} from './drawing-scene.ts';
import { countingWords, weightText } from './figures.ts';
import { legendOf } from './legend.ts';
import { matrixPicture } from './matrix-picture.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';
import { timePicture } from './time-picture.ts';

/** What a figure is made of; `periods` for the view over time. */
export interface NetworkFigure {
  reply: NetworksReply;
  search: Search;
  settings: Settings;
  places: ReadonlyMap<string, Place> | undefined;
  periods?: readonly Network[] | undefined;
}

/** `undefined` while something of it is not there yet. */
export function networkFigure(made: NetworkFigure): FigureOf | undefined {
  const { reply, search, settings, places, periods } = made;
  const [network] = reply.networks;
  if (!network) return undefined;
  const filtered = Object.values(filtersOf(search)).some(Boolean) ? ' that match the filters' : '';
  const text = {
    title: titleOf(search, settings),
    about: `${countingWords(reply, network, settings)}${filtered ? `, of those${filtered}` : ''}. ${termsOf(settings)}.`,
  };
  if (search.view === 'matrix') {
    return { ...text, draw: (pen) => matrixPicture(pen, network, settings) };
  }
  if (!places) return undefined;
  if (search.view === 'time') {
    if (!periods) return undefined;
    const coalitions = new Map(
      network.nodes.map(({ node, community }) => [node.id, community ?? -1]),
    );
    const conflict = settings.aggregation === 'conflict';
    return {
      ...text,
      draw: (pen, room) =>
        timePicture(pen, { networks: periods, places, coalitions, conflict }, room),
    };
  }
  return {
    ...text,
    draw: (pen, room) => drawingPicture(pen, network, places, search, settings, room),
  };
}

function titleOf({ view }: Search, settings: Settings): string {
  const rows = strings.rows[settings.rows];
  const what =
    settings.mode === 'two'
      ? `${rows} and the agreements that they speak about`
      : settings.project === 'columns'
        ? `Agreements that go together, by what ${rows.toLowerCase()} say`
        : strings.figureTitles[settings.aggregation](rows);
  return view === 'time' ? `${what}, over time` : what;
}

/** The settings by the terms of the field. */
function termsOf({ mode, aggregation, normalization, duplicates, mixed }: Settings): string {
  return [
    `${mode === 'one' ? 'One' : 'Two'}-mode network`,
    `aggregation ${aggregation}`,
    `normalization ${normalization}`,
    `duplicates ${duplicates}`,
    ...(aggregation === 'ignore' ? [] : [`mixed ${mixed}`]),
  ].join(', ');
}

/** Tries at most to make a drawing as narrow as there is room, and how near its nodes may come. */
const [tries, nearest] = [6, 0.55];

/** The drawing; where it is too wide its nodes come nearer and are smaller, its words are not. */
function pictureWithin(drawn: Drawn, pen: Pen, room: number | undefined): Picture {
  let picture = pictureOf(drawn, pen.measure);
  let part = 1;
  for (let at = 0; room !== undefined && picture.box.width > room && at < tries; at += 1) {
    part = Math.max(nearest, (part * room) / picture.box.width);
    picture = pictureOf(nearer(drawn, part), pen.measure);
  }
  return picture;
}

/** Narrower by a part; the height stays, so that nodes keep apart. */
function nearer(drawn: Drawn, part: number): Drawn {
  const smaller = part ** 0.7;
  const places = new Map([...drawn.places].map(([id, at]) => [id, { ...at, x: at.x * part }]));
  const looks = new Map(
    [...drawn.looks].map(([id, { scale, width, ...look }]) => [
      id,
      {
        ...look,
        ...(scale === undefined ? {} : { scale: scale * smaller }),
        ...(width === undefined ? {} : { width: width * smaller }),
      },
    ]),
  );
  return { ...drawn, places, looks };
}

function drawingPicture(
  pen: Pen,
  network: Network,
  places: ReadonlyMap<string, Place>,
  search: Search,
  settings: Settings,
  room?: number,
): SheetBody {
  if (network.nodes.length > mostNodes) {
    const note = `${network.nodes.length} nodes are too many to draw; ${mostNodes} can be.`;
    return { width: 1, height: 1, content: '', legend: [], notes: [note] };
  }
  const options = optionsOf(search);
  const threshold = thresholdOf(network, options);
  const edges = shownEdges(network.edges, threshold, options.strongest);
  const drawn = drawnNetwork(network, edges, places, settings, options);
  const picture = pictureWithin(drawn, pen, room);
  const { width, height } = picture.box;
  const groups = groupsIn(network, options.colour);
  return {
    width,
    height,
    content: svgOf(picture, pen.colours, { title: titleOf(search, settings) }),
    legend: legendOf(network, edges, settings, options.colour),
    notes: [
      'The wider a line the heavier it weighs; the larger a node the more statements are counted.',
      ...(edges.length < network.totals.edges
        ? [
            `Drawn are ${edges.length} of ${counted(network.totals.edges, 'link')}${threshold > 0 ? `, those of at least ${weightText(threshold)}` : ''}.`,
          ]
        : []),
      ...(network.totals.balanced > 0
        ? [`${counted(network.totals.balanced, 'pair')} balanced, without a line.`]
        : []),
      ...(groups.length > colours
        ? [`Colours of ${groups.length - colours} more groups are not named.`]
        : []),
      ...(options.colour === 'coalition' && groups.length > 0 ? [strings.notAClaim] : []),
    ],
  };
}
