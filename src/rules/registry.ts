import { type Rule } from './rule';
import { componentShape } from './schema/component-shape';
import { decodable } from './schema/decodable';
import { duplicateItem } from './schema/duplicate-item';
import { fieldValue } from './schema/field-value';
import { graphDepth } from './schema/graph-depth';
import { filled, keyOnce, objectKind, readable } from './schema/input';
import { ownMetadata } from './schema/own-metadata';
import { requiredField } from './schema/required-field';
import { unknownField } from './schema/unknown-field';
import { ambassadorCustom } from './traps/ambassador-custom';
import { ambassadorNamespaced } from './traps/ambassador-namespaced';
import { ambassadorTls } from './traps/ambassador-tls';
import { ambassadorWeight } from './traps/ambassador-weight';
import { annotationLevel } from './traps/annotation-level';
import { annotationName } from './traps/annotation-name';
import { annotationValue } from './traps/annotation-value';
import { apiVersion } from './traps/api-version';
import { blockingBudget } from './traps/blocking-budget';
import { builtInType } from './traps/built-in-type';
import { builtInWithoutEffect } from './traps/built-in-without-effect';
import { certificateKeys } from './traps/certificate-keys';
import { certificateRoot } from './traps/certificate-root';
import { children } from './traps/children';
import { claimAccess } from './traps/claim-access';
import { cloudRole } from './traps/cloud-role';
import { containerImage } from './traps/container-image';
import { controllerId } from './traps/controller-id';
import { createdName } from './traps/created-name';
import { createdObject } from './traps/created-object';
import { deadField } from './traps/dead-field';
import { endpointAddress } from './traps/endpoint-address';
import { endpointWord } from './traps/endpoint-word';
import { explainerEnvironment } from './traps/explainer-environment';
import { explainerParameters } from './traps/explainer-parameters';
import { explainerType } from './traps/explainer-type';
import { explainerUnsupported } from './traps/explainer-unsupported';
import { generatedSecret } from './traps/generated-secret';
import { imageTag } from './traps/image-tag';
import { istioGateway } from './traps/istio-gateway';
import { istioHost } from './traps/istio-host';
import { istioTlsMode } from './traps/istio-tls-mode';
import { kedaOff } from './traps/keda-off';
import { loggerEndpoint } from './traps/logger-endpoint';
import { loggerUrl } from './traps/logger-url';
import { loggerWord } from './traps/logger-word';
import { longName } from './traps/long-name';
import { mlflowEnvironment } from './traps/mlflow-environment';
import { nameCollision } from './traps/name-collision';
import { nodeMethodName } from './traps/node-method-name';
import { nodeName } from './traps/node-name';
import { nodeType } from './traps/node-type';
import { nodeWithoutPod } from './traps/node-without-pod';
import { numberAnnotation } from './traps/number-annotation';
import { operatorConfiguration } from './traps/operator-configuration';
import { operatorFailure } from './traps/operator-failure';
import { orchestratorPlace } from './traps/orchestrator-place';
import { orchestratorReplicas } from './traps/orchestrator-replicas';
import { orchestratorSize } from './traps/orchestrator-size';
import { ownScaler } from './traps/own-scaler';
import { parameter } from './traps/parameter';
import { podSecurity } from './traps/pod-security';
import { podVolumes } from './traps/pod-volumes';
import { privateBucket } from './traps/private-bucket';
import { probeHandler } from './traps/probe-handler';
import { probePort } from './traps/probe-port';
import { probeThreshold } from './traps/probe-threshold';
import { regexHeader } from './traps/regex-header';
import { reservedEnvironment } from './traps/reserved-environment';
import { reservedLabel } from './traps/reserved-label';
import { resourceLimits } from './traps/resource-limits';
import { scalerReplicas } from './traps/scaler-replicas';
import { scalerRequests } from './traps/scaler-requests';
import { serverPorts } from './traps/server-ports';
import { serverProbe } from './traps/server-probe';
import { serviceAccounts } from './traps/service-accounts';
import { severalBudgets } from './traps/several-budgets';
import { shadowFirst } from './traps/shadow-first';
import { shadowShare } from './traps/shadow-share';
import { sidecarAnnotation } from './traps/sidecar-annotation';
import { sidecarDownload } from './traps/sidecar-download';
import { silenceWords } from './traps/silence-words';
import { singleHeader } from './traps/single-header';
import { storageRemote } from './traps/storage-remote';
import { storageSecret } from './traps/storage-secret';
import { trafficRange } from './traps/traffic-range';
import { tritonParameters } from './traps/triton-parameters';
import { twoMetrics } from './traps/two-metrics';
import { twoScalers } from './traps/two-scalers';
import { unregisteredServer } from './traps/unregistered-server';
import { validatedNamespace } from './traps/validated-namespace';
import { watchedNamespace } from './traps/watched-namespace';
import { withoutOrchestrator } from './traps/without-orchestrator';
import { withoutPods } from './traps/without-pods';
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
  readable, filled, objectKind, keyOnce, unknownField, componentShape, graphDepth, requiredField, fieldValue, duplicateItem,
  decodable, ownMetadata, protocol, transport, serverType, kafkaEnvironment, loneShadow, serviceName, predictorsPresent,
  noEngine, predictorName, nodeContainer, nodeMethods, modelUri, tensorflowProtocol, knownServer, loggerMode, endpointType,
  endpointTransport, trafficSumRule, singleTraffic, oneShadow, shadowTraffic, orchestratorPlace, regexHeader, numberAnnotation,
  singleHeader, certificateRoot, unregisteredServer, nodeWithoutPod, explainerUnsupported, operatorConfiguration,
  operatorFailure, containerImage, probeHandler, probeThreshold, resourceLimits, createdName, podVolumes, createdObject,
  scalerReplicas, twoMetrics, twoScalers, scalerRequests, severalBudgets, blockingBudget, annotationLevel, annotationName,
  annotationValue, deadField, nodeType, nodeMethodName, loggerWord, endpointWord, endpointAddress, parameter, nodeName,
  builtInWithoutEffect, children, builtInType, shadowFirst, shadowShare, trafficRange, explainerType, explainerEnvironment,
  explainerParameters, withoutOrchestrator, serviceAccounts, mlflowEnvironment, tritonParameters, reservedEnvironment,
  orchestratorReplicas, probePort, serverProbe, serverPorts, reservedLabel, apiVersion, sidecarAnnotation, imageTag,
  storageSecret, storageRemote, ambassadorTls, ambassadorNamespaced, ambassadorCustom, istioHost, istioGateway, istioTlsMode,
  longName, orchestratorSize, kedaOff, ambassadorWeight, privateBucket, ownScaler, nameCollision, controllerId, withoutPods,
  silenceWords(() => RULES.map(({ id }) => id)), watchedNamespace, validatedNamespace, sidecarDownload, cloudRole,
  podSecurity, claimAccess, loggerUrl, loggerEndpoint, certificateKeys, generatedSecret,
];
