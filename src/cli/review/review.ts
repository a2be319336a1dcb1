import { type Operator } from '../../expand/operators';
import { isSeldonDeployment, type PlacedObject, type Unusable } from '../../input/placed-object';
import { type ReferrerPlaces } from '../../input/referrer-places';
import { isObject, type JsonObject } from '../../private/json';
import { type Case, judgeAll, type Judgement } from '../../rules/check';
import { type Demands } from '../../rules/demand';
import { Foresight } from '../../rules/foresight';
import { Operators } from '../../rules/operators';
import { type Rivals } from '../../rules/rivals';
import { Surroundings } from '../../rules/surroundings';
import { type Twins } from '../../rules/twins';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** What all SeldonDeployments of a run are judged by; plain data, for worker threads too. */
export interface Setting {
  readonly operators: readonly Operator[];
  /** Whether nothing is known about the operator, so that it is the one of the chart's defaults. */
  readonly isAssumed?: boolean;
  readonly surroundings: readonly JsonObject[];
  readonly rivals: Rivals;
  /** SeldonDeployments that a file or a folder contains several times. */
  readonly twins: Twins;
  /** What each SeldonDeployment takes of quotas, in the order of the input; absent unless it was requested. */
  readonly demands?: readonly Demands[];
  /** Where objects refer to others. */
  readonly places: ReferrerPlaces;
  /** Ids of rules to be silent about. */
  readonly silenced: readonly string[];
}

/** A SeldonDeployment of the input, with its findings. */
export interface Judged {
  readonly placed: PlacedObject;
  readonly judgement: Judgement;
}

/** Judges the SeldonDeployments of files, one after the other. */
export function reviewer(
  reader: ManifestReader,
  setting: Setting,
  expanded: boolean,
): (file: InputFile, unusable: Unusable[]) => Generator<Judged> {
  const { silenced } = setting;
  const surroundings = new Surroundings(setting.surroundings, setting.rivals, setting.twins, setting.demands);
  const operators = new Operators(setting.operators, surroundings);
  const foresight = new Foresight();
  const caseOf = ({ object }: PlacedObject): Case => ({
    object,
    config: operators.configFor(object),
    watch: operators.watchFor(object),
    surroundings,
    silenced,
    expanded,
    foresight,
  });
  return function* (file, unusable) {
    for (const group of inGroups(reader.objects(file, unusable))) {
      const judgements = judgeAll(group.map(caseOf));
      yield* group.map((placed, i) => ({ placed, judgement: judgements[i] }));
    }
  };
}

/** SeldonDeployments that are judged together, and the predictors in them: more would take more memory than time. */
const MOST_TOGETHER = 16;
const MOST_PREDICTORS = 64;

/** The SeldonDeployments among objects, in their order. */
function* inGroups(objects: Iterable<PlacedObject>): Generator<PlacedObject[]> {
  let group: PlacedObject[] = [];
  let predictors = 0;
  for (const placed of objects) {
    if (isSeldonDeployment(placed.object)) {
      group.push(placed);
      predictors += predictorsOf(placed.object);
      if (group.length === MOST_TOGETHER || predictors >= MOST_PREDICTORS) {
        yield group;
        group = [];
        predictors = 0;
      }
    }
  }
  yield group;
}

function predictorsOf({ spec }: JsonObject): number {
  return isObject(spec) && Array.isArray(spec.predictors) ? spec.predictors.length : 0;
}
