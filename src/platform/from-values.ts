import { addGateways } from './gateways';
import { addInstalls } from './installs';
import { addModel } from './models';
import { addOperator } from './operator';
import { type SeldonPlatform } from './seldon-platform';
import { Stores } from './stores';
import { parseDuration } from './values/duration';
import { type MonitoringValues, type PlatformValues } from './values/sections';
import { type SeldonDeployment } from '../deployment/seldon-deployment';
import { type IIstioGateway } from '../gateway/istio-gateway';

/** Adds to a platform what values describe, by the same calls as code, in the order of the files; returns the models by name. */
export function fillFromValues(platform: SeldonPlatform, values: PlatformValues): Map<string, SeldonDeployment> {
  for (const [name, options] of Object.entries(values.namespaces ?? {})) {
    platform.addNamespace(name, options);
  }
  addInstalls(platform, values);
  const gateways = values.gateways ? addGateways(platform, values.gateways) : new Map<string, IIstioGateway>();
  if (values.operator?.enabled !== false) {
    addOperator(platform, values);
  }
  const stores = new Stores(values.storage ? platform.storage : platform, values.storage ?? {});
  const deployments = new Map<string, SeldonDeployment>();
  for (const [name, model] of Object.entries(values.models ?? {}).sort(([a], [b]) => a < b ? -1 : 1)) {
    deployments.set(name, addModel(platform.models(model.namespace ?? 'default'), name, model, { stores, gateways, common: {} }));
  }
  if (values.monitoring && values.monitoring.enabled !== false) {
    platform.addMonitoring(monitoringOptions(values.monitoring));
  }
  return deployments;
}

function monitoringOptions({ enabled: _, latency, ...options }: MonitoringValues) {
  return { ...options, latency: latency === undefined ? undefined : parseDuration(latency) };
}
