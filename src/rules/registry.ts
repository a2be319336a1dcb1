import { type Rule } from './rule';
import { endpointTransport } from './webhook/endpoint-transport';
import { endpointType } from './webhook/endpoint-type';
import { kafkaEnvironment } from './webhook/kafka-environment';
import { knownServer } from './webhook/known-server';
import { loggerMode } from './webhook/logger-mode';
import { loneShadow } from './webhook/lone-shadow';
import { modelUri } from './webhook/model-uri';
import { noEngine } from './webhook/no-engine';
import { nodeContainer } from './webhook/node-container';
import { nodeMethods } from './webhook/node-methods';
import { oneShadow } from './webhook/one-shadow';
import { predictorName } from './webhook/predictor-name';
import { predictorsPresent } from './webhook/predictors-present';
import { protocol } from './webhook/protocol';
import { serverType } from './webhook/server-type';
import { serviceName } from './webhook/service-name';
import { shadowTraffic } from './webhook/shadow-traffic';
import { singleTraffic } from './webhook/single-traffic';
import { tensorflowProtocol } from './webhook/tensorflow-protocol';
import { trafficSumRule } from './webhook/traffic-sum';
import { transport } from './webhook/transport';

/** Every rule, in the order of ids: schema from 001, webhook from 101, traps from 201. */
export const RULES: readonly Rule[] = [
  protocol, transport, serverType, kafkaEnvironment, loneShadow, serviceName, predictorsPresent, noEngine, predictorName,
  nodeContainer, nodeMethods, modelUri, tensorflowProtocol, knownServer, loggerMode, endpointType, endpointTransport,
  trafficSumRule, singleTraffic, oneShadow, shadowTraffic,
];
