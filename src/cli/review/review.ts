import { type Operator } from '../../expand/operators';
import { isSeldonDeployment, type PlacedObject, type Unusable } from '../../input/placed-object';
import { type ReferrerPlaces } from '../../input/referrer-places';
import { type JsonObject } from '../../private/json';
import { judge, type Judgement } from '../../rules/check';
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
  /** Whether nothing is known of the operator, so that it is the one of the chart's defaults. */
  readonly isAssumed?: boolean;
  readonly surroundings: readonly JsonObject[];
  readonly rivals: Rivals;
  /** SeldonDeployments that a file or a folder contains several times. */
  readonly twins: Twins;
  /** What each SeldonDeployment takes of quotas, in the order of the input; absent unless it was asked for. */
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
  return function* (file, unusable) {
    for (const placed of reader.objects(file, unusable)) {
      if (isSeldonDeployment(placed.object)) {
        const config = operators.configFor(placed.object);
        const watch = operators.watchFor(placed.object);
        const options = { config, watch, surroundings, silenced, expanded, foresight };
        yield { placed, judgement: judge(placed.object, options) };
      }
    }
  };
}
