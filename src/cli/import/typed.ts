import { Attempt } from './attempt';
import { patched } from './patched';
import { type Outcome, outcomeOf } from './promise';
import { type ImportSettings } from './settings';
import { notSilenced } from './silences';
import { type Recognized } from '../../codegen/recognize/context';
import { isObject, type JsonObject, type Manifest } from '../../private/json';

/** A SeldonDeployment of the input and how a program expresses it. */
export interface Imported {
  readonly sdep: JsonObject;
  /** Id of its construct. */
  readonly id: string;
  /** As typed constructs; absent if it stays as it is, and then why. */
  readonly typed?: Recognized;
  /** Why it stays as it is, or what the patch is for. */
  readonly reasons: readonly string[];
  /** Whether a program with it would not synthesize, so that it is written unchecked. */
  readonly unchecked?: boolean;
  /** What is synthesized of it. */
  readonly manifest?: Manifest;
  /** What becomes of the input. */
  readonly outcome: Outcome;
}

/**
 * A SeldonDeployment as typed constructs if that keeps the promise, with a small patch if necessary.
 * @param outcome what becomes of it
 */
export function importDeployment(
  sdep: JsonObject,
  id: string,
  settings: ImportSettings,
  outcome = outcomeOf(sdep, settings.cluster),
): Imported {
  const common = { sdep, id, outcome };
  if (hasGeneratedName(sdep)) {
    return { ...common, unchecked: true, reasons: [GENERATED] };
  }
  const { errors, unknown } = outcome;
  const rules = notSilenced(sdep, outcome.broken);
  if (outcome.refused || (settings.exact && errors.length + unknown.length > 0)) {
    return { ...common, unchecked: true, reasons: [...errors, ...unknown, ...rules.values()] };
  }
  if (settings.exact && rules.size > 0) {
    // Typed constructs would reject it, or require a silenced finding; a manifest passes as it is.
    return { ...common, reasons: [...rules.values()] };
  }
  const attempt = new Attempt(sdep, id, outcome, settings);
  const first = attempt.typed(sdep);
  if (first.made && first.reasons.length === 0) {
    return { ...common, typed: first.made.typed, manifest: first.made.manifest, reasons: [] };
  }
  const second = patched(attempt, first);
  if (second) {
    return { ...common, ...second, reasons: first.reasons };
  }
  // A program with a model that never comes up is not synthesized, unless it says that it knows.
  return { ...common, unchecked: errors.length > 0, reasons: [...errors, ...first.reasons] };
}

/** What is true of an object whose name the API server makes up. */
const GENERATED =
  'metadata.generateName: the API server gives each new object another name, so a program, kubectl apply and GitOps ' +
  'cannot refer to it: write metadata.name';

function hasGeneratedName({ metadata }: JsonObject): boolean {
  const { name, generateName } = isObject(metadata) ? metadata : {};
  return (name === undefined || name === '') && typeof generateName === 'string' && generateName !== '';
}
