import { METRICS_PATH } from '../api/facts/ports';
import { SCRAPE } from '../api/facts/third-party-keys';

/**
 * Annotations for a Prometheus that discovers pods by annotations instead of monitors.
 *
 * The operator sets `prometheus.io/scrape` and `prometheus.io/path` itself but no port, so that an Istio sidecar merges
 * metrics from port 80; give these to the pods of a predictor.
 */
export class ScrapeAnnotations {
  /**
   * For the executor's metrics.
   * @param port the executor's port, `executor.port` of the operator; 8000 unless it is changed
   */
  public static executor(port: number): Record<string, string> {
    return { [SCRAPE.scrape]: 'true', [SCRAPE.path]: METRICS_PATH, [SCRAPE.port]: String(port) };
  }

  private constructor() {}
}
