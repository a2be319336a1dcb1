import { type IConstruct } from 'constructs';
import { type Endpoint, endpointManifest } from './graph/endpoint';
import { type ContainerOptions } from './pod/container';
import { containerManifest } from './pod/container-manifest';
import { sortedKeys } from '../private/by-name';
import { compact } from '../private/compact';
import { InputError } from '../private/errors';
import { type Json, type JsonObject } from '../private/json';
import { ARTIFACT, checkKinds } from '../private/kind';
import { plainData } from '../private/plain-data';
import { apiName, problem, problemWith } from '../private/problem';
import { type ModelArtifact } from '../storage/model-artifact';
import { type ModelArtifactConfig } from '../storage/model-artifact-config';

/** The container of an explainer. */
export interface ExplainerContainer extends ContainerOptions {
  /**
   * The image.
   *
   * @default - the operator's explainer image for the protocol
   */
  readonly image?: string;

  /**
   * Name of the container.
   *
   * @default - the name of the explainer's Deployment
   */
  readonly name?: string;
}

/** Settings of every explainer. */
export interface ExplainerSettings {
  /**
   * Settings of the container. With the V2 protocol, the operator replaces `env`.
   *
   * @default - the operator's own defaults
   */
  readonly container?: ExplainerContainer;

  /**
   * Settings that become flags of the explainer; for the Seldon and TensorFlow protocols.
   *
   * @default - none
   */
  readonly config?: { readonly [name: string]: string };

  /**
   * Settings of the explainer as plain data; for the V2 protocol.
   *
   * @default - none
   */
  readonly initParameters?: { readonly [name: string]: unknown };

  /**
   * Replicas of the explainer; none if the predictor has none.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * How the explainer calls the predictor, and its own port.
   *
   * @default - the transport of the SeldonDeployment, port 9000
   */
  readonly endpoint?: Endpoint;

  /**
   * Name of the ServiceAccount of the explainer's pod, which its storage initializer uses, too.
   *
   * @default - the one that the artifact needs, or the namespace's default
   */
  readonly serviceAccountName?: string;
}

/** Options of explainers that do not have to be trained. */
export interface ExplainerOptions extends ExplainerSettings {
  /**
   * The explainer, trained and saved.
   *
   * @default - none is loaded
   */
  readonly artifact?: ModelArtifact;
}

/** Options of explainers that must be trained. */
export interface TrainedExplainerOptions extends ExplainerSettings {
  /** The explainer, trained and saved. */
  readonly artifact: ModelArtifact;
}

/**
 * Explains a predictor's responses, in its own pod.
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/analytics/explainers.html
 */
export class Explainer {
  /**
   * Anchors for tabular data.
   * @param options artifact of the trained explainer, container, configuration and so on
   */
  public static anchorTabular(options: TrainedExplainerOptions): Explainer {
    return new Explainer('AnchorTabular', options);
  }

  /**
   * Anchors for images.
   * @param options artifact of the explainer, container, configuration and so on
   */
  public static anchorImages(options: ExplainerOptions = {}): Explainer {
    return new Explainer('AnchorImages', options);
  }

  /**
   * Anchors for text.
   * @param options artifact of the explainer, container, configuration and so on
   */
  public static anchorText(options: ExplainerOptions = {}): Explainer {
    return new Explainer('AnchorText', options);
  }

  /**
   * Counterfactuals. Neither explainer server of Seldon Core has them: the container needs its own image.
   * @param options artifact of the explainer, container, configuration and so on
   */
  public static counterfactuals(options: ExplainerOptions = {}): Explainer {
    return new Explainer('Counterfactuals', options);
  }

  /**
   * Contrastive explanations. No explainer server of Seldon Core has them: the container needs its own image.
   * @param options artifact of the explainer, container, configuration and so on
   */
  public static contrastive(options: ExplainerOptions = {}): Explainer {
    return new Explainer('Contrastive', options);
  }

  /**
   * Kernel SHAP.
   * @param options artifact of the trained explainer, container, configuration and so on
   */
  public static kernelShap(options: TrainedExplainerOptions): Explainer {
    return new Explainer('KernelShap', options);
  }

  /**
   * Integrated gradients, for the Seldon and TensorFlow protocols; the artifact is the model itself.
   * @param options artifact of the model, container, configuration and so on
   */
  public static integratedGradients(options: TrainedExplainerOptions): Explainer {
    return new Explainer('IntegratedGradients', options);
  }

  /**
   * Accumulated local effects, for the Seldon and TensorFlow protocols.
   * @param options artifact of the trained explainer, container, configuration and so on
   */
  public static ale(options: TrainedExplainerOptions): Explainer {
    return new Explainer('ALE', options);
  }

  /**
   * Tree SHAP, for the Seldon and TensorFlow protocols.
   * @param options artifact of the trained explainer, container, configuration and so on
   */
  public static treeShap(options: TrainedExplainerOptions): Explainer {
    return new Explainer('TreeShap', options);
  }

  /**
   * Any other type that the explainer's image supports.
   * @param type the type as the explainer's image expects it, such as `AnchorTabular`
   * @param options artifact of the explainer, container, configuration and so on
   */
  public static of(type: string, options: ExplainerOptions = {}): Explainer {
    return new Explainer(type, options);
  }

  private constructor(
    /** The type of explainer. */
    public readonly type: string,
    private readonly options: ExplainerOptions,
  ) {
    checkKinds(options, { artifact: ARTIFACT }, 'the explainer');
  }

  /**
   * The value of `explainer`.
   * @internal
   */
  public _toManifest(scope: IConstruct, deploymentName: string): JsonObject {
    const { artifact, container, config, initParameters, replicas, endpoint, serviceAccountName } = this.options;
    const files = artifact && explainerArtifact(artifact.bind(scope));
    return compact({
      type: this.type,
      ...files,
      serviceAccountName: soleAccount(files?.serviceAccountName, serviceAccountName),
      containerSpec: container && containerManifest(container.name ?? deploymentName, container),
      config,
      initParameters: initParameters && JSON.stringify(sortedKeys(plainData(initParameters, 'initParameters'))),
      replicas,
      endpoint: endpointManifest(endpoint),
    });
  }
}

/**
 * An explainer's pod is the operator's alone, so that its files come by the operator's storage initializer or not at
 * all.
 */
function explainerArtifact({ claim, initContainer, parameters, ...artifact }: ModelArtifactConfig): JsonObject {
  const unusable = [
    [claim, 'a mounted claim'],
    [initContainer, 'an init container'],
    [parameters, 'parameters'],
  ].find(([value]) => value)?.[1];
  if (unusable) {
    throw new InputError(
      problem(
        `the artifact of an explainer must be files to copy, not ${unusable as string}: use `,
        apiName('ModelArtifact', 'uri, pvc or a ModelStore'),
      ),
    );
  }
  return { ...artifact };
}

/** The pod and the storage initializer of an explainer share one account. */
function soleAccount(artifacts: Json | undefined, own: string | undefined): Json | undefined {
  if (artifacts !== undefined && own !== undefined && artifacts !== own) {
    throw new InputError(
      problemWith(
        'serviceAccountName',
        `must be ${JSON.stringify(artifacts)}, which gives access to the artifact, or absent, ` +
          `got ${JSON.stringify(own)}: an explainer has one service account`,
      ),
    );
  }
  return own ?? artifacts;
}
