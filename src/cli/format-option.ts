import { type Arguments, UsageError } from './command';

/**
 * The format that a call names; without `--format`, the first one unless another is the default.
 *
 * @throws UsageError for an unknown one
 */
export function formatOption<T extends string>(args: Arguments, formats: readonly T[], byDefault: T = formats[0]): T {
  const word = args.one('format') ?? byDefault;
  const format = formats.find((each) => each === word);
  if (format === undefined) {
    throw new UsageError(`--format: must be one of ${formats.join(', ')}, not ${JSON.stringify(word)}`);
  }
  return format;
}
