import { MANAGER_DEPLOYMENT, OPERATOR_CHART_NAME } from '../../api/facts/names';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { type Json, type JsonObject } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Release } from '../chart';
import { describeNumber, Fields } from '../template/fields';
import { nameOr } from '../template/functions';
import { plain, singleQuoted } from '../template/scalars';
import { text } from '../template/text';
import { ValueError } from '../value-error';

/** Labels by which the Deployment and the Service of the manager select pods: fixed, whatever the release. */
export const MANAGER_SELECTOR: JsonObject = {
  app: 'seldon',
  'app.kubernetes.io/instance': 'seldon1',
  'app.kubernetes.io/name': 'seldon',
  'app.kubernetes.io/version': 'v0.5',
  'control-plane': MANAGER_DEPLOYMENT,
};

/** What every object of the operator chart needs: values, and the names derived from them. */
export class OperatorScope {
  public readonly values: Fields;
  /** The namespace of the operator. */
  public readonly namespace: string;

  public constructor(
    values: ValueMap,
    public readonly release: Release,
  ) {
    this.values = new Fields(values);
    const override = this.values.isTrue('namespaceOverride');
    this.namespace = singleQuoted(
      override ? this.values.text('namespaceOverride') : release.namespace,
      override ? 'namespaceOverride' : 'namespace',
    );
  }

  /** Labels of most objects. */
  public labels(more: JsonObject = {}): JsonObject {
    return {
      app: 'seldon',
      'app.kubernetes.io/instance': singleQuoted(this.release.name, 'release name'),
      'app.kubernetes.io/name': singleQuoted(
        nameOr(OPERATOR_CHART_NAME, this.values.at('nameOverride'), 'nameOverride'),
        'nameOverride',
      ),
      'app.kubernetes.io/version': DEFAULT_VERSION,
      ...more,
    };
  }

  /** Metadata of an object of the operator's namespace. */
  public metadata(name: string, labels: JsonObject = this.labels()): JsonObject {
    return { labels, name, namespace: this.namespace };
  }

  /** The name of an object of the whole cluster: the operator's namespace keeps several installs apart. */
  public clusterName(prefix: string): string {
    return text(plain(`${prefix}-${this.namespace}`, 'namespace'));
  }

  /** A value that the chart prints in single quotes: always a string. */
  public quoted(path: string): string {
    return singleQuoted(this.values.text(path), path);
  }

  /** A value that the chart prints without quotes: however YAML reads it. */
  public bare(path: string): Json {
    return plain(this.values.text(path), path);
  }

  /** A port: a number, for a cluster takes nothing else. */
  public port(path: string): Json {
    const value = this.bare(path);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 65_535) {
      throw new ValueError(
        path,
        `must be a port, a number from 1 to 65535, not ${describeNumber(this.values.at(path))}`,
      );
    }
    return value;
  }

  /** A value that the chart does not know; undefined if it is absent, and under strict parity. */
  public addition(path: string): Json | undefined {
    return this.release.strictParity ? undefined : (this.values.data(path) ?? undefined);
  }

  /** An image of registry, repository and tag. */
  public image(path: string): string {
    const part = (name: string) => this.values.text(`${path}.${name}`);
    return singleQuoted(`${part('registry')}/${part('repository')}:${part('tag')}`, path);
  }
}
