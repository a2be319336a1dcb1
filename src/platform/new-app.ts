import { App } from 'cdk8s';

/** An app whose files are written by `ManifestWriter`, below any folder. */
export function newApp(): App {
  return new App({ outdir: '.', outputFileExtension: '.yaml' });
}
