import { platforms } from './on-demand';
import { hasPlatform } from './options';
import { type Source } from '../../values/source';
import { type Arguments, UsageError } from '../command';
import { type Io } from '../io';
import { type InputRequest } from '../review/surveyed-input';
import { valuesSources } from '../values-options';

/**
 * What a call names: files, and with `-f` one environment of a platform.
 *
 * @throws UsageError if it names nothing, InputError if the values are not valid
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

/** The same for values only. */
export function platformRequest(sources: readonly Source[], args: Arguments, io: Io): InputRequest {
  return { words: [], namespace: args.one('namespace'), platform: platforms().onlyPart(sources, args, io) };
}
