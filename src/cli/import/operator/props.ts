import { mappedValues } from './mapped-values';
import { leavesOf, RemainingValues } from './remaining-values';
import { DEFAULT_VERSION } from '../../../api/facts/release';
import { type ProtocolFacts, PROTOCOLS } from '../../../api/facts/words';
import { VERSIONS } from '../../../api/versions';
import { OPERATOR_DEFAULTS } from '../../../charts/operator/defaults';
import { isSame } from '../../../charts/operator/infer/found';
import { type Assembly, type TypeRef } from '../../../codegen/assembly';
import { call, constant, data, type Expression, mapOf, struct, value } from '../../../codegen/expression';
import { IstioTlsMode } from '../../../operator/ingress';
import { type ManagerOptions, type ManagerToleration } from '../../../operator/manager-options';
import { OperatorPlatform } from '../../../operator/operator-platform';
import { valuesOf } from '../../../operator/operator-values';
import { asText, isObject, type Json, type JsonObject, maps, valueAt } from '../../../private/json';
import { GATEWAY_NAME, LABEL_VALUE } from '../../../private/name-shapes';

/** A property, by the names on the way to it, and what it says. */
type Said = readonly [property: readonly string[], value: Expression];

/** Values of the operator's chart as properties of `SeldonOperator`, and those that no property says. */
export interface OperatorProps {
  readonly members: Readonly<Record<string, Expression>>;
  readonly rest: JsonObject;
}

/** @param values that differ from the chart's defaults */
export function operatorProps(assembly: Assembly, values: JsonObject): OperatorProps {
  const left = new RemainingValues(values);
  const one = (name: string, found: Expression | undefined): Said[] => (found ? [[[name], found]] : []);
  const said = [
    ...one('version', version(left)),
    ...one('mode', mode(left)),
    ...one('ingress', ingress(left)),
    ...one('webhookCertificate', webhookCertificate(left)),
    ...one('platform', platform(left)),
    ...one('imageMirror', imageMirror(left)),
    ...managerLists(left),
    ...plain(assembly, left),
    ...one('predictorServers', predictorServers(left)),
  ];
  return { members: structured(said), rest: left.toJson() };
}

/** The release whose images all values name. */
function version(left: RemainingValues): Expression | undefined {
  const found = VERSIONS.filter((each) => each !== DEFAULT_VERSION).find((each) =>
    left.takeAll(
      leavesOf(valuesOf({ version: each })).filter(([path, item]) => !isSame(item, valueAt(OPERATOR_DEFAULTS, path))),
    ),
  );
  return found === undefined ? undefined : value(found);
}

const PLATFORMS = {
  OPENSHIFT: OperatorPlatform.OPENSHIFT,
  EKS_CALICO: OperatorPlatform.EKS_CALICO,
  GKE_PRIVATE: OperatorPlatform.GKE_PRIVATE,
};

function platform(left: RemainingValues): Expression | undefined {
  const [name] = Object.entries(PLATFORMS).find(([, each]) => left.takeAll(leavesOf(each._values()))) ?? [];
  return name === undefined ? undefined : constant('OperatorPlatform', name);
}

function mode(left: RemainingValues): Expression | undefined {
  if (left.at(['singleNamespace']) === true) {
    left.take(['singleNamespace']);
    return call('OperatorMode', 'namespace');
  }
  const id = left.at(['controllerId']);
  if (typeof id !== 'string' || !LABEL_VALUE.test(id)) {
    return undefined;
  }
  left.take(['controllerId']);
  return call('OperatorMode', 'controllerId', value(id));
}

const TLS_MODES: readonly Json[] = Object.values(IstioTlsMode);

function ingress(left: RemainingValues): Expression | undefined {
  if (left.at(['istio', 'enabled']) === true) {
    return istio(left);
  }
  if (left.at(['ambassador', 'enabled']) !== true) {
    return undefined;
  }
  left.take(['ambassador', 'enabled']);
  const isFirst = left.takeAll([[['ambassador', 'version'], 'v1']]);
  return call('Ingress', 'ambassador', ...(isFirst ? [struct({ version: constant('AmbassadorVersion', 'V1') })] : []));
}

function istio(left: RemainingValues): Expression | undefined {
  const gateway = asText(left.at(['istio', 'gateway']) ?? valueAt(OPERATOR_DEFAULTS, 'istio.gateway'));
  const tlsMode = left.at(['istio', 'tlsMode']);
  if (!GATEWAY_NAME.test(gateway)) {
    return undefined;
  }
  ['enabled', 'gateway'].forEach((key) => left.take(['istio', key]));
  const isKnown = tlsMode !== undefined && TLS_MODES.includes(tlsMode);
  if (isKnown) {
    left.take(['istio', 'tlsMode']);
  }
  return call(
    'Ingress',
    'istio',
    call('IstioGateway', 'fromName', value(gateway)),
    ...(isKnown ? [struct({ tlsMode: constant('IstioTlsMode', asText(tlsMode)) })] : []),
  );
}

/** `SeldonOperator` uses cert-manager by default. */
function webhookCertificate(left: RemainingValues): Expression | undefined {
  left.takeAll([[['certManager', 'enabled'], true]]);
  return left.takeAll([[['managerCreateResources'], true]])
    ? call('WebhookCertificate', 'createdByManager')
    : undefined;
}

function imageMirror(left: RemainingValues): Expression | undefined {
  const location = left.at(['imageMirror']);
  if (typeof location !== 'string') {
    return undefined;
  }
  left.take(['imageMirror']);
  return call('ImageMirror', 'at', value(location));
}

/** Properties that stand for one value each. */
function plain(assembly: Assembly, left: RemainingValues): Said[] {
  return mappedValues(assembly).flatMap(({ property, type, value: path }): Said[] => {
    const found = left.at(path);
    if (found === undefined || !isOfType(found, type)) {
      return [];
    }
    left.take(path);
    return [[property, data(found)]];
  });
}

function isOfType(json: Json, type: TypeRef): boolean {
  switch (type.kind) {
    case 'primitive':
      return typeof json === type.name;
    case 'list':
      return Array.isArray(json) && json.every((item) => isOfType(item, type.of));
    case 'map':
      return isObject(json) && Object.values(json).every((item) => isOfType(item, type.of));
    default:
      return false;
  }
}

/** Properties of the manager that stand for a list of the chart's; each is tried on the constructs themselves. */
function managerLists(left: RemainingValues): Said[] {
  const said = (name: string, path: readonly string[], read: (json: Json) => ManagerOptions | undefined): Said[] => {
    const json = left.at(['manager', ...path]);
    const options = json === undefined ? undefined : read(json);
    if (!options || !isSame(json!, valueAt(valuesOf({ manager: options }), ['manager', ...path]))) {
      return [];
    }
    left.take(['manager', ...path]);
    return [[['manager', name], data(Object.values(options)[0] as Json)]];
  };
  return [
    ...said('env', ['env'], (json) => ({
      env: Object.fromEntries(maps(json).map(({ name, value: text }) => [asText(name), asText(text)])),
    })),
    ...said('imagePullSecrets', ['imagePullSecrets'], (json) => ({
      imagePullSecrets: maps(json).map(({ name }) => asText(name)),
    })),
    ...said('tolerations', ['tolerations'], (json) => ({
      tolerations: maps(json).map(({ operator: _, ...toleration }) => toleration as ManagerToleration),
    })),
    ...said('spreadOver', ['affinity'], (json) => {
      const key = valueAt(json, SPREAD_KEY);
      return typeof key === 'string' ? { spreadOver: key } : undefined;
    }),
  ];
}

const SPREAD_KEY = 'podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey';

/** Servers whose images are given, each with all its protocols. */
function predictorServers(left: RemainingValues): Expression | undefined {
  const changed = left.at(['predictor_servers']);
  const known = Object.entries(isObject(changed) ? changed : {}).flatMap(([name, change]): [string, Expression][] => {
    const images = isObject(change) ? serverImages(name, change) : undefined;
    if (!images) {
      return [];
    }
    left.take(['predictor_servers', name]);
    return [[name, images]];
  });
  return known.length === 0 ? undefined : mapOf(known, (images) => images);
}

/** The protocols that images are given for, by their current names. */
const IMAGE_PROTOCOLS = Object.entries<ProtocolFacts>(PROTOCOLS).flatMap(([name, { insteadOf }]) =>
  insteadOf === undefined ? [name] : [],
);

/** The images of a server that differ; nothing if more than images differs. */
function serverImages(server: string, change: JsonObject): Expression | undefined {
  const { protocols, ...more } = change;
  const entries = Object.entries(isObject(protocols) ? protocols : {}).map(([protocol, image]) => {
    const before = valueAt(OPERATOR_DEFAULTS, ['predictor_servers', server, 'protocols', protocol]);
    const whole = isObject(image) ? { ...(isObject(before) && before), ...image } : {};
    const { image: name, defaultImageVersion: tag, ...rest } = whole;
    const isSaid =
      typeof name === 'string' && typeof tag === 'string' && /^[^:@]+$/.test(tag) && Object.keys(rest).length === 0;
    return [protocol, isSaid && IMAGE_PROTOCOLS.includes(protocol) ? value(`${name}:${tag}`) : undefined] as const;
  });
  return entries.length === 0 || Object.keys(more).length > 0 || entries.some(([, image]) => !image)
    ? undefined
    : struct(Object.fromEntries(entries));
}

/** Properties as a tree of structs, in the order in which people write them. */
function structured(said: readonly Said[]): Record<string, Expression> {
  const names = [...new Set(said.map(([[name]]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const inner = said.filter(([[first]]) => first === name).map(([[, ...rest], each]): Said => [rest, each]);
      const [[path, only]] = inner;
      return [name, path.length === 0 ? only : struct(structured(inner))];
    }),
  );
}
