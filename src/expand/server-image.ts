import { OperatorFailure } from './failure';
import { type Node } from './model';
import { type OperatorConfig, type ServerConfig, type ServerImage } from './operator-config';
import { type Cause } from './origins/entry';
import { has } from '../private/json';

/**
 * The configuration of a node's prepackaged server; undefined if the operator has none.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/prepack.go GetPrepackServerConfig
 */
export function serverConfig(config: OperatorConfig, node: Node): ServerConfig | undefined {
  const { servers } = config;
  if (servers.problem !== undefined) {
    throw new OperatorFailure('panic', servers.problem, 'spec');
  }
  const name = node.implementation ?? '';
  return has(servers.value, name) ? servers.value[name] : undefined;
}

/** The image of a node's prepackaged server for a protocol; empty if there is none. */
export function prepackagedImage(config: OperatorConfig, node: Node, protocol: string | undefined): string {
  const server = serverConfig(config, node);
  return server === undefined ? '' : protocolImage(server, protocol);
}

/** What determines the image of a node's prepackaged server. */
export function imageCauses(node: Node): Cause[] {
  return [[node, 'implementation'], `predictor_servers.${node.implementation ?? ''}`];
}

/** The other name of a protocol. */
const STAND_IN = new Map([
  ['v2', 'kfserving'],
  ['kfserving', 'v2'],
]);

/**
 * The image of a server for a protocol; `kfserving` and `v2` are interchangeable.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/prepack.go PrepackImageName
 */
export function protocolImage(server: ServerConfig, protocol = ''): string {
  const other = STAND_IN.get(protocol);
  const image = imageFor(server, protocol || 'seldon') ?? (other === undefined ? undefined : imageFor(server, other));
  return image === undefined ? '' : imageName(image);
}

export function imageFor({ protocols = {} }: ServerConfig, protocol: string): ServerImage | undefined {
  return has(protocols, protocol) ? protocols[protocol] : undefined;
}

export function imageName({ image = '', defaultImageVersion = '' }: ServerImage): string {
  return defaultImageVersion === '' ? image : `${image}:${defaultImageVersion}`;
}
