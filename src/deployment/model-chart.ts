import { Chart } from 'cdk8s';
import { type Construct } from 'constructs';
import { SeldonDeployment } from './seldon-deployment';
import { MODEL_CHARTS } from '../api/facts/names';
import { chartDefaults, renderChart } from '../charts/render';
import { type Values } from '../input/values';
import { checkKinds, VALUES } from '../private/kind';
import { inPlace } from '../shell/in-place';
import { dataSource, MergedValues } from '../values/source';

/** Options of `ModelChart`'s functions. */
export interface ModelChartOptions {
  /**
   * Values of the chart, as for Helm.
   * @default - the chart's defaults
   */
  readonly values?: Values;

  /**
   * Name of the Helm release, which is part of the SeldonDeployment's name.
   * @default - the id
   */
  readonly release?: string;

  /**
   * Whether the result is exactly the chart's, without the deviations listed in `docs/helm-parity.md`.
   * @default false
   */
  readonly strictParity?: boolean;
}

/**
 * SeldonDeployments as Seldon's Helm charts for models create them from values files, to be extended in code.
 * @see https://github.com/SeldonIO/seldon-core/tree/v1.17.1/helm-charts
 */
export class ModelChart {
  /**
   * One model, prepackaged or in your own image: the chart `seldon-single-model`.
   * @param scope the construct that the objects belong to
   * @param id id of the construct, unique in its scope
   * @param options name of the release, and values of the chart
   */
  public static singleModel(scope: Construct, id: string, options: ModelChartOptions = {}): SeldonDeployment {
    return fromChart(MODEL_CHARTS.singleModel, scope, id, options);
  }

  /**
   * Two models between which requests are split at random: the chart `seldon-abtest`.
   * @param scope the construct that the objects belong to
   * @param id id of the construct, unique in its scope
   * @param options name of the release, and values of the chart
   */
  public static abTest(scope: Construct, id: string, options: ModelChartOptions = {}): SeldonDeployment {
    return fromChart(MODEL_CHARTS.abTest, scope, id, options);
  }

  /**
   * A multi-armed bandit that routes requests to the better of two models: the chart `seldon-mab`.
   * @param scope the construct that the objects belong to
   * @param id id of the construct, unique in its scope
   * @param options name of the release, and values of the chart
   */
  public static multiArmedBandit(scope: Construct, id: string, options: ModelChartOptions = {}): SeldonDeployment {
    return fromChart(MODEL_CHARTS.multiArmedBandit, scope, id, options);
  }

  /**
   * An outlier detector as a separate model: the chart `seldon-od-model`.
   * @param scope the construct that the objects belong to
   * @param id id of the construct, unique in its scope
   * @param options name of the release, and values of the chart
   */
  public static outlierDetector(scope: Construct, id: string, options: ModelChartOptions = {}): SeldonDeployment {
    return fromChart(MODEL_CHARTS.outlierDetector, scope, id, options);
  }

  /**
   * A model whose requests pass through an outlier detector first: the chart `seldon-od-transformer`.
   * @param scope the construct that the objects belong to
   * @param id id of the construct, unique in its scope
   * @param options name of the release, and values of the chart
   */
  public static outlierTransformer(scope: Construct, id: string, options: ModelChartOptions = {}): SeldonDeployment {
    return fromChart(MODEL_CHARTS.outlierTransformer, scope, id, options);
  }

  private constructor() {}
}

function fromChart(chart: string, scope: Construct, id: string, options: ModelChartOptions): SeldonDeployment {
  const { namespace } = Chart.of(scope);
  return inPlace(scope, undefined, () => {
    checkKinds(options, { values: VALUES });
    const { values } = new MergedValues(options.values?._sources() ?? [], dataSource(chart, chartDefaults(chart)));
    const { release = id, strictParity } = options;
    const [manifest] = renderChart(chart, values, { release, namespace: namespace ?? '', strictParity });
    if (namespace === undefined) {
      delete manifest.metadata.namespace;
    }
    return SeldonDeployment.fromManifest(scope, id, manifest);
  });
}
