import { type BuiltEnvironment, buildEnvironment, toldInValues } from './build';
import { hasPlatform, onlyEnvironment } from './options';
import { placedObjects } from './placed';
import { assumedOperator } from '../../deployment/assumed-operator';
import { loadPlatform } from '../../platform/values/load';
import { InputError } from '../../private/errors';
import { problemsOf } from '../../synth/manifest-files';
import { type Source } from '../../values/source';
import { type Arguments, UsageError } from '../command';
import { type Io } from '../io';
import { type InputFile } from '../manifests/files';
import { readFileNow, STDIN } from '../read-file';
import { type InputRequest } from '../review/surveyed-input';
import { valuesSources } from '../values-options';

/**
 * What a call names: files, and with `-f` one environment of a platform.
 *
 * @throws UsageError where it names nothing, InputError where the values will not do
 */
export async function inputRequest(args: Arguments, io: Io): Promise<InputRequest> {
  const words = args.positionals;
  const namespace = args.one('namespace');
  if (!hasPlatform(args)) {
    if (words.length === 0) {
      throw new UsageError('name a file, a directory, - for standard input, or a platform values file with -f');
    }
    return { words, namespace };
  }
  return { ...platformRequest(await valuesSources(args, io), args, io), words };
}

/** The same of values alone. */
export function platformRequest(sources: readonly Source[], args: Arguments, io: Io): InputRequest {
  const platform = platformPart(sources, onlyEnvironment(sources, args), io);
  return { words: [], namespace: args.one('namespace'), platform };
}

/** An environment as input, and as constructs. */
export type PlatformPart = NonNullable<InputRequest['platform']> & { readonly built: BuiltEnvironment };

/** What an environment of a platform makes, as input. @throws InputError where the values will not do */
export function platformPart(sources: readonly Source[], environment: string | undefined, io: Io): PlatformPart {
  const wrong = new Set<string>();
  const built = buildEnvironment(sources, loadPlatform(sources, environment), environment, wrong);
  // What the rules say is for the command to tell.
  const others = problemsOf(built.app).filter(({ message }) => !OF_RULE.test(message));
  const problems = new Set([...wrong, ...toldInValues(built, others)]);
  if (problems.size > 0) {
    throw new InputError([...problems].join('\n'));
  }
  return { built, file: fileOf(built, io), operator: assumedOperator(built.app)?._configuration() };
}

/** The end of what a rule finds. */
const OF_RULE = /\(SELDON\d{3} [\w-]+\)$/;

function fileOf(built: BuiltEnvironment, io: Io): InputFile {
  const { file } = built;
  // What comes from standard input was read already, and has no lines to show.
  const text = file === STDIN || file.startsWith('--') ? '' : readFileNow(file, io);
  return { name: file, bytes: text.length, content: { text }, objects: placedObjects(built) };
}
