import { type Construct } from 'constructs';
import { areBesideGitOps } from './installs';
import { type SeldonPlatformProps } from './seldon-platform-props';
import { type LoadedEnvironment, loadPlatform } from './values/load';
import { ValidationError } from '../private/errors';

/** The values of one environment, and what is wrong with all values. */
export interface GivenValues {
  readonly environment: LoadedEnvironment;
  readonly problems: readonly string[];
}

/**
 * The values that a platform is given, if any.
 * @throws ValidationError if they do not determine one folder of manifests
 */
export function givenValues(platform: Construct, props: SeldonPlatformProps): GivenValues | undefined {
  const loaded = props._loaded ?? (props.values && loadPlatform(props.values._sources(), props.environment));
  if (!loaded) {
    return undefined;
  }
  const { environments, problems } = loaded;
  if (props.environment === undefined && environments.length > 0) {
    throw new ValidationError(platform, `the values have environments: choose one of ${environments.join(', ')}`);
  }
  const environment = loaded.environment(props.environment);
  if (!props.installWith && !props._installs && areBesideGitOps(environment.values)) {
    throw new ValidationError(
      platform,
      "the values have 'gitops' and 'installs': in one folder, charts and what needs their definitions keep each " +
        'other from being applied to an empty cluster; PlatformEnvironments.fromValues(values).write(folder) writes ' +
        'the charts into a separate folder',
    );
  }
  return { environment, problems };
}
