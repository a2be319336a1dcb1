import { GROUP, KIND } from '../../api/facts/group';
import { type Json, type JsonObject, type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Release } from '../chart';
import { Fields } from '../template/fields';
import { range } from '../template/functions';
import { doubleQuoted, flowPlain } from '../template/scalars';
import { text } from '../template/text';

/** What the charts of models share: values as their JSON templates print them, and the same small pieces. */
export class ModelScope {
  public readonly values: Fields;
  /** The release's name, which becomes the SeldonDeployment's. */
  public readonly name: string;

  public constructor(
    values: ValueMap,
    public readonly release: Release,
  ) {
    this.values = new Fields(values);
    this.name = doubleQuoted(release.name, 'release name');
  }

  /** A value that the chart prints in double quotes: always a string. */
  public quoted(path: string): string {
    return doubleQuoted(this.values.text(path), path);
  }

  /** A value that the chart prints without quotes. */
  public bare(path: string): Json {
    return flowPlain(this.values.text(path), path);
  }

  /** A value that the chart prints as JSON: the same data. */
  public data(path: string): Json {
    return this.values.data(path);
  }

  /** A map whose values are printed in double quotes. */
  public strings(path: string): JsonObject {
    return Object.fromEntries(this.entries(path));
  }

  /** A map as a list of environment variables. */
  public env(path: string): JsonObject[] {
    return this.entries(path).map(([name, value]) => ({ name, value }));
  }

  /** An image of name and version, without registry. */
  public image(path: string): string {
    return doubleQuoted(`${this.values.text(`${path}.name`)}:${this.values.text(`${path}.version`)}`, path);
  }

  /** A SeldonDeployment of the version in which most charts are written, named like the release, with one predictor. */
  public seldonDeployment(labels: Json, predictor: JsonObject): Manifest {
    return {
      apiVersion: `${GROUP}/v1alpha2`,
      kind: KIND,
      metadata: { labels, name: this.name },
      spec: { name: this.name, predictors: [predictor] },
    };
  }

  private entries(path: string): [string, string][] {
    return range(this.values.at(path), path).map(([key, value]) => [
      doubleQuoted(key, path),
      doubleQuoted(text(value), `${path}.${key}`),
    ]);
  }
}

/** A container as the charts write most of them. */
export function container(name: string, image: Json): JsonObject {
  return { image, imagePullPolicy: 'IfNotPresent', name, resources: { requests: { memory: '1Mi' } } };
}

/** A component spec of some containers. */
export function component(containers: JsonObject[], terminationGracePeriodSeconds: number): JsonObject {
  return { spec: { containers, terminationGracePeriodSeconds } };
}

/** A graph node that a container of its name serves. */
export function modelNode(name: string): JsonObject {
  return { name, type: 'MODEL', children: [] };
}
