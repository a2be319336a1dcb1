import { hierarchy, type HierarchyNode, partition } from 'd3-hierarchy';
import { boxText, type BoxText } from './box-text';
import { type Box, type Diagram, type Link } from './diagram';
import { type Frame, framesOf, Groups, MARGIN } from './frames';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedBox extends Rectangle {
  readonly box: Box;
  readonly text: BoxText;
}

export interface PlacedLink {
  readonly from: PlacedBox;
  readonly to: PlacedBox;
  readonly link: Link;
}

/** Where everything is, in pixels from the upper left corner. */
export interface Layout {
  /** Whether requests flow from left to right, else from top to bottom. */
  readonly across: boolean;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly frames: readonly Frame[];
  readonly links: readonly PlacedLink[];
}

/** The width that a laptop shows without scrolling. */
const COMFORTABLE = 1100;
/** Between boxes next to each other, frames included. */
const GAP = 2 * MARGIN + 8;
/** Between a box and those that it calls: a line, its label, and the caption of a frame. */
const STEP = 76;
/** Around the whole picture. */
const EDGE = 14;
/** How often groups may be divided before all are. */
const MOST_ROUNDS = 4;

/** Places a diagram: from left to right, or from top to bottom if only that is narrow enough to read. */
export function layoutOf(diagram: Diagram): Layout {
  const across = place(diagram, true);
  if (across.width <= COMFORTABLE) {
    return across;
  }
  const down = place(diagram, false);
  return down.width < across.width ? down : across;
}

function place({ entry }: Diagram, across: boolean): Layout {
  const root = hierarchy(entry, ({ children }) => children as Box[]);
  const texts = new Map(root.descendants().map(({ data }) => [data, boxText(data)]));
  const groups = new Groups(entry);
  for (let round = 1; ; round++) {
    const boxes = arrange(root, texts, groups, across);
    const { frames, crossed } = framesOf(boxes, groups);
    if (crossed.length === 0) {
      return finish(root, boxes, frames, across);
    }
    groups.divide(round < MOST_ROUNDS ? crossed : groups.all());
  }
}

/**
 * Each box in the middle of its own band, in which all boxes below it are too; bands are what an icicle plot
 * shows.
 */
function arrange(
  root: HierarchyNode<Box>,
  texts: ReadonlyMap<Box, BoxText>,
  groups: Groups,
  across: boolean,
): PlacedBox[] {
  const bands = new Map<Box, number>();
  root.eachAfter(({ data, children = [] }) => {
    const { width, height } = texts.get(data)!;
    const below = children.reduce((sum, child) => sum + bands.get(child.data)!, 0);
    const captions = across ? groups.captionsBelow(data) : 0;
    bands.set(data, Math.max((across ? height : width) + GAP, below) + captions);
  });
  const sized = root.copy();
  sized.eachAfter((node) => {
    (node as { value?: number }).value = bands.get(node.data);
  });
  const steps = levelSteps(root, texts, across);
  const placed = partition<Box>().size([bands.get(root.data)!, 1])(sized);
  // Boxes below are in the middle of a band that is wider than they need.
  const shifts = new Map<Box, number>();
  return placed.descendants().map(({ data, depth, x0, x1, children = [] }) => {
    const text = texts.get(data)!;
    const shift = shifts.get(data) ?? 0;
    const room = x1 - x0 - (across ? groups.captionsBelow(data) : 0);
    const below = children.reduce((sum, child) => sum + child.x1 - child.x0, 0);
    children.forEach((child) => shifts.set(child.data, shift + (room - below) / 2));
    const middle = x0 + shift + room / 2;
    const { start, size } = steps[depth];
    const { width, height } = text;
    return across
      ? { box: data, text, x: start, y: Math.round(middle - height / 2), width: size, height }
      : { box: data, text, x: Math.round(middle - width / 2), y: start, width, height };
  });
}

/** Where each level begins, and its largest box. */
function levelSteps(
  root: HierarchyNode<Box>,
  texts: ReadonlyMap<Box, BoxText>,
  across: boolean,
): { start: number; size: number }[] {
  const sizes: number[] = [];
  root.each(({ data, depth }) => {
    const { width, height } = texts.get(data)!;
    sizes[depth] = Math.max(sizes[depth] ?? 0, across ? width : height);
  });
  let start = GAP;
  return sizes.map((size) => {
    const step = { start, size };
    start += size + STEP;
    return step;
  });
}

function finish(
  root: HierarchyNode<Box>,
  arranged: readonly PlacedBox[],
  framed: readonly Frame[],
  across: boolean,
): Layout {
  const all: readonly Rectangle[] = [...arranged, ...framed];
  const left = least(all.map(({ x }) => x)) - EDGE;
  const top = least(all.map(({ y }) => y)) - EDGE;
  const moved = <T extends Rectangle>(each: T): T => ({ ...each, x: each.x - left, y: each.y - top });
  const boxes = arranged.map(moved);
  const byBox = new Map(boxes.map((placed) => [placed.box, placed]));
  return {
    across,
    boxes,
    frames: framed.map(moved),
    links: root.links().map(({ source, target }) => ({
      from: byBox.get(source.data)!,
      to: byBox.get(target.data)!,
      link: target.data.link,
    })),
    width: -least(all.map(({ x, width }) => -x - width)) - left + EDGE,
    height: -least(all.map(({ y, height }) => -y - height)) - top + EDGE,
  };
}

/** Also of more numbers than a call may have arguments. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}
