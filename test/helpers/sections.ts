import { type FieldType, type Section } from '../../src/platform/values/field';
import { PLATFORM_FILE } from '../../src/platform/values/sections/platform';

/** All sections of a platform's values, each once, in the order in which they are met. */
export function platformSections(section: Section = PLATFORM_FILE, seen = new Set<Section>()): Section[] {
  if (!seen.has(section)) {
    seen.add(section);
    Object.values(section.fields).forEach(({ type }) => inner(type, seen));
  }
  return [...seen];
}

function inner(type: FieldType, seen: Set<Section>): void {
  switch (type.kind) {
    case 'section':
      platformSections(type.section(), seen);
      break;
    case 'list':
      inner(type.items.type, seen);
      break;
    case 'map':
      inner(type.values.type, seen);
      break;
    case 'either':
      inner(type.long, seen);
      break;
    default:
  }
}
