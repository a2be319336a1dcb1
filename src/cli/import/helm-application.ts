import { type HelmRelease } from './helm-release';
import { CHART_NAMES } from '../../charts/render';
import { asText, isObject, type Json, type JsonObject, maps, valueAt } from '../../private/json';
import { dataSource, fileSource, setSource, type Source } from '../../values/source';

/** A release that Argo CD or Flux installs, or why it cannot be known. */
export type Application = HelmRelease | { readonly problem: string };

/** The release of one of Seldon's charts that an object makes Argo CD or Flux install. */
export function applicationOf(object: JsonObject, file: string): Application | undefined {
  const group = asText(object.apiVersion).split('/')[0];
  if (object.kind === 'Application' && group === 'argoproj.io') {
    return argoRelease(object, file);
  }
  return object.kind === 'HelmRelease' && group === 'helm.toolkit.fluxcd.io' ? fluxRelease(object, file) : undefined;
}

function argoRelease(object: JsonObject, file: string): Application | undefined {
  const sources = [valueAt(object, 'spec.source'), ...maps(valueAt(object, 'spec.sources') ?? null)].filter(isObject);
  const source = sources.find((each) => chartIn(each) !== undefined);
  if (!source) {
    return undefined;
  }
  const helm = isObject(source.helm) ? source.helm : {};
  if (Array.isArray(helm.valueFiles) && helm.valueFiles.length > 0) {
    return { problem: `its values are in other files: ${helm.valueFiles.map(asText).join(', ')}` };
  }
  return {
    chart: chartIn(source)!,
    name: text(helm.releaseName) ?? asText(valueAt(object, 'metadata.name')),
    namespace: text(valueAt(object, 'spec.destination.namespace')),
    file,
    sources: [
      ...(typeof helm.values === 'string' ? [fileSource(file, helm.values)] : []),
      ...dataIn(helm.valuesObject, file),
      ...maps(helm.parameters).map(({ name, value, forceString }) =>
        setSource(forceString === true ? '--set-string' : '--set', `${asText(name)}=${asText(value)}`),
      ),
    ],
  };
}

function fluxRelease(object: JsonObject, file: string): Application | undefined {
  const spec = isObject(object.spec) ? object.spec : {};
  const chart = knownChart(valueAt(spec, 'chart.spec.chart'));
  if (chart === undefined) {
    return undefined;
  }
  if (Array.isArray(spec.valuesFrom) && spec.valuesFrom.length > 0) {
    return { problem: 'its values are in other objects (valuesFrom)' };
  }
  const name = asText(valueAt(object, 'metadata.name'));
  const target = text(spec.targetNamespace);
  return {
    chart,
    name: text(spec.releaseName) ?? (target === undefined ? name : `${target}-${name}`),
    namespace: target ?? text(valueAt(object, 'metadata.namespace')),
    file,
    sources: dataIn(spec.values, file),
  };
}

function dataIn(values: Json | undefined, file: string): Source[] {
  return isObject(values) ? [dataSource(file, values)] : [];
}

/** The chart of a source: from a repository of charts, or a folder of a repository. */
function chartIn({ chart, path }: JsonObject): string | undefined {
  return knownChart(chart) ?? knownChart(path);
}

function knownChart(reference: Json | undefined): string | undefined {
  const parts = typeof reference === 'string' ? reference.split('/').filter((part) => part !== '') : [];
  const last = parts.pop();
  return CHART_NAMES.find((name) => name === last);
}

function text(json: Json | undefined): string | undefined {
  return typeof json === 'string' && json !== '' ? json : undefined;
}
