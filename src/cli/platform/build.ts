import { type App, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { Values } from '../../input/values';
import { areBesideGitOps } from '../../platform/installs';
import { newApp } from '../../platform/new-app';
import { SeldonPlatform } from '../../platform/seldon-platform';
import { type LoadedEnvironment, type LoadedPlatform } from '../../platform/values/load';
import { type Origin, originOf } from '../../platform/values/problems';
import { InputError } from '../../private/errors';
import { type ConstructProblem } from '../../synth/manifest-files';
import { type Source } from '../../values/source';

/** An environment of platform values as constructs. */
export interface BuiltEnvironment {
  /** Its name; absent if the values have none. */
  readonly name: string | undefined;
  readonly environment: LoadedEnvironment;
  /** The values file, or the first one of several. */
  readonly file: string;
  readonly app: App;
  /** The third-party charts, if they are next to what Argo CD or Flux reads. */
  readonly installs?: Chart;
  /** Undefined if there is an error in the values, so that the app is incomplete. */
  readonly platform?: SeldonPlatform;
}

/**
 * Makes the constructs of an environment.
 *
 * @param wrong gets what is wrong with the values
 */
export function buildEnvironment(
  sources: readonly Source[],
  loaded: LoadedPlatform,
  name: string | undefined,
  wrong: Set<string>,
): BuiltEnvironment {
  const environment = loaded.environment(name);
  const app = newApp();
  const [{ name: file }] = sources;
  const installs = areBesideGitOps(environment.values) ? new Chart(newApp(), 'installs') : undefined;
  try {
    const platform = new SeldonPlatform(app, 'platform', {
      values: Values._of(sources),
      environment: name,
      _loaded: loaded,
      _installs: installs,
    });
    return { name, environment, file, app, installs, platform };
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    error.message.split('\n').forEach((line) => wrong.add(line));
    return { name, environment, file, app, installs };
  }
}

/** Errors that constructs report about themselves, each with the place of the values that it comes from. */
export function toldInValues(
  { app, platform }: BuiltEnvironment,
  problems: readonly ConstructProblem[],
): readonly string[] {
  return problems.flatMap(({ node, message }) => {
    // An object that is there twice names the other one.
    const readable = message.replace(
      /\[([\w./-]+)\]/,
      (brackets, place: string) => originAt(app, place)?.tell('').replace(/: $/, '') ?? brackets,
    );
    const told = originAt(app, node)?.tell(readable);
    // Incomplete objects are reported with the values.
    return told ?? (platform ? [`[${node}] ${readable}`] : []);
  });
}

function originAt(app: App, place: string): Origin | undefined {
  const construct = place.split('/').reduce<IConstruct | undefined>((above, id) => above?.node.tryFindChild(id), app);
  return construct && originOf(construct);
}
