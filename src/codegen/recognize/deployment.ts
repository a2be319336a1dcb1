import { type Reading, type Recognized } from './context';
import { word } from './node';
import { texts } from './pods';
import { predictorCall, type PredictorCall } from './predictor';
import { annotationProps } from './settings';
import { Untypable } from './untypable';
import { KAFKA_NEEDED } from '../../api/facts/executor-variables';
import { asText, isObject, type Json, type JsonObject, maps } from '../../private/json';
import { call, type Expression, items, struct, structOrNothing, value } from '../expression';

type Members = Record<string, Expression | undefined>;

/** Annotations that kubectl writes. */
const WRITTEN_BY_TOOLS: readonly string[] = ['kubectl.kubernetes.io/last-applied-configuration'];

/**
 * A SeldonDeployment as calls of typed constructs.
 *
 * @param id of the construct, which names the object unless it says otherwise
 * @throws Untypable if they cannot express some of it
 */
export function recognize(reading: Reading, sdep: JsonObject, id: string): Recognized {
  const spec = isObject(sdep.spec) ? sdep.spec : {};
  const predictors = maps(spec.predictors);
  const kafka = kafkaServer(spec, predictors);
  const common = { replicas: spec.replicas, variables: kafka?.variables ?? [] };
  const calls = predictors.map((predictor, i) => predictorCall(reading, predictor, common, `spec.predictors[${i}]`));
  return {
    props: structOrNothing({
      metadata: metadata(reading, sdep.metadata, id),
      ...(reading.exact && formerProps(spec)),
      protocol: protocol(reading, spec.protocol),
      transport: enumeration(reading, 'Transport', spec.transport, 'spec.transport'),
      serverType: kafka?.serverType ?? rpc(reading, spec.serverType),
      replicas: typeof spec.replicas === 'number' ? value(spec.replicas) : undefined,
      ...annotationProps(spec.annotations),
    }),
    nodes: calls.flatMap(({ nodes }) => nodes),
    calls: predictorCalls(calls),
  };
}

/** Metadata of the object, but for the namespace, which is the chart's, and what a cluster writes. */
function metadata({ exact }: Reading, json: Json | undefined, id: string): Expression | undefined {
  const { name, labels, annotations, finalizers } = isObject(json) ? json : {};
  const own = Object.fromEntries(
    Object.entries(isObject(annotations) ? annotations : {}).filter(
      ([key]) => exact || !WRITTEN_BY_TOOLS.includes(key),
    ),
  );
  return structOrNothing({
    name: typeof name === 'string' && name !== id ? value(name) : undefined,
    labels: texts(labels),
    annotations: texts(own),
    finalizers:
      Array.isArray(finalizers) && finalizers.length > 0
        ? items(finalizers.map((text) => value(asText(text))))
        : undefined,
  });
}

/** Fields that the operator does not read any more. */
function formerProps({ name, oauth_key: key, oauth_secret: secret }: JsonObject): Members {
  const said = (json: Json | undefined): Expression | undefined => (typeof json === 'string' ? value(json) : undefined);
  return { specName: said(name), oauthKey: said(key), oauthSecret: said(secret) };
}

function protocol({ exact, ...reading }: Reading, json: Json | undefined): Expression | undefined {
  return json === 'seldon' && !exact
    ? undefined
    : enumeration({ exact, ...reading }, 'Protocol', json, 'spec.protocol');
}

function rpc({ exact }: Reading, json: Json | undefined): Expression | undefined {
  if (json === undefined || json === null || json === '') {
    return undefined;
  }
  if (json !== 'rpc') {
    throw new Untypable(
      'spec.serverType',
      'the service orchestrators lack the variables that ServerType.kafka gives them',
    );
  }
  return exact ? call('ServerType', 'rpc') : undefined;
}

function enumeration(reading: Reading, type: string, json: Json | undefined, path: string): Expression | undefined {
  if (json === undefined || json === null || json === '') {
    return undefined;
  }
  if (typeof json !== 'string' || json !== json.toLowerCase()) {
    throw new Untypable(path, `has no counterpart in ${type}`);
  }
  return word(reading, type, json.toUpperCase(), path);
}

const KAFKA = [...KAFKA_NEEDED, 'KAFKA_WORKERS', 'KAFKA_FULL_GRAPH'];

/** The topics of Kafka, if all service orchestrators have the same variables for them. */
function kafkaServer(
  { serverType }: JsonObject,
  predictors: readonly JsonObject[],
): { serverType: Expression; variables: readonly string[] } | undefined {
  const env = (predictor: JsonObject): readonly JsonObject[] =>
    isObject(predictor.svcOrchSpec) ? maps(predictor.svcOrchSpec.env) : [];
  const heads = predictors.map((predictor) => head(env(predictor)));
  const [first] = heads;
  if (serverType !== 'kafka' || !first || heads.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    return undefined;
  }
  const [broker, inputTopic, outputTopic, workers, fullGraph] = KAFKA.map(
    (name) => first.find(([key]) => key === name)?.[1],
  );
  if (
    broker === undefined ||
    inputTopic === undefined ||
    outputTopic === undefined ||
    (workers !== undefined && !/^[1-9]\d{0,8}$/.test(workers)) ||
    (fullGraph !== undefined && !/^(true|false)$/.test(fullGraph))
  ) {
    return undefined;
  }
  return {
    serverType: call(
      'ServerType',
      'kafka',
      struct({
        broker: value(broker),
        inputTopic: value(inputTopic),
        outputTopic: value(outputTopic),
        workers: workers === undefined ? undefined : value(Number(workers)),
        fullGraph: fullGraph === undefined ? undefined : value(fullGraph === 'true'),
      }),
    ),
    variables: first.map(([name]) => name),
  };
}

/** The variables among a service orchestrator's that say where requests come from. */
function head(env: readonly JsonObject[]): [name: string, text: string][] {
  return KAFKA.flatMap((name) => {
    const text = env.find((variable) => variable.name === name)?.value;
    return typeof text === 'string' ? [[name, text] as [string, string]] : [];
  });
}

/** Calls that add the predictors: a canary and a comparison as such. */
function predictorCalls(predictors: readonly PredictorCall[]): Recognized['calls'] {
  const serving = predictors.filter(({ shadow }) => !shadow);
  const shadows = predictors.filter(({ shadow }) => shadow);
  return [
    ...(pair(serving) ??
      serving.map(({ name, options, traffic }) => ({
        method: 'addPredictor',
        args: [
          value(name),
          struct({
            ...options,
            traffic: traffic === undefined || alone(serving, traffic) ? undefined : value(traffic),
          }),
        ],
      }))),
    ...shadows.map(({ name, options, traffic }) => ({
      method: 'shadow',
      // The operator does not distinguish 0 from no traffic, and `shadow` rejects it.
      args: [value(name), struct({ ...options, percent: traffic ? value(traffic) : undefined })],
    })),
  ];
}

function alone(serving: readonly PredictorCall[], traffic: number): boolean {
  return serving.length === 1 && traffic === 0;
}

function pair(serving: readonly PredictorCall[]): Recognized['calls'] | undefined {
  const [first, second, more] = serving;
  const percent = second?.traffic;
  if (
    !second ||
    more ||
    percent === undefined ||
    !Number.isInteger(percent) ||
    percent < 1 ||
    percent > 99 ||
    first.traffic !== 100 - percent
  ) {
    return undefined;
  }
  if (first.name === 'a' && second.name === 'b') {
    return [
      {
        method: 'abTest',
        args: [
          struct({
            a: struct(first.options),
            b: struct(second.options),
            percentB: percent === 50 ? undefined : value(percent),
          }),
        ],
      },
    ];
  }
  if (percent >= 50 && !second.name.includes('canary')) {
    return undefined;
  }
  return [
    {
      method: 'canary',
      args: [
        struct({
          stable: struct(first.options),
          canary: struct(second.options),
          percent: value(percent),
          stableName: first.name === 'default' ? undefined : value(first.name),
          canaryName: second.name === 'canary' ? undefined : value(second.name),
        }),
      ],
    },
  ];
}
