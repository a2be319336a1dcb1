import { type OperatorOf } from './operator/elsewhere';
import { type Cluster } from './promise';
import { type Assembly } from '../../codegen/assembly';
import { isObject, type JsonObject } from '../../private/json';

/** How SeldonDeployments are imported. */
export interface ImportSettings {
  readonly assembly: Assembly;
  readonly exact: boolean;
  readonly cluster: Cluster;
  /** The operator that is installed elsewhere, which each SeldonDeployment refers to. */
  readonly operatorOf?: OperatorOf;
  /** Called after each SeldonDeployment. */
  readonly imported?: () => void;
}

/** The namespace that an object names. */
export function namespaceOf({ metadata }: JsonObject): string | undefined {
  const namespace = isObject(metadata) ? metadata.namespace : undefined;
  return typeof namespace === 'string' && namespace !== '' ? namespace : undefined;
}
