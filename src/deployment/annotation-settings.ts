import { Duration } from 'cdk8s';
import { checkRouting, type RequiredHeader } from './routing';
import { type SeldonDeploymentProps } from './seldon-deployment-props';
import { ANNOTATIONS, type AnnotationValue } from '../api/facts/settings';
import { type IIstioGateway } from '../gateway/istio-gateway';
import { asText } from '../private/json';

/** The settings that have a property, each with its path. */
const WAYS = ANNOTATIONS.flatMap(({ key, value, property }) =>
  property === undefined ? [] : [{ key, value, way: property.split('.') }],
);

/** Annotations of `spec` for the settings that have properties: the level where every reader finds them. */
export function annotationSettings(props: SeldonDeploymentProps): { [key: string]: string } {
  const { requestTimeout, restTimeout = requestTimeout, grpcTimeout = requestTimeout, routing } = props;
  checkRouting(routing ?? {});
  const given = { ...props, restTimeout, grpcTimeout };
  const settings: { [key: string]: string } = {};
  for (const { key, value, way } of WAYS) {
    const property = way.reduce<unknown>(memberOf, given);
    if (property !== undefined) {
      settings[key] = written(property, value);
    }
  }
  return settings;
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null
    ? (object as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** A property in the form that the annotation's reader expects. */
function written(property: unknown, value: AnnotationValue): string {
  if (property instanceof Duration) {
    return String(value === 'seconds' ? property.toSeconds() : property.toMilliseconds());
  }
  if (isGateway(property)) {
    return property.gatewayName;
  }
  return isHeader(property) ? `${property.name}: ${property.value}` : asText(property);
}

function isGateway(property: unknown): property is IIstioGateway {
  return typeof property === 'object' && property !== null && 'gatewayName' in property;
}

function isHeader(property: unknown): property is RequiredHeader {
  return typeof property === 'object' && property !== null && 'name' in property && 'value' in property;
}
