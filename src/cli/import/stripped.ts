import { clone, isObject, type Json, type JsonObject } from '../../private/json';
import { type Segment } from '../../private/path';

/** Parts that a SeldonDeployment cannot do without. */
const ESSENTIAL: readonly RegExp[] = [
  /^(metadata|spec)$/,
  /^spec\/predictors(\/\d+)?$/,
  /^spec\/predictors\/\d+\/(name|graph)$/,
  /\/graph(\/children\/\d+)*\/name$/,
];

/** Maximum number of parts that are left out of one SeldonDeployment. */
const MOST = 8;

/** A SeldonDeployment without what typed constructs cannot say. */
export class Stripped {
  public readonly data: JsonObject;
  private count = 0;

  public constructor(sdep: JsonObject) {
    this.data = clone(sdep);
  }

  /** Leaves out a part; false if there is none, or it cannot be spared. */
  public leaveOut(path: readonly Segment[]): boolean {
    const last = path[path.length - 1];
    const holder = path.slice(0, -1).reduce<Json | undefined>(inside, this.data);
    if (inside(holder, last) === undefined || this.count >= MOST || isEssential(path)) {
      return false;
    }
    this.count++;
    if (Array.isArray(holder)) {
      holder.splice(Number(last), 1);
    } else {
      delete (holder as JsonObject)[last];
    }
    return true;
  }
}

function isEssential(path: readonly Segment[]): boolean {
  const joined = path.join('/');
  return path.length === 0 || ESSENTIAL.some((pattern) => pattern.test(joined));
}

function inside(holder: Json | undefined, key: Segment): Json | undefined {
  if (Array.isArray(holder)) {
    return typeof key === 'number' ? holder[key] : undefined;
  }
  return isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}
