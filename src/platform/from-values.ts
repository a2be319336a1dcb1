import { addExtra } from './extra';
import { Gateways } from './gateways';
import { addInstalls } from './installs';
import { addModel, addSmokeTest } from './model';
import { modelDefaults } from './model-defaults';
import { modelOrigin } from './model-origin';
import { addOperator, checkCluster, existingOperator } from './operator';
import { type PlatformParts } from './platform-parts';
import { receiverProps } from './request-logging';
import { type PlatformMonitoringOptions } from './seldon-platform-props';
import { Stores } from './stores';
import { byName } from '../private/by-name';
import { parseDuration } from './values/duration';
import { type LoadedEnvironment } from './values/load';
import { Problems } from './values/problems';
import { assumeOperator } from '../deployment/assumed-operator';
import { ModelDefaults } from '../deployment/model-defaults';
import { type SeldonDeployment } from '../deployment/seldon-deployment';
import { Silence } from '../deployment/silence';
import { ModelServerMetrics } from '../monitoring/model-server-metrics';
import { ImageMirror } from '../operator/image-mirror';
import { type MonitoringValues } from './values/sections/monitoring';
import { type PlatformValues } from './values/sections/platform';

/**
 * Adds to a platform what values describe, by the same calls as code, in the order of the files; returns the models by
 * name.
 *
 * @param wrong what is wrong with other values
 * @throws InputError with that and all that constructs find wrong, each with file, line and path
 */
export function fillFromValues(
  platform: PlatformParts,
  environment: LoadedEnvironment,
  wrong: readonly string[],
): Map<string, SeldonDeployment> {
  const { values } = environment;
  const problems = new Problems(environment, wrong);
  if (values.defaults) {
    const { defaults } = values;
    problems.attempt(['defaults'], () => ModelDefaults.below(platform.node.root, modelDefaults(defaults)));
  }
  for (const [name, { defaults, ...options }] of byName(values.namespaces ?? {})) {
    problems.attempt(['namespaces', name], () =>
      platform.addNamespace(name, { ...options, modelDefaults: defaults && modelDefaults(defaults) }),
    );
  }
  addInstalls(platform, values, problems);
  const gateways = new Gateways(platform, values.gateways ?? {}, problems);
  if (values.operator?.enabled !== false) {
    problems.attempt(['kubernetesVersion'], () => checkCluster(values));
  }
  const seldonOperator = problems.attempt(['operator'], () =>
    values.operator?.enabled === false ? existingOperator(values) : void addOperator(platform, values),
  );
  if (seldonOperator) {
    assumeOperator(platform, seldonOperator);
  }
  const { requestLogging } = values;
  if (requestLogging && requestLogging.enabled !== false) {
    problems.attempt(['requestLogging'], () =>
      platform.addRequestLogging(receiverProps(requestLogging, values.images?.mirror)),
    );
  }
  addExtra(platform, values.extra ?? {}, problems);
  const stores = new Stores(platform, values.storage ?? {}, problems);
  const deployments = new Map<string, SeldonDeployment>();
  const models = byName(values.models ?? {});
  for (const [name, model] of models) {
    const made = problems.attempt(
      ['models', name],
      () => addModel(platform.models(model.namespace ?? 'default'), name, model, { stores, gateways, seldonOperator }),
      modelOrigin(name, model, values, problems),
    );
    if (made) {
      deployments.set(name, made);
    }
  }
  for (const [name, { silence = {} }] of models.filter(([model]) => deployments.has(model))) {
    Object.entries(silence).forEach(([rule, reason]) =>
      problems.attempt(['models', name, 'silence', rule], () =>
        Silence.below(deployments.get(name)!, [{ rule, reason }]),
      ),
    );
  }
  for (const [name, { smokeTest }] of models.filter(([model, said]) => said.smokeTest && deployments.has(model))) {
    problems.attempt(['models', name, 'smokeTest'], () =>
      addSmokeTest(platform._smokeTests, deployments.get(name)!, smokeTest!, mirrorOf(values)),
    );
  }
  const { monitoring } = values;
  if (monitoring && monitoring.enabled !== false) {
    problems.attempt(['monitoring'], () => {
      platform.addMonitoring(monitoringOptions(monitoring));
      return platform._monitoring;
    });
  }
  problems.finish();
  return deployments;
}

function mirrorOf({ images }: PlatformValues): ImageMirror | undefined {
  return images?.mirror === undefined ? undefined : ImageMirror.at(images.mirror);
}

function monitoringOptions(values: MonitoringValues): PlatformMonitoringOptions {
  const { namespace, namespaces, labels, interval, modelServers, alerts = {}, dashboard = {} } = values;
  const { latency, rollout } = alerts;
  return {
    namespace,
    namespaces: namespaces && [...namespaces],
    labels,
    interval,
    modelServers: modelServers?.map(({ image, port, path }) => ModelServerMetrics.of(image, port, path)),
    alerts: alerts.enabled,
    errorPercent: alerts.errorPercent,
    latency: latency === undefined ? undefined : parseDuration(latency),
    alertOptions: {
      throttledPercent: alerts.throttledPercent,
      memoryPercent: alerts.memoryPercent,
      rollout: rollout === undefined ? undefined : parseDuration(rollout),
      labels: alerts.labels,
    },
    dashboard: dashboard.enabled,
    dashboardOptions: { title: dashboard.title, namespace: dashboard.namespace, labels: dashboard.labels },
  };
}
