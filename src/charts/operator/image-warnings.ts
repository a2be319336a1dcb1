import { textAt } from './name-warnings';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { imageProblem } from '../../private/image-problem';
import { entryOf } from '../../private/json';
import { formatPath } from '../../private/path';
import { isMap, type Value, type ValueMap } from '../../values/value';
import { type ChartWarning } from '../chart';
import { type Fields } from '../template/fields';

/** Images in three parts, which the chart joins. */
const IN_PARTS = ['image', 'executor.image'];

/** Images in one string. */
const IN_ONE = ['storageInitializer.image', 'explainer.image', 'explainer.image_v2'];

/** Names of images that no kubelet can pull. */
export function imageWarnings(fields: Fields): ChartWarning[] {
  return [
    ...IN_PARTS.flatMap((path) => partWarnings(fields, path)),
    ...IN_ONE.flatMap((path) => {
      const [holder, key] = path.split('.');
      const value = fields.at(holder);
      return isMap(value) ? nameWarnings(path, entryOf(value, key)) : [];
    }),
    ...serverImages(fields.at('predictor_servers')).flatMap(({ path, image, version }) =>
      nameWarnings(path, image, version),
    ),
  ];
}

/** Registry, repository and tag are joined to one name. */
function partWarnings(fields: Fields, image: string): ChartWarning[] {
  const part = (name: string) => textAt(fields, `${image}.${name}`);
  const [registry, repository, tag] = [part('registry'), part('repository'), part('tag')];
  const unusable = (name: string, message: string, remedy: string): ChartWarning => ({
    path: `${image}.${name}`,
    message: `${message}: no such image can be pulled`,
    remedy,
  });
  const misread = (name: string, text: string | undefined, before: string, after: string): ChartWarning[] => {
    const problem = text === undefined ? undefined : imageProblem(`${before}${text}${after}`);
    const remedy = problem?.remedy.replace(`write ${before}`, 'write ').replace(after, '') ?? '';
    return problem === undefined ? [] : [unusable(name, problem.message, remedy)];
  };
  const hasTag = repository?.includes(':') === true || repository?.includes('@') === true;
  const isNoTag = tag === '' || tag?.includes(':') === true || tag?.includes('@') === true;
  return [
    ...(registry === ''
      ? [unusable('registry', 'without it, the name of the image begins with /', 'write docker.io')]
      : misread('registry', registry, '', '/name')),
    ...(hasTag
      ? [unusable('repository', `it has a tag, and ${image}.tag adds another one`, `move the tag to ${image}.tag`)]
      : misread('repository', repository, 'docker.io/', '')),
    ...(isNoTag
      ? [
          unusable(
            'tag',
            tag === '' ? 'it is empty' : 'a digest is not a tag',
            `write a tag such as ${DEFAULT_VERSION}`,
          ),
        ]
      : misread('tag', tag, 'name:', '')),
  ];
}

function nameWarnings(path: string, image: Value | undefined, version?: Value): ChartWarning[] {
  const tag = typeof version === 'string' && version !== '' ? `:${version}` : '';
  const problem = typeof image === 'string' && image !== '' ? imageProblem(`${image}${tag}`) : undefined;
  return problem === undefined
    ? []
    : [{ path, message: `${problem.message}: no such image can be pulled`, remedy: problem.remedy }];
}

interface ServerImage {
  readonly path: string;
  readonly image?: Value;
  readonly version?: Value;
}

/** The images of servers with their paths and tags. */
function serverImages(servers: Value): ServerImage[] {
  return entriesOf(servers).flatMap(([server, { protocols = null }]) =>
    entriesOf(protocols).map(([protocol, { image, defaultImageVersion: version }]) => ({
      path: formatPath(['predictor_servers', server, 'protocols', protocol, 'image']),
      image,
      version,
    })),
  );
}

function entriesOf(value: Value): [string, ValueMap][] {
  return isMap(value) ? Object.entries(value).filter((entry): entry is [string, ValueMap] => isMap(entry[1])) : [];
}
