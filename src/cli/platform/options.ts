import { type Arguments, type Command, UsageError } from '../command';
import { VALUES_OPTIONS } from '../values-options';

/** Options of commands that read a platform values file in place of its manifests. */
export const PLATFORM_OPTIONS: Command['options'] = {
  values: VALUES_OPTIONS.values,
  set: VALUES_OPTIONS.set,
  environment: { type: 'string' },
};

/** What the options do, for the help of a command. */
export const PLATFORM_HELP = `  -f, --values FILE           a platform values file: use the manifests that
                              synth generates from it, and the operator that it
                              configures; repeat it for more files
      --set A.B=1             a value that overrides the files, as in synth
      --environment NAME      the environment of the values to use`;

/** Options of commands that read manifests, or platform values in their place, for one operator. */
export const INPUT_OPTIONS: Command['options'] = {
  ...PLATFORM_OPTIONS,
  'operator-values': { type: 'string', multiple: true },
  namespace: { type: 'string', short: 'n' },
};

/** What these options do. */
export const INPUT_HELP = `${PLATFORM_HELP}
      --operator-values FILE  values of the chart seldon-core-operator; repeat
                              it for more files (default: an operator in the
                              input, else the chart's defaults)
  -n, --namespace NAMESPACE   of SeldonDeployments that name none (default:
                              default)`;

/**
 * Whether a call names platform values.
 *
 * @throws UsageError if it names none, but has options that change or select some
 */
export function hasPlatform(args: Arguments): boolean {
  if (args.all('values').some((name) => name !== '')) {
    return true;
  }
  // An environment may be of the old values of a comparison.
  const ofPlatform = args.all('old-values').length > 0 ? ['set'] : ['environment', 'set'];
  const idle = ofPlatform.find((option) => args.all(option).some((value) => value !== ''));
  if (idle !== undefined) {
    throw new UsageError(`--${idle} ${args.one(idle)}: has no effect without platform values: name them with -f`);
  }
  return false;
}
