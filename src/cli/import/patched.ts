import { type Attempt, type Made, type Tried } from './attempt';
import { Stripped } from './stripped';
import { patchCall, type PatchStep, patchSteps } from '../../codegen/patch';
import { type Recognized } from '../../codegen/recognize/context';
import { parsePath, type Segment } from '../../private/path';

/** More steps than these are harder to read than the manifest. */
const LONGEST_PATCH = 8;

/** More differences than these are not searched for the ones that matter. */
const MOST_DIFFERENCES = 40;

/**
 * A SeldonDeployment as typed constructs that leave out what they cannot say, and a JSON patch that puts it back;
 * undefined if that does not keep the promise, or the patch would be long.
 *
 * @param first the typed constructs for all of it
 */
export function patched(attempt: Attempt, first: Tried): Made | undefined {
  const stripped = new Stripped(attempt.sdep);
  const left: Segment[][] = [];
  let tried = first;
  while (!tried.made) {
    const path = parsePath(tried.path ?? '');
    if (!stripped.leaveOut(path)) {
      return undefined;
    }
    left.push(path);
    tried = attempt.typed(stripped.data);
  }
  const { typed, manifest } = tried.made;
  const steps = new Patches(attempt, typed).needed(
    patchSteps(manifest, attempt.sdep).filter(({ path: [section] }) => section === 'spec' || attempt.settings.exact),
    new Set([...left, ...tried.reasons.map(parsePath)].map(lastKey)),
  );
  if (!steps || steps.length > LONGEST_PATCH) {
    return undefined;
  }
  const withPatch = { ...typed, patch: steps.map(patchCall) };
  return { typed: withPatch, manifest: attempt.manifestOf(withPatch) };
}

/** The name of the field that a path ends at or in. */
function lastKey(path: readonly Segment[]): Segment | undefined {
  return path.filter((segment) => typeof segment === 'string').pop();
}

/** Patches of what typed constructs write for a SeldonDeployment. */
class Patches {
  public constructor(
    private readonly attempt: Attempt,
    private readonly typed: Recognized,
  ) {}

  /**
   * The steps without which the promise would be broken; undefined if even all of them do not keep it.
   * @param likely names of fields that are known to matter
   */
  public needed(
    steps: readonly PatchStep[],
    likely: ReadonlySet<Segment | undefined>,
  ): readonly PatchStep[] | undefined {
    if (this.attempt.settings.exact) {
      return steps.length <= LONGEST_PATCH && this.keep(steps) ? steps : undefined;
    }
    const first = steps.filter(({ path }) => path.some((segment) => likely.has(segment)));
    if (first.length > 0 && first.length <= LONGEST_PATCH && this.keep(first)) {
      return this.without(first, first);
    }
    return steps.length > 0 && steps.length <= MOST_DIFFERENCES && this.keep(steps)
      ? this.without(steps, steps)
      : undefined;
  }

  /** Steps without those of a part that are not needed: all at once if possible, otherwise by halves. */
  private without(steps: readonly PatchStep[], part: readonly PatchStep[]): readonly PatchStep[] {
    if (steps.length === 1) {
      return steps;
    }
    const fewer = steps.filter((step) => !part.includes(step));
    if (fewer.length > 0 && this.keep(fewer)) {
      return fewer;
    }
    if (part.length === 1) {
      return steps;
    }
    // What comes last goes first: steps on one list count on those before them.
    const middle = Math.ceil(part.length / 2);
    return this.without(this.without(steps, part.slice(middle)), part.slice(0, middle));
  }

  /** Whether steps keep the promise. */
  private keep(steps: readonly PatchStep[]): boolean {
    try {
      return this.attempt.broken(this.attempt.manifestOf({ ...this.typed, patch: steps.map(patchCall) })).length === 0;
    } catch {
      // A step needs another one that was left out.
      return false;
    }
  }
}
