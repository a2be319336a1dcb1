import { Construct } from 'constructs';
import { annotationOf, deploymentUrls, type Addressing } from './addressing';
import { ORCHESTRATOR_GRPC_PORT, ORCHESTRATOR_HTTP_PORT } from '../api/facts/ports';
import { NO_ENGINE, SERVICE_NAME } from '../api/facts/settings';
import { graphNodes } from '../api/graph';
import { containerServiceName, deploymentNames, explainerName, predictorServiceName } from '../api/names';
import { type NodePorts } from '../api/ports';
import { servedName } from '../api/prediction-path';
import { ValidationError } from '../private/errors';
import { asText, isObject, type JsonObject, put } from '../private/json';
import { unknownName } from '../private/unknown-name';
import { constructId } from '../shell/construct-id';

const ORCHESTRATOR_PORTS: NodePorts = { http: ORCHESTRATOR_HTTP_PORT, grpc: ORCHESTRATOR_GRPC_PORT };

/**
 * One version of the model in a SeldonDeployment.
 *
 * @example
 *
 * const fraud = new SeldonDeployment(chart, 'fraud');
 * const stable = fraud.addPredictor('stable', {
 *   graph: GraphNode.server('classifier', PrepackagedServer.XGBOOST, {
 *     artifact: ModelArtifact.gcs('models/fraud/7'),
 *   }),
 *   scaling: Scaling.fixed(3),
 * });
 */
export class Predictor extends Construct {
  /** @internal */
  public static _of(
    scope: Construct,
    id: string,
    manifest: JsonObject,
    addressing: () => Addressing,
    changed: () => void,
  ): Predictor {
    return new Predictor(scope, id, manifest, addressing, changed);
  }

  /** Name of the predictor. */
  public readonly predictorName: string;

  private constructor(
    scope: Construct,
    id: string,
    private readonly manifest: JsonObject,
    private readonly addressing: () => Addressing,
    private readonly changed: () => void,
  ) {
    super(scope, constructId(id));
    this.predictorName = asText(manifest.name ?? '');
  }

  /** Name of the predictor's Service. */
  public get serviceName(): string {
    return this.serviceNameOf(this.addressing());
  }

  /** Names of the Deployments that the operator creates for the pods of the graph, in the order of the pods. */
  public get deploymentNames(): string[] {
    return deploymentNames(this.addressing().name, this.manifest).filter((name) => name !== undefined);
  }

  /** Name of the explainer's Deployment and Service, if there is an explainer. */
  public get explainerName(): string | undefined {
    return isObject(this.manifest.explainer) && this.manifest.explainer.type
      ? explainerName(this.addressing().name, this.predictorName)
      : undefined;
  }

  /** The URL for predictions inside the cluster, bypassing the ingress and the traffic split. */
  public get serviceUrl(): string {
    const addressing = this.addressing();
    const path = deploymentUrls(addressing, this.manifest).predictions;
    const scheme = isObject(this.manifest.ssl) && this.manifest.ssl.certSecretName ? 'https' : 'http';
    const host = `${this.serviceNameOf(addressing)}.${addressing.namespace}`;
    return `${scheme}://${host}:${this.portsOf(addressing).http}${path}`;
  }

  /** The port of the service for HTTP. */
  public get httpPort(): number {
    return this.portsOf(this.addressing()).http;
  }

  /** The port of the service for gRPC. */
  public get grpcPort(): number {
    return this.portsOf(this.addressing()).grpc;
  }

  /**
   * The name of its model in requests.
   * @internal
   */
  public _modelName(): string {
    return servedName(this.addressing().protocol, this.manifest);
  }

  /** The URL for explanations behind the ingress, if there is an explainer. */
  public get explanationsUrl(): string | undefined {
    const addressing = this.addressing();
    const { explanations } = deploymentUrls(addressing, this.manifest);
    return explanations && `${addressing.ingress}${explanations}`;
  }

  /**
   * Name of the Service for the container of a graph node. Throws if the graph has no node of that name,
   * unless the SeldonDeployment is patched, which may add nodes.
   * @param node name of the graph node
   */
  public nodeServiceName(node: string): string {
    const { nodeNames } = this;
    const { name, isPatched } = this.addressing();
    if (!isPatched && !nodeNames.includes(node)) {
      throw new ValidationError(this, unknownName('graph node', node, nodeNames));
    }
    return containerServiceName(name, this.predictorName, node);
  }

  /** Names of the nodes of the graph, parents first. */
  public get nodeNames(): string[] {
    return graphNodes(this.manifest.graph).map((node) => asText(node.name ?? ''));
  }

  /**
   * Adds an annotation to the pods, their Deployments and their Services, or replaces it.
   * @param key key of the annotation
   * @param value value of the annotation
   */
  public addAnnotation(key: string, value: string): void {
    this.addTo('annotations', key, value);
  }

  /**
   * Adds a label to the pods and to what the operator creates for them, or replaces it.
   * @param key key of the label
   * @param value value of the label
   */
  public addLabel(key: string, value: string): void {
    this.addTo('labels', key, value);
  }

  /**
   * The entry of `predictors`.
   * @internal
   */
  public _toManifest(): JsonObject {
    return this.manifest;
  }

  private serviceNameOf({ name }: Addressing): string {
    return predictorServiceName(name, this.predictorName, annotationOf(this.manifest, SERVICE_NAME));
  }

  private portsOf(addressing: Addressing): NodePorts {
    const hasOrchestrator = annotationOf(this.manifest, NO_ENGINE)?.toLowerCase() !== 'true';
    return (hasOrchestrator ? undefined : addressing.ports(this.manifest)) ?? ORCHESTRATOR_PORTS;
  }

  private addTo(field: string, key: string, value: string): void {
    const map = isObject(this.manifest[field]) ? this.manifest[field] : {};
    put(map, key, value);
    this.manifest[field] = map;
    this.changed();
  }
}
