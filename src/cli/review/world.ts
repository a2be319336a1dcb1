import { requireReadable } from './readable';
import { type InputRequest, SurveyedInput } from './surveyed-input';
import { type OperatorConfig } from '../../expand/operator-config';
import { isSeldonDeployment, type Unusable } from '../../input/placed-object';
import { type JsonObject, type Manifest } from '../../private/json';
import { judge } from '../../rules/check';
import { Operators } from '../../rules/operators';
import { Surroundings } from '../../rules/surroundings';
import { type Io } from '../io';
import { inputFiles } from '../manifests/files';
import { ManifestReader } from '../manifests/manifest-reader';

/** The objects of a cluster: those of the input, and those that the operator creates of them. */
export interface World {
  readonly written: readonly JsonObject[];
  readonly deployments: readonly Manifest[];
  readonly created: readonly Manifest[];
  /** Helm charts that are installed as well. */
  readonly charts: readonly string[];
  /** Of the operator, of several the first one. */
  readonly config: OperatorConfig;
}

/**
 * Reads all objects of a call, and creates what the operator would.
 *
 * @throws InputError if something cannot be read
 */
export async function readWorld(request: InputRequest, operatorValues: readonly string[], io: Io): Promise<World> {
  const setting = await SurveyedInput.read(request, io, (input) => input.setting(operatorValues, io));
  const reader = new ManifestReader(request.namespace);
  const files = [...(request.platform ? [request.platform.file] : []), ...(await inputFiles(request.words, io))];
  const unusable: Unusable[] = [];
  const written = files.flatMap((file) => [...reader.objects(file, unusable)].map(({ object }) => object));
  requireReadable(unusable);
  const surroundings = new Surroundings(written);
  const operators = new Operators(setting.operators, surroundings);
  const deployments = written.filter(isSeldonDeployment) as Manifest[];
  const created = deployments.flatMap(
    (object) =>
      judge(object, { config: operators.configFor(object), surroundings, expanded: true }).expansion?.objects ?? [],
  );
  const { charts = [] } = request.platform ?? {};
  return { written, deployments, created, charts, config: setting.operators[0].config };
}
