import { type Finding, type FindingSeverity } from './finding';
import type * as Views from './views';
import { type Origins } from '../expand/origins/origins';
import { asText, type Manifest } from '../private/json';
import { type Judgement } from '../rules/check';

/** A port of a created Service. */
export interface ExpandedPort {
  /** The Service's namespace. */
  readonly namespace: string;
  /** The Service's name. */
  readonly service: string;
  /** `http` or `grpc`. */
  readonly name: string;
  /** The Service's port. */
  readonly port: number;
  /** The port of its pods. */
  readonly targetPort: number;
}

/** An object that created pods need but the operator does not create. */
export interface ExpandedReference {
  /** `ServiceAccount`, `Secret`, `ConfigMap` or `PersistentVolumeClaim`. */
  readonly kind: string;
  /** The namespace that it must exist in. */
  readonly namespace: string;
  /** The name that it must have. */
  readonly name: string;
  /** Whether pods also start without it. */
  readonly optional: boolean;
  /** Names of the Deployments whose pods need it. */
  readonly usedBy: string[];
}

/** The most that the pods of a namespace may use, with all autoscalers at their maximum. */
export interface ExpandedTotals {
  /** The pods' namespace. */
  readonly namespace: string;
  /** The number of pods. */
  readonly pods: number;
  /** Requests by resource, such as `cpu`, as Kubernetes writes quantities. */
  readonly requests: { readonly [resource: string]: string };
  /** Limits by resource, of the containers that have one. */
  readonly limits: { readonly [resource: string]: string };
  /** Containers without a memory limit, as `deployment/container`. */
  readonly unlimited: string[];
}

/** A peer that pods may connect to. */
export interface NetworkPeer {
  /** A peer as in a NetworkPolicy: `{ namespaceSelector, podSelector }` or `{ ipBlock }`. */
  readonly peer: unknown;
  /**
   * TCP ports of the peer.
   * @default - every port
   */
  readonly ports?: number[];
}

/** Traffic that is allowed in addition to that of the graph and DNS. */
export interface NetworkTraffic {
  /**
   * Callers of the models: ingress gateways.
   * @default - none
   */
  readonly callers?: NetworkPeer[];
  /**
   * Readers of metrics: Prometheus.
   * @default - none
   */
  readonly monitors?: NetworkPeer[];
  /**
   * Stores that models are downloaded from.
   * @default - none
   */
  readonly storage?: NetworkPeer[];
  /**
   * Request loggers that orchestrators post to.
   * @default - none
   */
  readonly loggers?: NetworkPeer[];
  /**
   * Kafka brokers.
   * @default - none
   */
  readonly brokers?: NetworkPeer[];
  /**
   * DNS servers, as peers of a NetworkPolicy.
   * @default - pods labelled `k8s-app: kube-dns` in any namespace
   */
  readonly dns?: unknown[];
}

/** Where a field of a created object comes from. */
export interface ExpandedOrigin {
  /**
   * The fields of the SeldonDeployment that determine it, the most important one first, such as
   * `spec.predictors[0].replicas`. If one is not set, its closest ancestor that is set is listed instead.
   */
  readonly paths: string[];
  /**
   * The field to set in order to change it, if it is not set yet.
   * @default - the first of `paths`
   */
  readonly field?: string;
  /** The operator's settings that determine it, as keys of its chart's values, such as `executor.image`. */
  readonly settings: string[];
  /** Whether it is a copy of the value at the first of `paths`. */
  readonly copied: boolean;
}

/** A field of a created object. */
export interface ExpandedField {
  /** The object's kind, such as `Deployment`. */
  readonly kind: string;
  /** The object's name. */
  readonly name: string;
  /** The field's path in the object, such as `spec.template.spec.containers[0].image`; empty for the whole object. */
  readonly path: string;
}

/** The format of a diagram. */
export enum GraphFormat {
  /** For browsers and documents, light and dark. */
  SVG = 'svg',
  /** A flowchart for READMEs and pull requests. */
  MERMAID = 'mermaid',
  /** A tree for terminals, in 80 columns. */
  TEXT = 'text',
}

/** What the operator creates from a SeldonDeployment, and views of it. */
export class Expansion {
  /** @internal */
  public static _of({ findings, expansion, origins }: Judgement, sdep: Manifest): Expansion {
    return new Expansion(
      sdep,
      expansion?.objects ?? [],
      origins,
      expansion?.address,
      findings.map(({ rule, group, severity, path, message, remedy }) => ({
        rule,
        group,
        severity: severity as FindingSeverity,
        path,
        message,
        remedy,
      })),
    );
  }

  private constructor(
    private readonly sdep: Manifest,
    private readonly manifests: readonly Manifest[],
    private readonly traced: (() => Origins | undefined) | undefined,
    /** The URL that `status.address.url` will contain. */
    public readonly address: string | undefined,
    /** The findings; if there are no objects, they explain why. */
    public readonly findings: Finding[],
  ) {}

  /**
   * The objects as plain data; none if the cluster would reject the SeldonDeployment or the operator would fail on it.
   */
  public get objects(): unknown[] {
    return [...this.manifests];
  }

  /**
   * The fields of the SeldonDeployment, and the settings of the operator, that determine a field of a created object:
   * the origin of that field, or of the closest field around it. Undefined if no such object is created.
   * @param kind the object's kind, such as `Deployment`
   * @param name the object's name
   * @param path a path in the object, such as `spec.template.spec.containers[0].image`; empty for the whole object
   */
  public originOf(kind: string, name: string, path: string = ''): ExpandedOrigin | undefined {
    const found = this.traced?.()?.of({ kind, metadata: { name } }, path);
    return found && { ...found, paths: [...found.paths], settings: [...found.settings] };
  }

  /**
   * The created fields that a field of the SeldonDeployment, or a field below it, determines.
   * @param path a path in the SeldonDeployment, such as `spec.predictors[0].graph.modelUri`
   */
  public madeFrom(path: string): ExpandedField[] {
    return (
      this.traced?.()
        ?.madeFrom(path)
        .map(({ object: { kind, metadata }, path: created }) => ({
          kind,
          name: asText(metadata.name),
          path: created,
        })) ?? []
    );
  }

  /**
   * A diagram: where requests enter and how they are split, the nodes with server, image and model, the pods that run
   * them, and findings where they occur.
   * @param format how it is drawn
   * @default - a self-contained SVG
   */
  public graph(format: GraphFormat = GraphFormat.SVG): string {
    return views().draw(
      { sdep: this.sdep, objects: this.manifests, address: this.address, findings: this.findings },
      format,
    );
  }

  /** All images that will run, each once: for mirrors and scanners. */
  public images(): string[] {
    return views().imagesOf(this.manifests);
  }

  /** Sums of requests and limits by namespace, to compare with a quota. */
  public totals(): ExpandedTotals[] {
    return views()
      .totalsOf(this.manifests)
      .map((totals) => ({ ...totals, unlimited: [...totals.unlimited] }));
  }

  /** ServiceAccounts, Secrets, ConfigMaps and volume claims that must exist. */
  public references(): ExpandedReference[] {
    return views()
      .referencesOf(this.manifests)
      .map((reference) => ({ ...reference, usedBy: [...reference.usedBy] }));
  }

  /** The ports of the Services. */
  public ports(): ExpandedPort[] {
    return views().portsOf(this.manifests);
  }

  /**
   * NetworkPolicies, as plain data, that allow only the calls of the graph, DNS, and the given traffic.
   * @param traffic callers, monitors, stores and other peers to allow in addition to the calls of the graph
   */
  public networkPolicies(traffic: NetworkTraffic = {}): unknown[] {
    return views().networkPolicies(this.manifests, traffic as Views.Traffic);
  }
}

/** Loaded on first use: most apps never need it. */
function views(): typeof Views {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import() would make the views asynchronous
  return require('./views') as typeof Views;
}
