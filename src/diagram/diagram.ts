/** What a box stands for. */
export type Role =
  | 'entry' // where requests arrive
  | 'predictor' // a predictor, with its service orchestrator
  | 'model'
  | 'router'
  | 'combiner'
  | 'transformer'
  | 'output-transformer'
  | 'explainer';

/** A line of text in a box. */
export interface Line {
  readonly text: string;
  /** Names of images, addresses and the like, set in a fixed-width font. */
  readonly code?: true;
}

/** A finding, as far as a picture shows it. */
export interface Mark {
  /** Its number in the picture, from 1. */
  readonly number: number;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** What it is about, such as `spec.predictors[0].graph`. */
  readonly path: string;
  readonly message: string;
}

/** The pods of one Deployment. */
export interface Pod {
  /** The Deployment's name. */
  readonly name: string;
  /** How many there are, such as `2 replicas` or `2 to 5 replicas (HPA)`. */
  readonly size: string;
  /** Containers other than those that boxes show. */
  readonly sidecars: readonly string[];
}

/** How a box is reached from the one before it. */
export interface Link {
  /** What is written next to the line, such as `90 %`. */
  readonly label?: string;
  /** Requests flow along solid lines; dashed ones stand for copies and for explanations. */
  readonly dashed?: true;
}

/** One part of the picture. */
export interface Box {
  readonly role: Role;
  /** Its name. */
  readonly title: string;
  /** What it is, in words. */
  readonly kind: string;
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  /** The pods in which it runs, an object shared by all boxes in them; absent if it runs nowhere. */
  readonly pod?: Pod;
  readonly link: Link;
  readonly children: readonly Box[];
}

/** What a picture of one SeldonDeployment shows, whatever draws it. */
export interface Diagram {
  readonly namespace: string;
  readonly name: string;
  /** Where requests arrive; everything else is below it. */
  readonly entry: Box;
  /** All findings, in the order of their numbers. */
  readonly marks: readonly Mark[];
}

/** All boxes of a tree, those above before those below, in the order drawn. */
export function boxesOf(root: Box): Box[] {
  const boxes: Box[] = [];
  const waiting = [root];
  for (let box = waiting.pop(); box !== undefined; box = waiting.pop()) {
    boxes.push(box);
    waiting.push(...[...box.children].reverse());
  }
  return boxes;
}
