import { DEFAULT_VERSION } from './release';

/** A page of Seldon's documentation for the release that the library describes, such as `graph/protocols.html`. */
export function docsPage(page: string): string {
  return `https://docs.seldon.io/projects/seldon-core/en/v${DEFAULT_VERSION}/${page}`;
}

/** A file of Seldon Core's source at the release that the library describes. */
export function upstream(file: string): string {
  return `https://github.com/SeldonIO/seldon-core/blob/v${DEFAULT_VERSION}/${file}`;
}

const LIBRARY = 'https://github.com/cdk8s-seldon/cdk8s-seldon';

/** The repository of this library, or one of its pages, such as `docs/rules.md`, on a branch or at a tag. */
export function libraryPage(file?: string, ref = 'main'): string {
  return file === undefined ? LIBRARY : `${LIBRARY}/blob/${ref}/${file}`;
}
