import { asText, isObject, type Manifest, maps } from '../../private/json';
import { suggest } from '../../private/suggest';
import { type Reference } from '../reference';
import { type Subject } from '../subject';

/** Words that people use in the names of objects that Seldon Core creates. */
const COMMON = [
  'default',
  'model',
  'models',
  'predictor',
  'seldon',
  'svc',
  'service',
  'engine',
  'executor',
  'orchestrator',
  'rest',
  'grpc',
  'http',
  'explainer',
  'container',
];

/** Words that people use for the variants of a model, each of which has a Service. */
const VARIANTS = [
  'active',
  'baseline',
  'blue',
  'canary',
  'candidate',
  'challenger',
  'champion',
  'green',
  'live',
  'main',
  'mirror',
  'preview',
  'primary',
  'shadow',
  'stable',
];

/** Ports of Services that the operator creates. */
const PORTS = /^(8000|5001|900\d|950\d)$/;

/** Names of created objects of a kind. */
export function createdOf({ expansion }: Subject, kind: Reference['kind']): string[] {
  return expansion.objects.filter((object) => object.kind === kind).map(({ metadata }) => asText(metadata.name));
}

/**
 * The created object that a nonexistent name was probably meant for, if any.
 * @param isPortTelling whether a port of Seldon's shows that one was meant
 */
export function meantObject(
  subject: Subject,
  { kind, name, port }: Reference,
  created: readonly string[],
  isPortTelling = true,
): string | undefined {
  const prefix = `${String(subject.metadata.name)}-`;
  const rest = `${name}-`.startsWith(prefix) ? name.slice(prefix.length) : name;
  const words = rest.split('-').filter((word) => word !== '');
  const known = new Set([...vocabularyOf(subject), ...(kind === 'Service' ? VARIANTS : [])]);
  const isMeant =
    suggest(name, created) !== undefined ||
    words.every((word) => known.has(word) || /^\d+$/.test(word)) ||
    (kind === 'Deployment' ? /(^|-)\d+-/.test(rest) : isPortTelling && PORTS.test(String(port)));
  return isMeant ? closest(name, suggest(name, created, MISTYPED), portsBy(subject, port, created)) : undefined;
}

/** How many letters of a mistyped name may differ. */
const MISTYPED = 2;

/** The names of the created objects that have a port, or all if none does. */
function portsBy(
  { expansion }: Subject,
  port: string | number | undefined,
  created: readonly string[],
): readonly string[] {
  const having = port === undefined ? [] : servicesWithPort(expansion.objects, port);
  return having.length > 0 ? having : created;
}

/** The names of the Services among objects that have a port, by its number or name. */
export function servicesWithPort(objects: readonly Manifest[], port: string | number): string[] {
  return objects
    .filter(
      ({ kind, spec }) =>
        kind === 'Service' &&
        maps(isObject(spec) ? spec.ports : undefined).some(
          (each) => asText(each.port) === String(port) || each.name === port,
        ),
    )
    .map(({ metadata }) => asText(metadata.name));
}

function vocabularyOf({ predictors }: Subject): Set<string> {
  const names = predictors.flatMap(({ predictor, nodes, components }) => [
    predictor.name,
    ...nodes.map(({ node }) => node.name),
    ...components.flatMap(({ containers }) => containers.map(({ container }) => container.name)),
  ]);
  return new Set([...COMMON, ...names.flatMap((name) => (name ?? '').split('-'))]);
}

/** The mistyped name, or else the one with most words in common, the shorter one first. */
function closest(name: string, mistyped: string | undefined, created: readonly string[]): string | undefined {
  if (mistyped !== undefined) {
    return mistyped;
  }
  const words = name.split('-');
  const shared = (other: string) => words.filter((word) => other.split('-').includes(word)).length;
  return [...created].sort((a, b) => shared(b) - shared(a) || a.length - b.length)[0];
}
