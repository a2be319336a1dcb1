import { type Level } from './field-place';
import { entryOf } from '../../private/json';

/** What to do about fields that the schema keeps for old manifests, and that nothing reads. */
export const DEAD_FIELDS = {
  name: 'remove it: metadata.name names the SeldonDeployment',
  oauth_key: 'remove it, and protect the ingress instead',
  oauth_secret: 'remove it, and protect the ingress instead',
  engineResources: 'move it to svcOrchSpec.resources',
} as const;

/** The same for a field that is or should be at a level; undefined if it has an effect. */
export function deadFieldRemedy(name: string, level: Level | undefined): string | undefined {
  // All levels but the spec have a name that means something.
  return name === 'name' && level !== 'spec' ? undefined : entryOf(DEAD_FIELDS, name);
}
