/** How manifests are divided into files. */
export enum ManifestLayout {
  /** One file per chart, with the names that `app.synth()` gives: `<chart>.k8s.yaml`. */
  FILE_PER_CHART = 'file-per-chart',
  /**
   * One file per object, in a folder per namespace (`cluster` for objects without one):
   * `<namespace>/<kind>-<name>.k8s.yaml`.
   */
  FILE_PER_OBJECT = 'file-per-object',
  /** All in `app.k8s.yaml`. */
  SINGLE_FILE = 'single-file',
}
