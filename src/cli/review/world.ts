import { requireReadable } from './readable';
import { type InputRequest, SurveyedInput } from './surveyed-input';
import { type OperatorConfig } from '../../expand/operator-config';
import { isSeldonDeployment, type Unusable } from '../../input/placed-object';
import { objectTitle } from '../../preview/pod-specs';
import { type JsonObject, type Manifest } from '../../private/json';
import { judge } from '../../rules/check';
import { Operators } from '../../rules/operators';
import { Surroundings } from '../../rules/surroundings';
import { inertName } from '../inert';
import { type Io } from '../io';
import { inputFiles } from '../manifests/files';
import { chartsBeside } from '../manifests/install-script';
import { ManifestReader } from '../manifests/manifest-reader';

/** The objects of a cluster: those of the input, and those that the operator creates of them. */
export interface World {
  readonly written: readonly JsonObject[];
  readonly created: readonly Manifest[];
  /** Written objects that run as they are written: all but SeldonDeployments for which others are created. */
  readonly uncreated: readonly JsonObject[];
  /** The SeldonDeployments that are not stuck. */
  readonly deployments: readonly Manifest[];
  /** The SeldonDeployments for which it creates nothing, because the cluster rejects them or the operator fails. */
  readonly stuck: readonly JsonObject[];
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
  const created: Manifest[] = [];
  const replaced = new Set<JsonObject>();
  const deployments: Manifest[] = [];
  const stuck: JsonObject[] = [];
  for (const object of written.filter(isSeldonDeployment)) {
    const { expansion } = judge(object, { config: operators.configFor(object), surroundings, expanded: true });
    const objects = expansion?.objects ?? [];
    created.push(...objects);
    if (objects.length > 0) {
      replaced.add(object);
    }
    if (expansion === undefined || expansion.failure) {
      stuck.push(object);
    } else {
      deployments.push(object as Manifest);
    }
  }
  const charts = [...(request.platform?.charts ?? []), ...chartsBeside(files, io)];
  const uncreated = written.filter((object) => !replaced.has(object));
  return { written, created, uncreated, deployments, stuck, charts, config: setting.operators[0].config };
}

/** Says about which SeldonDeployments the answer of a command is incomplete. */
export function warnOfStuck({ stuck }: World, command: string, io: Io): void {
  for (const object of stuck) {
    const title = inertName(objectTitle(object, 'default'));
    io.stderr(`cdk8s-seldon ${command}: nothing is created for ${title}, which has errors: see validate\n`);
  }
}
