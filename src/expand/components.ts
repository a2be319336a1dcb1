import { autoscaler, disruptionBudget, scaledObject } from './autoscaler';
import { certificateSecret, mountCertificates } from './certificates';
import { containerService } from './container-service';
import { findContainer, findNode, nodesOf } from './defaults';
import { componentName, componentNameCauses, hasRoom, workload } from './deployment';
import { addEngine } from './engine';
import { engineWorkload } from './engine-pod';
import { addExplainer } from './explainer';
import { itemOrPanic, NIL_POINTER, OperatorFailure, wholeNumber } from './failure';
import { addRoutes, type ExternalPorts } from './istio';
import { labelDeployment, labelService } from './labels';
import { type Component, type Predictor } from './model';
import { nearest } from './origins/recorder';
import { recordWorkload } from './origins/workload';
import { predictorService, recordPorts, serviceNameCauses } from './predictor-service';
import { hasSeparateEngine, isOn, isV2, type Scope, type Workload } from './scope';
import { addServers } from './servers/prepackaged';
import { APP_LABEL } from '../api/facts/labels';
import { ENGINE_CONTAINER, TFSERVING_CONTAINER } from '../api/facts/names';
import { NO_ENGINE, SERVICE_NAME } from '../api/facts/settings';
import { predictorServiceName } from '../api/names';

/**
 * Creates all objects of all predictors.
 * @param given containers in each component of each predictor, as they are in the manifest
 * @returns the SeldonDeployment's address
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createComponents
 */
export function addComponents(scope: Scope, given: readonly (readonly number[])[]): string {
  const {
    sdep: { spec },
    config,
  } = scope;
  const engine: ExternalPorts = {
    http: wholeNumber(config.engine.httpPort, 'spec'),
    grpc: wholeNumber(config.engine.grpcPort, 'spec'),
  };
  const ports = spec.predictors.map((predictor, index) =>
    new PredictorObjects(scope, predictor, index, given[index]).add(engine),
  );
  const address = addressOf(scope, itemOrPanic(ports, 0, 'spec.predictors'));
  if (config.istio.enabled) {
    addRoutes(scope, ports);
  }
  return address;
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createAddressableResource */
function addressOf(
  {
    sdep,
    sdep: {
      metadata,
      spec: {
        predictors: [first],
        protocol,
      },
    },
  }: Scope,
  { http }: ExternalPorts,
): string {
  const service = predictorServiceName(metadata.name, first.name, first.annotations?.[SERVICE_NAME]);
  const path = protocol === 'tensorflow' ? `/v1/models/${first.graph.name}:predict` : ownPath(sdep, first.graph.name);
  return `http://${service}.${metadata.namespace}.svc.cluster.local:${http}${path}`;
}

function ownPath(sdep: Scope['sdep'], model: string): string {
  return isV2(sdep) ? `/v2/models/${model}/infer` : '/api/v1.0/predictions';
}

/** Creates the objects of one predictor. */
class PredictorObjects {
  private readonly service: string;
  private readonly isWithoutEngine: boolean;
  private externalPorts: ExternalPorts = { http: 0, grpc: 0 };

  public constructor(
    private readonly scope: Scope,
    private readonly predictor: Predictor,
    private readonly index: number,
    private readonly given: readonly number[],
  ) {
    this.service = predictorServiceName(
      scope.sdep.metadata.name,
      predictor.name,
      predictor.annotations?.[SERVICE_NAME],
    );
    this.isWithoutEngine = isOn(predictor.annotations, NO_ENGINE);
  }

  /** Returns the ports on which the predictor is called. */
  public add(engine: ExternalPorts): ExternalPorts {
    const { scope, predictor, isWithoutEngine } = this;
    const secret = certificateSecret(predictor);
    const isSeparate = hasSeparateEngine(scope.sdep);
    if (isSeparate && !isWithoutEngine) {
      const orchestrator = engineWorkload(scope, predictor, this.service);
      if (secret !== '') {
        mountCertificates(scope, orchestrator, predictor);
      }
      scope.made.workloads.push(orchestrator);
    }
    (predictor.componentSpecs ?? []).forEach((component, index) => {
      if (component.spec !== undefined && component.spec.containers.length > 0) {
        this.addComponent(component, index);
      }
    });
    addServers(scope, predictor);
    if (!isWithoutEngine) {
      if (!isSeparate) {
        addEngine(scope, predictor, this.service, this.engineHost());
      }
      if (secret !== '') {
        this.mountRootCertificates();
      }
      const service = this.addService(engine);
      if (scope.origins !== undefined) {
        recordPorts(scope.origins, service, { http: ['executor.port'], grpc: [] });
      }
      this.externalPorts = engine;
    }
    addExplainer(scope, predictor, this.service, this.index);
    return this.externalPorts;
  }

  private addComponent(component: Component, index: number): void {
    const {
      scope,
      predictor,
      isWithoutEngine,
      scope: { made },
    } = this;
    const name = componentName(scope, predictor, component, index);
    const room = hasRoom(this.given[index] ?? 0, component.spec!.containers.length);
    const pods = workload(scope, name, predictor, component, { metrics: true, room });
    const { deployment } = pods;
    const causes = () => componentNameCauses(scope, predictor, component);
    recordWorkload(scope, deployment, { predictor, component, made: [component], name: causes });
    if (component.kedaSpec !== undefined) {
      made.scaledObjects.push(scaledObject(scope, name, component.kedaSpec, causes));
    } else if (component.hpaSpec !== undefined) {
      made.autoscalers.push(autoscaler(scope, name, component.hpaSpec, causes));
    } else {
      const replicas = component.replicas ?? predictor.replicas ?? scope.sdep.spec.replicas;
      if (replicas !== undefined) {
        deployment.spec.replicas = replicas;
        scope.origins?.set(deployment.spec, 'replicas', nearest('replicas', component, predictor, scope.sdep.spec));
      }
    }
    if (component.pdbSpec !== undefined) {
      made.disruptionBudgets.push(disruptionBudget(scope, name, component, causes));
    }
    const { containers } = deployment.spec.template.spec;
    for (const { name: containerName } of containers) {
      const container = containers.find((candidate) => candidate.name === containerName)!;
      const node = findNode(predictor.graph, containerName);
      labelDeployment(scope, deployment, node, predictor);
      const isAdded = containerName === ENGINE_CONTAINER || containerName === TFSERVING_CONTAINER;
      const service = isAdded ? undefined : containerService(scope, predictor, pods, container);
      if (service !== undefined) {
        labelService(scope, service, node, predictor);
        made.services.push(service);
        if (isWithoutEngine) {
          for (const labels of [
            deployment.metadata.labels,
            deployment.spec.selector.matchLabels,
            deployment.spec.template.metadata.labels,
          ]) {
            labels[APP_LABEL] = this.service;
            scope.origins?.set(labels, APP_LABEL, ...serviceNameCauses(scope, predictor));
          }
          const [http, grpc] = service.spec.ports.map(({ port }) => port);
          this.externalPorts = { http, grpc };
          const called = this.addService(this.externalPorts);
          labelService(scope, called, node, predictor);
          if (scope.origins !== undefined) {
            const [ofHttp, ofGrpc] = service.spec.ports;
            recordPorts(scope.origins, called, { http: [[ofHttp, 'port']], grpc: [[ofGrpc, 'port']] });
          }
        }
      }
    }
    made.workloads.push(pods);
  }

  private addService(ports: ExternalPorts) {
    const {
      scope,
      predictor,
      service: name,
      scope: { made },
    } = this;
    const service = predictorService(scope, name, predictor, ports);
    made.services.push(service);
    const host = `${name}.${scope.sdep.metadata.namespace}`;
    made.endpoints.set(name, { http: `${host}:${ports.http}`, grpc: `${host}:${ports.grpc}` });
    return service;
  }

  /** The last Deployment with a container of the first node that runs next to the orchestrator. */
  private engineHost(): Workload {
    const path = `spec.predictors[${this.index}].componentSpecs[0]`;
    const node = nodesOf(this.predictor.graph).find(({ endpoint }) => endpoint?.service_host === 'localhost');
    if (node === undefined) {
      throw new OperatorFailure(
        'error',
        'engine not separate and no pu with localhost service - not clear where to inject engine',
        path,
      );
    }
    const { workloads } = this.scope.made;
    for (let i = workloads.length - 1; i >= 0; i--) {
      if (workloads[i].deployment.spec.template.spec.containers.some(({ name }) => name === node.name)) {
        return workloads[i];
      }
    }
    throw new OperatorFailure(
      'error',
      'engine not separate and no deployment for pu with localhost service - not clear where to inject engine',
      path,
    );
  }

  /** Certificates go to the Deployment of the graph's root; a root without a container crashes the operator. */
  private mountRootCertificates(): void {
    const { scope, predictor } = this;
    const components = predictor.componentSpecs ?? [];
    const found = findContainer(components, predictor.graph.name);
    if (found === undefined) {
      throw new OperatorFailure('panic', NIL_POINTER, `spec.predictors[${this.index}].ssl`);
    }
    const name = componentName(scope, predictor, components[found.index], found.index);
    const root = scope.made.workloads.find(({ deployment }) => deployment.metadata.name === name);
    if (root !== undefined) {
      mountCertificates(scope, root, predictor);
    }
  }
}
