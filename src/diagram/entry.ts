import { type Line } from './diagram';
import { text } from './node-box';
import { KAFKA_TOPICS } from '../api/facts/executor-variables';
import { AMBASSADOR_MAPPINGS } from '../api/facts/third-party-keys';
import { deploymentId } from '../api/names';
import { predictionPath } from '../api/prediction-path';
import { asText, isObject, type JsonObject, type Manifest, maps, strings } from '../private/json';
import { readDocuments } from '../yaml/read';

/** Where and how requests arrive. */
export interface Entry {
  readonly kind: string;
  readonly lines: readonly Line[];
}

/**
 * The ways in: gateways with hosts, paths and headers, topics of Kafka, else the address within the cluster.
 * @param address the URL in `status.address.url`
 */
export function entryOf(sdep: JsonObject, objects: readonly Manifest[], address: string | undefined): Entry {
  const { metadata, spec } = sdep;
  const name = isObject(metadata) ? text(metadata.name) : '';
  const { serverType, predictors, protocol } = isObject(spec) ? spec : {};
  if (serverType === 'kafka') {
    return { kind: 'Kafka', lines: topics(maps(predictors)) };
  }
  const gateways = [...istio(objects, deploymentId(name)), ...ambassador(objects, name)];
  if (gateways.length > 0) {
    return { kind: 'Requests', lines: gateways };
  }
  return {
    kind: 'Requests',
    lines: [
      { text: 'from within the cluster' },
      ...(address === undefined
        ? []
        : [{ text: workingAddress(address, text(protocol), maps(predictors)[0]), code: true } as const]),
    ],
  };
}

/** The address with the path that answers: the operator writes the root's name, which a graph passes to every node. */
function workingAddress(address: string, protocol: string, predictor: JsonObject): string {
  const [scheme, , host] = address.split('/');
  return `${scheme}//${host}${predictionPath(protocol, predictor)}`;
}

function topics(predictors: readonly JsonObject[]): Line[] {
  const variable = (name: string) =>
    predictors.flatMap(({ svcOrchSpec }) =>
      isObject(svcOrchSpec)
        ? maps(svcOrchSpec.env)
            .filter((each) => each.name === name)
            .map(({ value }) => text(value))
        : [],
    );
  const of = (label: string, name: string) =>
    [...new Set(variable(name))].map((topic): Line => ({ text: `${label} ${topic}` }));
  return [...of('from topic', KAFKA_TOPICS.input), ...of('to topic', KAFKA_TOPICS.output)];
}

function istio(objects: readonly Manifest[], name: string): Line[] {
  const service = objects.find(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === name);
  if (service === undefined || !isObject(service.spec)) {
    return [];
  }
  const { gateways, hosts, http } = service.spec;
  const [route] = maps(http);
  const [match] = maps(route?.match);
  const prefix = isObject(match?.uri) ? text(match.uri.prefix) : '';
  const named = strings(hosts).filter((host) => host !== '*');
  return [
    { text: 'Istio gateway' },
    ...strings(gateways).map((gateway): Line => ({ text: gateway, code: true })),
    ...named.map((host): Line => ({ text: host, code: true })),
    ...(prefix === '' ? [] : [{ text: prefix, code: true } as const]),
  ];
}

function ambassador(objects: readonly Manifest[], name: string): Line[] {
  const mappings = objects.flatMap(({ kind, spec, metadata }) => {
    if (kind === 'Mapping') {
      return isObject(spec) ? [spec] : [];
    }
    const config = isObject(metadata.annotations) ? text(metadata.annotations[AMBASSADOR_MAPPINGS]) : '';
    return config === ''
      ? []
      : readDocuments(config, name)
          .map(({ value }) => value)
          .filter(isObject);
  });
  const prefixes = mappings.filter(({ grpc }) => grpc !== true).map(({ prefix }) => text(prefix));
  const ofModel = [...new Set(prefixes)].filter((prefix) => prefix !== '' && !prefix.includes('-explainer/'));
  const headers = new Set(mappings.filter(({ grpc }) => grpc !== true).flatMap(headersOf));
  return ofModel.length === 0
    ? []
    : [
        { text: 'Ambassador' },
        ...ofModel.map((prefix): Line => ({ text: prefix, code: true })),
        ...[...headers].map((header) => ({ text: `header ${header}` })),
      ];
}

function headersOf({ headers, regex_headers: byRegex }: JsonObject): string[] {
  return [headers, byRegex]
    .filter(isObject)
    .flatMap((each) => Object.entries(each).map(([name, value]) => `${name}: ${asText(value)}`));
}
