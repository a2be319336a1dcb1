import { namespaceOf } from './rivals';
import { type Surroundings } from './surroundings';
import { CONTROLLER_ID, Watch } from './watch';
import { type OperatorConfig } from '../expand/operator-config';
import { type Operator } from '../expand/operators';
import { isObject, type JsonObject } from '../private/json';

/** The operators of a run, one of which watches a given SeldonDeployment. */
export class Operators {
  private readonly watching: { readonly config: OperatorConfig; readonly watch: Watch | undefined }[];

  /** @param operators at least one; the first is used for a SeldonDeployment that none of them watches */
  public constructor(
    operators: readonly Operator[],
    private readonly surroundings: Surroundings,
  ) {
    this.watching = operators.map(({ config, manager }) => ({ config, watch: manager && Watch.of(manager) }));
  }

  /**
   * The configuration of the operator that watches a SeldonDeployment; one for its namespace only comes before one for
   * all.
   */
  public configFor(object: JsonObject): OperatorConfig {
    const [first] = this.watching;
    if (this.watching.length === 1) {
      return first.config;
    }
    const namespace = namespaceOf(object);
    const id = this.surroundings.labelsOfNamespace(namespace)?.[CONTROLLER_ID] ?? '';
    const claiming = this.watching.filter(({ watch }) => watch?.claims(controllerIdOf(object)) ?? true);
    const own = claiming.find(({ watch }) => namespace !== '' && watch?.namespace === namespace);
    const covering = claiming.find(({ watch }) => watch?.covers(namespace, id) ?? true);
    return (own ?? covering ?? claiming[0] ?? first).config;
  }
}

/** The id of the operator that a SeldonDeployment is for; empty if not set. */
function controllerIdOf({ metadata }: JsonObject): string {
  const labels = isObject(metadata) && isObject(metadata.labels) ? metadata.labels : {};
  return String(labels[CONTROLLER_ID] ?? '');
}
