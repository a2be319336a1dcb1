import { YamlOutputType } from 'cdk8s';
import { ManifestLayout } from './manifest-layout';

const UNSAFE = /[^0-9a-zA-Z-_.]/g;

/** What the path of an object's file may consist of. */
interface Placed {
  /** File name of the chart. */
  readonly chart: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The path of an object's file, without extension, in the layouts that have a file for each. */
export const PATHS = {
  [ManifestLayout.FILE_PER_OBJECT]: ({ kind, name, namespace = 'cluster' }: Placed) =>
    `${namespace.replace(UNSAFE, '_')}/${`${kind}-${name}`.replace(UNSAFE, '_')}`,
  [YamlOutputType.FILE_PER_RESOURCE]: nameOfCdk8s,
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: (object: Placed) => `${object.chart}/${nameOfCdk8s(object)}`,
};

function nameOfCdk8s({ kind, name }: Placed): string {
  return `${kind}.${name}`.replace(UNSAFE, '');
}
