import { EXECUTOR_SETTINGS, KAFKA_NEEDED, KAFKA_OTHER_WORDS } from '../../api/facts/executor-variables';
import { entryOf } from '../../private/json';
import { suggest } from '../../private/suggest';

/** The variable of the executor that is meant by a name that it does not read, if that is known. */
export function meantSetting(name: string): string | undefined {
  return EXECUTOR_SETTINGS.includes(name)
    ? undefined
    : (entryOf(KAFKA_OTHER_WORDS, name) ?? suggest(name, EXECUTOR_SETTINGS));
}

/** Of the variables that Kafka needs and that are not among some names, those that one of these was meant for. */
export function misnamedForKafka(names: readonly string[]): ReadonlyMap<string, string> {
  const meant = names.map((name) => [meantSetting(name), name] as const);
  return new Map(
    meant.flatMap(([needed, name]) =>
      needed !== undefined && KAFKA_NEEDED.includes(needed) && !names.includes(needed) ? [[needed, name]] : [],
    ),
  );
}
