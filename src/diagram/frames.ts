import { type Box, boxesOf, type Pod } from './diagram';
import { fit, type Font } from './text-width';

/** Between a frame and the boxes in it. */
export const MARGIN = 9;
/** The room below the boxes of a frame for its caption of two lines. */
const CAPTION = 34;

const CAPTION_FONT: Font = { size: 11 };

/** A frame around boxes that run in the same pods. */
export interface Frame {
  readonly pod: Pod;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly caption: readonly { readonly text: string; readonly whole: string }[];
}

interface Placed {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Boxes of one pod that share a frame: a box and those below it, or some that have a box of another pod before them.
 */
interface Group {
  readonly pod: Pod;
  /** The box before, or the uppermost one itself: every box that might be in between is below it. */
  readonly root: Box;
  readonly members: Box[];
  /** The last one of the uppermost boxes, in whose band there is room for the caption. */
  last: Box;
}

/**
 * Which boxes share a frame: those of one pod that are next to each other, as far as no other box is between them.
 */
export class Groups {
  private readonly groups = new Map<Box, Group>();
  private readonly captions = new Set<Box>();

  public constructor(entry: Box) {
    for (const box of boxesOf(entry)) {
      this.start(box);
      const before = new Map<Pod, Group>();
      for (const child of box.children) {
        const { pod } = child;
        if (pod === undefined) {
          continue;
        }
        const above = pod === box.pod ? this.groups.get(box) : undefined;
        const group = above ?? before.get(pod) ?? { pod, root: box, members: [], last: child };
        group.last = above === undefined ? child : group.last;
        group.members.push(child);
        this.groups.set(child, group);
        before.set(pod, group);
      }
    }
    this.reserve();
  }

  public all(): Set<Group> {
    return new Set(this.groups.values());
  }

  /** The room for captions in the band of a box. */
  public captionsBelow(box: Box): number {
    return this.captions.has(box) ? CAPTION : 0;
  }

  /** Gives each box of these groups its own frame. */
  public divide(groups: Iterable<Group>): void {
    for (const { pod, members } of groups) {
      for (const box of members) {
        this.groups.set(box, { pod, root: box, members: [box], last: box });
      }
    }
    this.reserve();
  }

  private start(box: Box): void {
    if (box.pod !== undefined && !this.groups.has(box)) {
      this.groups.set(box, { pod: box.pod, root: box, members: [box], last: box });
    }
  }

  private reserve(): void {
    this.captions.clear();
    for (const { last } of this.all()) {
      this.captions.add(last);
    }
  }
}

/** The frames, and the groups whose frame would run through a box that does not belong to it. */
export function framesOf(
  boxes: readonly Placed[],
  groups: Groups,
): { readonly frames: Frame[]; readonly crossed: Group[] } {
  const byBox = new Map(boxes.map((placed) => [placed.box, placed]));
  const frames: Frame[] = [];
  const crossed: Group[] = [];
  for (const group of groups.all()) {
    const own = new Set(group.members);
    const frame = around(
      group.pod,
      group.members.map((box) => byBox.get(box)!),
    );
    if (own.size > 1 && boxesOf(group.root).some((box) => !own.has(box) && overlap(frame, byBox.get(box)!))) {
      crossed.push(group);
    } else {
      frames.push(frame);
    }
  }
  return { frames, crossed };
}

function around(pod: Pod, inside: readonly Placed[]): Frame {
  const left = Math.min(...inside.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...inside.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...inside.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...inside.map(({ y, height }) => y + height)) + CAPTION;
  const width = right - left;
  const caption = [
    [pod.size, ...pod.sidecars.map((name) => `+ ${name}`)].filter((part) => part !== '').join(' '),
    pod.name,
  ];
  return {
    pod,
    x: left,
    y: top,
    width,
    height: bottom - top,
    caption: caption
      .filter((line) => line !== '')
      .map((whole) => ({ text: fit(whole, CAPTION_FONT, width - 2 * MARGIN), whole })),
  };
}

/** Whether a frame meets a box, or the frame that this box has. */
function overlap(frame: Frame, { x, y, width, height }: Placed): boolean {
  return (
    frame.x < x + width + MARGIN &&
    x - MARGIN < frame.x + frame.width &&
    frame.y < y + height + MARGIN &&
    y - MARGIN < frame.y + frame.height
  );
}
