import { ApiObject, App, Chart, Duration, JsonPatch } from 'cdk8s';
import { type Expression } from '../../codegen/expression';
import { Explainer } from '../../deployment/explainer';
import { EndpointType } from '../../deployment/graph/endpoint';
import { GraphNode } from '../../deployment/graph/graph-node';
import { LoggerMode, Method } from '../../deployment/graph/node-options';
import { Parameter, ParameterType } from '../../deployment/graph/parameter';
import { PrepackagedServer } from '../../deployment/graph/prepackaged-server';
import { IntOrString } from '../../deployment/k8s/int-or-string';
import { Orchestrator } from '../../deployment/orchestrator';
import { EnvValue } from '../../deployment/pod/env-value';
import { PodPlacement } from '../../deployment/pod/placement';
import { Protocol, Transport } from '../../deployment/protocol';
import { DisruptionBudget } from '../../deployment/scaling/disruption-budget';
import { Metric } from '../../deployment/scaling/metric';
import { Scaling } from '../../deployment/scaling/scaling';
import { SeldonDeployment } from '../../deployment/seldon-deployment';
import { ServerType } from '../../deployment/server-type';
import { IstioGateway } from '../../gateway/istio-gateway';
import { Values } from '../../input/values';
import { ImageMirror } from '../../operator/image-mirror';
import { AmbassadorVersion, Ingress, IstioTlsMode } from '../../operator/ingress';
import { OperatorMode } from '../../operator/operator-mode';
import { OperatorPlatform } from '../../operator/operator-platform';
import { SeldonOperator } from '../../operator/seldon-operator';
import { WebhookCertificate } from '../../operator/webhook-certificate';
import { asText, entryOf, type Json, type JsonObject, put } from '../../private/json';
import { ModelArtifact } from '../../storage/model-artifact';
import { StorageInitializer } from '../../storage/storage-initializer';

export type Classes = Readonly<Record<string, unknown>>;

/** What programs name: only this, and nothing of the input, is ever called. */
const CLASSES: Classes = {
  AmbassadorVersion,
  ApiObject,
  App,
  Chart,
  DisruptionBudget,
  Duration,
  EndpointType,
  EnvValue,
  Explainer,
  GraphNode,
  ImageMirror,
  Ingress,
  IstioGateway,
  IstioTlsMode,
  JsonPatch,
  'k8s.IntOrString': IntOrString,
  LoggerMode,
  Method,
  Metric,
  ModelArtifact,
  OperatorMode,
  OperatorPlatform,
  Orchestrator,
  Parameter,
  ParameterType,
  PodPlacement,
  PrepackagedServer,
  Protocol,
  Scaling,
  SeldonDeployment,
  SeldonOperator,
  ServerType,
  StorageInitializer,
  Transport,
  Values,
  WebhookCertificate,
};

type Callee = (...args: readonly unknown[]) => unknown;

/**
 * The value of an expression, with variables by name.
 * @param others classes in place of those that would read files
 */
export function evaluate(
  expression: Expression,
  variables: ReadonlyMap<string, unknown>,
  others: Classes = {},
): unknown {
  const inner = (part: Expression): unknown => evaluate(part, variables, others);
  const classOf = (name: string): unknown => entryOf(others, name) ?? entryOf(CLASSES, name) ?? missing(name);
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'list':
      return expression.items.map(inner);
    case 'object':
      return evaluated(expression.members.map(([name, part]) => [name, inner(part)]));
    case 'constant':
      return member(classOf(expression.type), expression.name);
    case 'variable':
      return known(variables, expression.name);
    case 'member':
      return (inner(expression.of) as JsonObject)[expression.name];
    case 'template':
      return expression.parts.map((part) => asText(inner(part))).join('');
    case 'first':
      return (inner(expression.of) as readonly unknown[])[0];
    case 'new':
      return new (classOf(expression.type) as new (...args: unknown[]) => unknown)(...expression.args.map(inner));
    case 'call': {
      const on = typeof expression.on === 'string' ? classOf(expression.on) : inner(expression.on);
      return (Reflect.get(on as object, expression.method) as Callee).apply(on, expression.args.map(inner));
    }
  }
}

function evaluated(members: readonly (readonly [string, unknown])[]): JsonObject {
  const result: JsonObject = {};
  members.forEach(([name, part]) => put(result, name, part as Json));
  return result;
}

function member(type: unknown, name: string): unknown {
  return (type as Readonly<Record<string, unknown>>)[name];
}

function known(variables: ReadonlyMap<string, unknown>, name: string): unknown {
  return variables.has(name) ? variables.get(name) : missing(name);
}

function missing(name: string): never {
  throw new Error(`no such name: ${name}`);
}
