import { type Finding, type FindingSeverity } from './finding';
import type * as Views from './views';
import { type Origins } from '../expand/origins/origins';
import { type Manifest } from '../private/json';
import { type Judgement } from '../rules/check';

/** A port at which a created Service answers. */
export interface ExpandedPort {
  /** The Service's namespace. */
  readonly namespace: string;
  /** The Service's name. */
  readonly service: string;
  /** `http` or `grpc`. */
  readonly name: string;
  /** The Service's port. */
  readonly port: number;
  /** The port of the pods behind it. */
  readonly targetPort: number;
}

/** An object that created pods need and that the operator does not create. */
export interface ExpandedReference {
  /** `ServiceAccount`, `Secret`, `ConfigMap` or `PersistentVolumeClaim`. */
  readonly kind: string;
  /** Where it must exist. */
  readonly namespace: string;
  /** How it must be called. */
  readonly name: string;
  /** Whether pods start without it too. */
  readonly optional: boolean;
  /** Names of the Deployments whose pods need it. */
  readonly usedBy: string[];
}

/** What the pods of a namespace take at most: every replica, and every one that an autoscaler may add. */
export interface ExpandedTotals {
  /** The pods' namespace. */
  readonly namespace: string;
  /** How many there are. */
  readonly pods: number;
  /** Requests by resource, such as `cpu`, as Kubernetes writes quantities. */
  readonly requests: { readonly [resource: string]: string };
  /** Limits by resource, of the containers that have one. */
  readonly limits: { readonly [resource: string]: string };
  /** Containers without a limit of memory, as `deployment/container`. */
  readonly unlimited: string[];
}

/** Whom pods may talk to. */
export interface NetworkPeer {
  /** A peer as a NetworkPolicy says it: `{ namespaceSelector, podSelector }` or `{ ipBlock }`. */
  readonly peer: unknown;
  /**
   * TCP ports of the peer.
   * @default - every port
   */
  readonly ports?: number[];
}

/** Traffic that is allowed beyond that of the graph and DNS. */
export interface NetworkTraffic {
  /**
   * Who calls the models: ingress gateways.
   * @default - nobody
   */
  readonly callers?: NetworkPeer[];
  /**
   * Who reads metrics: Prometheus.
   * @default - nobody
   */
  readonly monitors?: NetworkPeer[];
  /**
   * Where models are downloaded from.
   * @default - nowhere
   */
  readonly storage?: NetworkPeer[];
  /**
   * Where orchestrators log requests.
   * @default - nowhere
   */
  readonly loggers?: NetworkPeer[];
  /**
   * Kafka's brokers.
   * @default - none
   */
  readonly brokers?: NetworkPeer[];
  /**
   * Who answers DNS, as peers of a NetworkPolicy.
   * @default - pods labelled `k8s-app: kube-dns` in any namespace
   */
  readonly dns?: unknown[];
}

/** Where a field of a created object comes from. */
export interface ExpandedOrigin {
  /**
   * The fields of the SeldonDeployment that decide it, the most decisive one first, such as
   * `spec.predictors[0].replicas`. All of them are written: in place of one that is not, its nearest ancestor that is.
   */
  readonly paths: string[];
  /**
   * The field to write in order to change it, where it is not written yet.
   * @default - the first of `paths`
   */
  readonly field?: string;
  /** The operator's settings that decide it, as keys of its chart's values, such as `executor.image`. */
  readonly settings: string[];
  /** Whether it repeats the value at the first of `paths`. */
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

/** How a picture is drawn. */
export enum GraphFormat {
  /** For browsers and documents, light and dark. */
  SVG = 'svg',
  /** A flowchart for READMEs and pull requests. */
  MERMAID = 'mermaid',
  /** A tree for terminals, in 80 columns. */
  TEXT = 'text',
}

/** What the operator makes of a SeldonDeployment, and views on it. */
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
    /** The URL that will stand in `status.address.url`, if the operator gets that far. */
    public readonly address: string | undefined,
    /** What is wrong or doubtful; where there are no objects, why. */
    public readonly findings: Finding[],
  ) {}

  /**
   * The objects as plain data; none where the cluster would refuse the SeldonDeployment or the operator would fail on
   * it.
   */
  public get objects(): unknown[] {
    return [...this.manifests];
  }

  /**
   * Which fields of the SeldonDeployment, and which settings of the operator, decide a field of a created object: that
   * field's origin, or that of the nearest one around it. Undefined where no such object is created.
   * @param kind the object's kind, such as `Deployment`
   * @param name the object's name
   * @param path a path in the object, such as `spec.template.spec.containers[0].image`; empty for the whole object
   */
  public originOf(kind: string, name: string, path: string = ''): ExpandedOrigin | undefined {
    const found = this.traced?.()?.of({ kind, metadata: { name } }, path);
    return found && { ...found, paths: [...found.paths], settings: [...found.settings] };
  }

  /**
   * The created fields that a field of the SeldonDeployment, or one below it, decides.
   * @param path a path in the SeldonDeployment, such as `spec.predictors[0].graph.modelUri`
   */
  public madeFrom(path: string): ExpandedField[] {
    return (
      this.traced?.()
        ?.madeFrom(path)
        .map(({ object: { kind, metadata }, path: created }) => ({
          kind,
          name: String(metadata.name),
          path: created,
        })) ?? []
    );
  }

  /**
   * A picture: where requests enter and how they are split, the nodes with server, image and model, the pods that run
   * them, and findings at what they are about.
   * @param format how it is drawn
   * @default - an SVG that needs nothing else
   */
  public graph(format: GraphFormat = GraphFormat.SVG): string {
    return views().draw(
      { sdep: this.sdep, objects: this.manifests, address: this.address, findings: this.findings },
      format,
    );
  }

  /** All images that will run, each once: what a mirror must hold and a scanner must see. */
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

  /** The ports that the Services open. */
  public ports(): ExpandedPort[] {
    return views().portsOf(this.manifests);
  }

  /**
   * NetworkPolicies, as plain data, that allow the calls of the graph, DNS, and what is named here, and nothing else.
   * @param traffic callers, monitors, stores and other peers to allow in addition to the calls of the graph
   */
  public networkPolicies(traffic: NetworkTraffic = {}): unknown[] {
    return views().networkPolicies(this.manifests, traffic as Views.Traffic);
  }
}

/** Loaded when first used: most apps never look. */
function views(): typeof Views {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import() would make the views asynchronous
  return require('./views') as typeof Views;
}
