import { code, html, section, table } from './html';
import { type Report } from './report';
import { imagesOf } from '../preview/images';
import { referencesOf } from '../preview/references';
import { totalsOf } from '../preview/totals';
import { type Markup } from '../private/markup';
import { anonymousImage } from '../private/redact';

/** Sums over everything: namespaces with what they need, images by registry, and what must exist. */
export function overview(report: Report): Markup[] {
  const objects = report.models.flatMap((model) => model.objects);
  return [
    section('overview', 'Overview', namespaces(report)),
    section('images', 'Images', images(imagesOf(objects))),
    section('needs', 'What must exist', needs(report)),
  ];
}

function namespaces({ models, teams }: Report): Markup {
  const totals = new Map(totalsOf(models.flatMap(({ objects }) => objects)).map((each) => [each.namespace, each]));
  const names = [...new Set(models.map(({ namespace }) => namespace))].sort();
  const gpus = (amounts: Readonly<Record<string, string>>) =>
    Object.entries(amounts)
      .filter(([resource]) => resource.endsWith('/gpu'))
      .map(([resource, count]) => `${count} × ${resource}`)
      .join(', ');
  const rows = names.map((namespace) => {
    const { pods = 0, requests = {}, limits = {}, unlimited = [] } = totals.get(namespace) ?? {};
    return [
      namespace,
      teams.get(namespace) ?? '–',
      String(models.filter((model) => model.namespace === namespace).length),
      String(pods),
      requests.cpu ?? '–',
      requests.memory ?? '–',
      limits.memory ?? '–',
      String(unlimited.length),
      gpus({ ...requests, ...limits }) || '–',
    ];
  });
  return html(
    'div',
    {},
    html('p', { class: 'note' }, 'Sums count every replica, and as many as an autoscaler may add.'),
    table(
      [
        'namespace',
        'team',
        'SeldonDeployments',
        'pods at most',
        'CPU requested',
        'memory requested',
        'memory limit',
        'containers without memory limit',
        'GPUs',
      ],
      rows,
      'namespaces',
    ),
  );
}

function images(names: readonly string[]): Markup {
  return table(
    ['registry', 'image'],
    names.map(anonymousImage).map((name) => [registryOf(name), code(name)]),
    'images',
  );
}

/** The part before the first slash is a registry if it has a dot or a port, or is localhost. */
function registryOf(image: string): string {
  const [first, ...rest] = image.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : 'docker.io';
}

function needs({ models }: Report): Markup {
  const rows = referencesOf(models.flatMap(({ objects }) => objects)).map(
    ({ kind, namespace, name, optional, usedBy }) => [
      kind,
      `${namespace}/${name}`,
      optional ? 'optional' : 'required',
      usedBy.join(', '),
    ],
  );
  return rows.length === 0
    ? html('p', {}, 'Nothing in addition to what the operator creates.')
    : table(['kind', 'name', '', 'used by'], rows, 'objects that must exist');
}
