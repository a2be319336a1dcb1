import { namespaceOf } from './rivals';
import { type Surroundings } from './surroundings';
import { Watch } from './watch';
import { CONTROLLER_ID_LABEL } from '../api/facts/labels';
import { type OperatorConfig } from '../expand/operator-config';
import { type Operator } from '../expand/operators';
import { asText, isObject, type JsonObject } from '../private/json';

/** The operators of a run, one of which watches a given SeldonDeployment. */
export class Operators {
  private readonly watching: readonly Watching[];

  /** @param operators at least one; the first is used for a SeldonDeployment that none of them watches */
  public constructor(
    operators: readonly Operator[],
    private readonly surroundings: Surroundings,
  ) {
    this.watching = operators.map(watchingOf);
    if (this.watching.length > 1) {
      surroundings.described = this.watching.find(
        ({ isDescribed, watch }) => isDescribed && watch?.namespace === '',
      )?.watch;
    }
  }

  /**
   * The configuration of the operator that watches a SeldonDeployment; one for its namespace only comes before one for
   * all.
   */
  public configFor(object: JsonObject): OperatorConfig {
    return this.watchingFor(object).config;
  }

  /**
   * What that operator watches, if values describe it next to other operators. Absent otherwise: the operators around
   * the SeldonDeployment show it.
   */
  public watchFor(object: JsonObject): Watch | undefined {
    const { isDescribed, watch } = this.watchingFor(object);
    if (this.watching.length === 1 || !isDescribed) {
      return undefined;
    }
    return watch?.namespace === '' ? watch : Watch.UNKNOWN;
  }

  private watchingFor(object: JsonObject): Watching {
    const [first] = this.watching;
    if (this.watching.length === 1) {
      return first;
    }
    const namespace = namespaceOf(object);
    const id = this.surroundings.labelsOfNamespace(namespace)?.[CONTROLLER_ID_LABEL] ?? '';
    const claiming = this.watching.filter(({ watch }) => watch?.claims(controllerIdOf(object)) ?? true);
    const own = claiming.find(({ watch }) => namespace !== '' && watch?.namespace === namespace);
    const covering = claiming.find(({ watch }) => watch?.covers(namespace, id) ?? true);
    return own ?? covering ?? claiming[0] ?? first;
  }
}

/**
 * The operator that values describe, and those in the input that are others: only one of the two is for a single
 * namespace, or their controller ids differ. Otherwise, the values describe the operator in the input.
 */
export function besideDescribed(described: Operator, found: readonly Operator[]): Operator[] {
  const own = watchingOf(described).watch;
  const isOther = (watch: Watch): boolean =>
    (watch.namespace !== undefined && (watch.namespace === '') !== (own?.namespace === '')) ||
    (watch.controllerId !== undefined && watch.controllerId !== own?.controllerId);
  const others = found.filter((operator) => {
    const { watch } = watchingOf(operator);
    return watch !== undefined && isOther(watch);
  });
  return [described, ...others];
}

interface Watching {
  readonly config: OperatorConfig;
  readonly watch: Watch | undefined;
  readonly isDescribed: boolean;
}

function watchingOf({ config, manager, isDescribed = false }: Operator): Watching {
  return { config, watch: manager && Watch.of(manager), isDescribed };
}

/** The id of the operator that a SeldonDeployment is for; empty if not set. */
function controllerIdOf({ metadata }: JsonObject): string {
  const labels = isObject(metadata) && isObject(metadata.labels) ? metadata.labels : {};
  return asText(labels[CONTROLLER_ID_LABEL] ?? '');
}
