import { type Section } from './field';
import { PLATFORM_FILE } from './sections/platform';
import { type JsonObject } from '../../private/json';

/** Defaults of keys that are not set: one entry of each map shows the defaults of all. */
export function platformDefaults(): JsonObject {
  return defaultsOf(PLATFORM_FILE, 0);
}

function defaultsOf(section: Section, depth: number): JsonObject {
  const defaults: JsonObject = {};
  for (const [key, { type, fallback }] of Object.entries(section.fields)) {
    if (fallback !== undefined) {
      defaults[key] = fallback;
    } else if (type.kind === 'map') {
      defaults[key] = {};
    } else if (type.kind === 'section' && depth === 0) {
      defaults[key] = defaultsOf(type.section(), depth + 1);
    }
  }
  return defaults;
}
