import { entryOf } from '../../private/json';
import { type Segment } from '../../private/path';
import { type Shape } from '../schema/shape';

/** Fields that a Go type has from an embedded type, which its messages name. */
const EMBEDDED: Record<string, { readonly type: string; readonly except: readonly string[] } | undefined> = {
  EphemeralContainer: { type: 'EphemeralContainerCommon', except: ['targetContainerName'] },
  Probe: {
    type: 'ProbeHandler',
    except: [
      'failureThreshold',
      'initialDelaySeconds',
      'periodSeconds',
      'successThreshold',
      'terminationGracePeriodSeconds',
      'timeoutSeconds',
    ],
  },
  Volume: { type: 'VolumeSource', except: ['name'] },
};

/** How Go's JSON decoder names a field: the struct that contains it, then the keys from the root without indexes. */
export function goField(root: Shape, path: readonly Segment[]): string {
  let shape: Shape | undefined = root;
  let struct = '';
  const keys: Segment[] = [];
  for (const segment of path) {
    if (shape?.kind === 'object') {
      const embedded = entryOf(EMBEDDED, shape.name);
      if (embedded && !embedded.except.includes(String(segment))) {
        keys.push(embedded.type);
      }
      struct = shape.name.replace(/^V2beta1/, '');
      keys.push(segment);
      shape = shape.fields.get(String(segment))?.shape;
    } else {
      shape = inner(shape);
    }
  }
  return [struct, ...keys].join('.');
}

function inner(shape: Shape | undefined): Shape | undefined {
  if (shape?.kind === 'list') {
    return shape.items;
  }
  return shape?.kind === 'map' ? shape.values : undefined;
}
