import { App, Chart } from 'cdk8s';
import { type World } from './world';
import { ISTIO_GATEWAY, ISTIO_HOST } from '../../api/facts/settings';
import { annotationOf, UNKNOWN_INGRESS } from '../../deployment/addressing';
import { protoFile } from '../../deployment/protos';
import { SeldonDeployment } from '../../deployment/seldon-deployment';
import { Snippets, wireOf } from '../../deployment/snippets';
import { isObject, type JsonObject, type Manifest, maps, valueAt } from '../../private/json';
import { inSingleQuotes, shellWord } from '../../private/shell-word';
import { visible } from '../../private/visible';
import { inertName } from '../inert';

/** How to ask a SeldonDeployment for a prediction. */
export interface Question {
  readonly namespace: string;
  readonly name: string;
  /** The address of predictions; of a call if the nodes only support gRPC. */
  readonly url: string;
  /** The command that opens a connection first, if no ingress routes there. */
  readonly before?: string;
  /** The `.proto` file that the command reads, if it is grpcurl. */
  readonly proto?: string;
  /** A command of curl, or of grpcurl if the nodes only support gRPC. */
  readonly command: string;
}

/** What is known of a cluster that its SeldonDeployments are asked in. */
type AskedWorld = Pick<World, 'written' | 'deployments' | 'config'>;

/**
 * How to ask each SeldonDeployment.
 *
 * @param ingress scheme and host of the ingress, if they are known
 */
export function questionsOf(world: AskedWorld, ingress: string | undefined): Question[] {
  return world.deployments.filter(hasName).map((manifest, index) => questionOf(manifest, world, ingress, index));
}

/** Whether its name is known: it is a part of the address. The API server generates others. */
export function hasName({ metadata: { name } }: Manifest): boolean {
  return typeof name === 'string' && name !== '';
}

/** @param index its place among all: forwarded ports stay open, so that each needs its own */
function questionOf(manifest: Manifest, world: AskedWorld, ingress: string | undefined, index: number): Question {
  const chart = new Chart(new App(), 'asked', { namespace: 'default' });
  const deployment = SeldonDeployment.fromManifest(chart, 'asked', manifest);
  const { config } = world;
  const namespace = deployment.namespace ?? 'default';
  const identity = { namespace, name: deployment.deploymentName };
  const isGrpc = valueAt(manifest, 'spec.transport') === 'grpc';
  const proto = isGrpc ? { proto: protoFile(wireOf(deployment._protocol())) } : {};
  const served = (url: string) => (isGrpc ? url.replace(/^(\w+:\/\/[^/]+).*/, `$1/${deployment.grpc.method}`) : url);
  const [predictor] = deployment.predictors;
  if (predictor !== undefined && ingress === undefined && !config.istio.enabled && !config.ambassador.enabled) {
    const port = isGrpc ? predictor.grpcPort : predictor.httpPort;
    const own = port + index;
    const local = `http://localhost:${own}`;
    const url = predictor.serviceUrl.replace(
      /^(https?):\/\/[^/]+/,
      (_, scheme: string) => `${scheme}://localhost:${own}`,
    );
    const forwarded = own === port ? `${port}` : `${own}:${port}`;
    const snippets = Snippets._of({
      protocol: deployment._protocol(),
      urls: { predictions: url },
      grpc: deployment.grpc,
      ingress: local,
      model: predictor._modelName(),
    });
    return {
      ...identity,
      ...proto,
      url: served(predictor.serviceUrl.replace(`:${predictor.httpPort}/`, `:${port}/`)),
      before: `kubectl -n ${shellWord(namespace)} port-forward ${shellWord(`svc/${predictor.serviceName}`)} ${forwarded}`,
      command: isGrpc ? snippets.grpcurl() : snippets.curl(),
    };
  }
  const options = { ingress: ingress ?? gatewayOf(manifest, world) };
  const { snippets, urls } = deployment;
  const host = /^\w+:\/\/[^/]+/.exec(urls.predictions)?.[0] ?? '';
  return {
    ...identity,
    ...proto,
    url: served(
      options.ingress === undefined
        ? urls.predictions
        : urls.predictions.replace(host, options.ingress.replace(/\/$/, '')),
    ),
    command: isGrpc ? snippets.grpcurl(options) : snippets.curl(options),
  };
}

/** Scheme and host of the gateway of the routes; undefined if it does not have its own. */
function gatewayOf(manifest: Manifest, { written, config }: AskedWorld): string | undefined {
  const { metadata, spec } = manifest as JsonObject;
  const setting = (key: string) =>
    annotationOf(isObject(spec) ? spec : undefined, key) ??
    annotationOf(isObject(metadata) ? metadata : undefined, key);
  const [namespace, name] = (setting(ISTIO_GATEWAY) ?? config.istio.gateway).split('/');
  const gateway = written.find(
    (object) =>
      object.kind === 'Gateway' &&
      valueAt(object, 'metadata.name') === name &&
      valueAt(object, 'metadata.namespace') === namespace,
  );
  const servers = maps(gateway === undefined ? null : valueAt(gateway, 'spec.servers'));
  const secure = servers.find(({ tls }) => isObject(tls) && tls.httpsRedirect !== true);
  const own = setting(ISTIO_HOST);
  const hosts = [
    own,
    ...(Array.isArray((secure ?? servers[0])?.hosts) ? ((secure ?? servers[0]).hosts as string[]) : []),
  ];
  const host = hosts
    .map((each) => each?.slice(each.indexOf('/') + 1))
    .find((each) => each !== undefined && !each.includes('*'));
  return host === undefined ? undefined : `${secure ? 'https' : 'http'}://${host}`;
}

/** How to find the address that the commands only have a placeholder for; in lines. */
export function ingressLines(questions: readonly Question[], { config }: Pick<World, 'config'>): string[] {
  if (!questions.some(({ url }) => url.startsWith(UNKNOWN_INGRESS))) {
    return [];
  }
  return [
    config.istio.enabled
      ? "<ingress> is the address of Istio's ingress gateway: kubectl get service -A -l istio=ingressgateway"
      : "<ingress> is the address of Ambassador's Service: kubectl get service -A",
  ];
}

/** The question if the `.proto` files are in a folder. */
export function withProtosIn(folder: string, { proto, command, ...rest }: Question): Question {
  return proto === undefined
    ? { ...rest, command }
    : { ...rest, command: command.replace('-proto ', () => `-import-path ${inSingleQuotes(folder)} -proto `) };
}

/** Lines for people: a line break in a command follows a backslash, and any other is a part of a name. */
export function toldQuestion({ namespace, name, url, before, proto, command }: Question): string[] {
  return [
    inertName(`${namespace}/${name}  ${url}`),
    ...(proto === undefined ? [] : ['  npx cdk8s-seldon ask --protos .']),
    ...(before === undefined ? [] : [`  ${visible(before)} & sleep 3`]),
    ...command.split(/(?<= \\)\n/).map((line) => `  ${visible(line)}`),
  ];
}
