import { type ApiObject, type ApiObjectMetadata, Duration, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { GRPC_IMAGE, grpcurlArguments, protoFiles, protoVolume } from './grpc-smoke-test';
import { type Predictor } from './predictor';
import { type SeldonDeployment } from './seldon-deployment';
import { requestOf, sampleGrpcRequest, sampleRequest, wireOf } from './snippets';
import { SIDECAR_INJECT } from '../api/facts/third-party-keys';
import { type ImageMirror } from '../operator/image-mirror';
import { ValidationError } from '../private/errors';
import { asText, type Json, type JsonObject } from '../private/json';
import { checkKinds, DURATION, given, type Kind, type Kinds } from '../private/kind';
import { isResolvedLater } from '../private/resolved-later';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';

const IMAGE = 'docker.io/curlimages/curl:8.10.1';
/** Seconds between two attempts. */
const RETRY_DELAY = 5;
/** Restarts of grpcurl, after 10 seconds, 20, and so on: more than fit into ten minutes. */
const GRPC_ATTEMPTS = 20;

const DEPLOYMENT: Kind<SeldonDeployment> = ['predictors', 'a SeldonDeployment'];
const KINDS: Kinds<SmokeTestProps> = {
  predictor: ['nodeServiceName', 'a Predictor such as deployment.predictor("default")'],
  timeout: DURATION,
};

/** Properties of `SmokeTest`. */
export interface SmokeTestProps {
  /** The SeldonDeployment to test. */
  readonly deployment: SeldonDeployment;

  /**
   * The predictor to call, bypassing the ingress.
   *
   * @default - the first one
   */
  readonly predictor?: Predictor;

  /**
   * The request, as plain data in the form of the protocol; for gRPC, as the JSON form of its message.
   *
   * @default - one row of four numbers
   */
  readonly request?: unknown;

  /**
   * Whether to use gRPC, as models that only support gRPC require. A ConfigMap with the protocol's interface is written
   * next to the Job.
   *
   * @default - true if the `transport` of the SeldonDeployment is gRPC
   */
  readonly grpc?: boolean;

  /**
   * How long to retry until the prediction succeeds: models take time to load.
   *
   * @default Duration.minutes(10)
   */
  readonly timeout?: Duration;

  /**
   * An image whose entry point is `curl`, version 7.76 or newer; for gRPC, `grpcurl`.
   *
   * @default - a pinned one of `curlimages/curl`, or `fullstorydev/grpcurl`
   */
  readonly image?: string;

  /**
   * A registry with a copy of the default image.
   *
   * @default - the image comes from its own registry
   */
  readonly imageMirror?: ImageMirror;

  /**
   * Metadata of the Job. A Job cannot be changed: with Argo CD make it a hook by annotations, so that each sync runs a
   * new one.
   *
   * @default - named after the SeldonDeployment and the construct's id, in the namespace of the SeldonDeployment
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A Job that requests one prediction in the cluster, and fails if it does not succeed. It calls the predictor's Service
 * by the name that it has when the app is synthesized.
 *
 * @example
 *
 * const iris = new SeldonDeployment(chart, 'iris');
 * iris.addPredictor('default', {
 *   graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.gcs('models/iris/1') }),
 * });
 * new SmokeTest(chart, 'iris-test', {
 *   deployment: iris,
 *   request: { data: { ndarray: [[5.1, 3.5, 1.4, 0.2]] } },
 * });
 */
export class SmokeTest extends Construct {
  /** The Job itself, for JSON patches and dependencies. */
  public readonly apiObject: ApiObject;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: SmokeTestProps) {
    super(scope, id);
    inPlace(this, undefined, () => {
      given("'deployment'", props.deployment, DEPLOYMENT);
      checkKinds(props, KINDS);
    });
    const { deployment, imageMirror } = props;
    const predictor = props.predictor ?? deployment.predictors[0];
    if (props.predictor && props.predictor.node.scope !== deployment) {
      throw ValidationError.about(
        this,
        'predictor',
        `must be one of SeldonDeployment ${JSON.stringify(deployment.deploymentName)}, got ` +
          `${JSON.stringify(props.predictor.predictorName)} of another one: give that one as 'deployment'`,
      );
    }
    if (!predictor) {
      throw new ValidationError(
        this,
        `SeldonDeployment ${JSON.stringify(deployment.deploymentName)} has no predictor to ask: add one before its ` +
          'smoke test',
      );
    }
    const metadata: JsonObject = {
      name: `${deployment.deploymentName}-${id}`,
      ...namespaceOf(deployment),
      ...(props.metadata as JsonObject | undefined),
    };
    const isGrpc = props.grpc ?? deployment._isGrpc();
    const image = isGrpc ? GRPC_IMAGE : IMAGE;
    const seconds = (props.timeout ?? Duration.minutes(10)).toSeconds();
    const client = isGrpc
      ? this.grpcClient(deployment, predictor, props.request, metadata)
      : curlClient(deployment, predictor, props.request, seconds);
    this.apiObject = new ManifestObject(this, 'Resource', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata,
      spec: {
        // grpcurl does not retry: the pod restarts it, with growing pauses, until the time is up.
        backoffLimit: isGrpc ? GRPC_ATTEMPTS : 0,
        activeDeadlineSeconds: seconds,
        template: {
          // A sidecar would outlive the request, and the Job would never end.
          metadata: { labels: { [SIDECAR_INJECT]: 'false' } },
          spec: {
            restartPolicy: isGrpc ? 'OnFailure' : 'Never',
            automountServiceAccountToken: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 100,
              runAsGroup: 101,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: client.name,
                image: props.image ?? imageMirror?.image(image) ?? image,
                args: Lazy.any({ produce: client.args }) as Json,
                resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                ...(client.volumeMounts && { volumeMounts: client.volumeMounts }),
              },
            ],
            ...(client.volumes && { volumes: client.volumes }),
          },
        },
      },
    });
  }

  /** grpcurl, and the ConfigMap with the interface of the protocol. */
  private grpcClient(
    deployment: SeldonDeployment,
    predictor: Predictor,
    request: unknown,
    { name, namespace }: JsonObject,
  ): Client {
    const own = requestOf(request);
    const wire = () => wireOf(deployment._protocol());
    const configMap = `${asText(name)}-protos`;
    new ManifestObject(this, 'Protos', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: configMap, ...(namespace !== undefined && { namespace }) },
      data: Lazy.any({ produce: () => protoFiles(wire()) }) as Json,
    });
    return {
      name: 'grpcurl',
      args: () => {
        const { host, isSecure } = serviceOf(predictor);
        const question = own ?? sampleGrpcRequest(wire(), predictor._modelName());
        const address = `${host}:${predictor.grpcPort}`;
        return grpcurlArguments({ method: deployment.grpc.method, address, isSecure, request: question });
      },
      ...protoVolume(configMap),
    };
  }
}

/** The container that asks. */
interface Client {
  readonly name: string;
  /** Its arguments in the current state: annotations and patches may change the Service and the protocol. */
  readonly args: () => string[];
  readonly volumes?: JsonObject[];
  readonly volumeMounts?: JsonObject[];
}

/** Its namespace, which is still resolved later if it was before. */
function namespaceOf(deployment: SeldonDeployment): JsonObject {
  const { namespace, apiObject } = deployment;
  if (isResolvedLater(apiObject.metadata.namespace)) {
    return { namespace: Lazy.any({ produce: () => deployment.namespace }) as Json };
  }
  return namespace === undefined ? {} : { namespace };
}

function serviceOf({ serviceUrl }: Predictor): { host: string; isSecure: boolean } {
  const [, scheme, host] = /^(\w+):\/\/([^/:]+)/.exec(serviceUrl)!;
  return { host, isSecure: scheme === 'https' };
}

function curlClient(deployment: SeldonDeployment, predictor: Predictor, request: unknown, seconds: number): Client {
  const own = requestOf(request);
  return {
    name: 'curl',
    args: () => curlArguments(predictor.serviceUrl, own ?? sampleRequest(deployment._protocol()), seconds),
  };
}

function curlArguments(url: string, request: Json, seconds: number): string[] {
  return [
    '--silent',
    '--show-error',
    '--fail-with-body',
    '--retry',
    String(Math.ceil(seconds / RETRY_DELAY)),
    '--retry-delay',
    String(RETRY_DELAY),
    '--retry-all-errors',
    '--retry-max-time',
    String(seconds),
    // The predictor's certificate may not contain the name of its Service, which is used here.
    ...(url.startsWith('https:') ? ['--insecure'] : []),
    '--header',
    'Content-Type: application/json',
    '--data',
    JSON.stringify(request),
    url,
  ];
}
