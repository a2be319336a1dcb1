import { type Scale, scaleOf } from '../../api/scale';
import { asNumber, asText, isObject, type JsonObject, valueAt } from '../../private/json';
import { namespaceOf } from '../rivals';

/** The Deployment that an autoscaler targets, and its scale. */
export interface Scaled extends Scale {
  readonly namespace: string;
  readonly name: string;
}

/** The scales that the autoscalers among objects give to Deployments. */
export function scaledBy(objects: readonly JsonObject[]): Scaled[] {
  return objects.flatMap((object): Scaled[] => {
    const target = valueAt(object, 'spec.scaleTargetRef');
    const scale = scaleOf(object);
    const isDeployment = isObject(target) && (target.kind ?? 'Deployment') === 'Deployment';
    return isDeployment && scale !== undefined
      ? [{ namespace: namespaceOf(object), name: asText(target.name), ...scale }]
      : [];
  });
}

/** The scale of a Deployment: that of its autoscaler, unless replicas is 0, or else its replicas. */
export function scaleOfDeployment(deployment: JsonObject, autoscaled: Scale | undefined): Scale {
  const replicas = asNumber(valueAt(deployment, 'spec.replicas') ?? 1);
  return (replicas === 0 ? undefined : autoscaled) ?? { least: replicas, most: replicas };
}
