import { type BuiltEnvironment, buildEnvironment, toldInValues } from './build';
import { valuesFindings } from './findings';
import { placedObjects } from './placed';
import { assumedOperator } from '../../deployment/assumed-operator';
import { loadPlatform } from '../../platform/values/load';
import { InputError } from '../../private/errors';
import { problemsOf } from '../../synth/manifest-files';
import { type Source } from '../../values/source';
import { type Arguments } from '../command';
import { type LocatedFinding } from '../findings/located';
import { type Io } from '../io';
import { type InputFile } from '../manifests/files';
import { readFileNow, STDIN } from '../read-file';
import { type InputRequest } from '../review/surveyed-input';

// Loads all constructs: `on-demand.ts` only requires this file if a call names platform values.

/** An environment as input, and as constructs. */
export type PlatformPart = NonNullable<InputRequest['platform']> & { readonly built: BuiltEnvironment };

/** The environments that a call is about, each as input. @throws InputError if the values are not valid */
export function platformParts(sources: readonly Source[], args: Arguments, io: Io): PlatformPart[] {
  return environmentsOf(sources, args).map((environment) => platformPart(sources, environment, io));
}

/**
 * The one environment that a call is about, as input. @throws InputError if there are several, or the values
 * are not valid
 */
export function onlyPart(sources: readonly Source[], args: Arguments, io: Io): PlatformPart {
  return platformPart(sources, onlyEnvironment(sources, args), io);
}

/** The findings about the values of environments that are not about their SeldonDeployments. */
export function findingsInValues(parts: readonly PlatformPart[]): LocatedFinding[] {
  return valuesFindings(parts.map(({ built }) => built));
}

/** What an environment of a platform creates, as input. @throws InputError if the values are not valid */
function platformPart(sources: readonly Source[], environment: string | undefined, io: Io): PlatformPart {
  const wrong = new Set<string>();
  const built = buildEnvironment(sources, loadPlatform(sources, environment), environment, wrong);
  // The command reports the findings of the rules.
  const others = problemsOf(built.app).filter(({ message }) => !OF_RULE.test(message));
  const problems = new Set([...wrong, ...toldInValues(built, others)]);
  if (problems.size > 0) {
    throw new InputError([...problems].join('\n'));
  }
  return {
    built,
    file: fileOf(built, io),
    operator: assumedOperator(built.app)?._configuration(),
    charts: built.platform?._charts,
  };
}

/** The end of what a rule finds. */
const OF_RULE = /\(SELDON\d{3} [\w-]+\)$/;

function fileOf(built: BuiltEnvironment, io: Io): InputFile {
  const { file } = built;
  // What comes from standard input was read already, and has no lines to show.
  const text = file === STDIN || file.startsWith('--') ? '' : readFileNow(file, io);
  return { name: file, bytes: text.length, content: { text }, objects: placedObjects(built) };
}

/**
 * The environments of values that a call is about: the one that it names, or all; undefined stands for values without
 * any.
 */
function environmentsOf(sources: readonly Source[], args: Arguments): readonly (string | undefined)[] {
  const chosen = args.one('environment');
  const { environments } = loadPlatform(sources, chosen);
  const all = environments.length > 0 ? environments : [undefined];
  return chosen === undefined ? all : [chosen];
}

/** The one environment that a call is about. @throws InputError if the values have several and it names none */
function onlyEnvironment(sources: readonly Source[], args: Arguments): string | undefined {
  const [only, ...more] = environmentsOf(sources, args);
  if (more.length > 0) {
    throw new InputError(`the values have environments: name one with --environment (${[only, ...more].join(', ')})`);
  }
  return only;
}
