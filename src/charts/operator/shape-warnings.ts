import { OPERATOR_DEFAULTS } from './defaults';
import { FORMER_PROTOCOL, IMAGE_KEYS, KEYS_OF_SERVERS, SERVER_PROTOCOLS, STRINGS } from './value-shapes';
import { type JsonObject } from '../../private/json';
import { formatPath } from '../../private/path';
import { correction } from '../../private/suggest';
import { isMap, type Value, type ValueMap } from '../../values/value';
import { type ChartWarning } from '../chart';
import { describeNumber, type Fields } from '../template/fields';

type Path = readonly string[];

const SERVERS = Object.keys(OPERATOR_DEFAULTS.predictor_servers as JsonObject);

/** What charts up to 1.4 had in the place of `protocols`. */
const OLD = ['rest', 'grpc'];
const OF_OLD_CHARTS = 'charts up to 1.4 read this';

/** The storage initializer of charts up to 1.7. */
const OLD_INITIALIZER = /(^|\/)kfserving\/storage-initializer(:|@|$)/;

/** Values that the chart passes on as they are, in a shape that the operator does not read. */
export function shapeWarnings(fields: Fields): ChartWarning[] {
  const servers = fields.at('predictor_servers');
  return [
    ...STRINGS.flatMap(([path, keys]) => textWarnings(path, fields.at(path.join('.')), keys)),
    ...credentialWarnings(fields.at('credentials')),
    ...(isMap(servers) ? Object.keys(servers).flatMap((name) => serverWarnings(servers, name)) : []),
    ...initializerWarnings(fields),
  ];
}

/** Other kinds of credentials than the operator reads. */
function credentialWarnings(credentials: Value): ChartWarning[] {
  const known = ['s3', 'gcs'];
  return (isMap(credentials) ? Object.keys(credentials) : [])
    .filter((key) => !known.includes(key))
    .map((key) => warning(['credentials', key], 'the operator reads no such key', oneOf(key, known)));
}

/** Servers whose names differ from one of the chart's only in their case or in underscores. */
function nameWarnings(name: string): ChartWarning[] {
  const plain = (word: string) => word.replace(/[-_]/g, '').toUpperCase();
  const meant = SERVERS.find((each) => plain(each) === plain(name));
  return meant === undefined || meant === name
    ? []
    : [
        warning(
          ['predictor_servers', name],
          `a new server next to ${meant}, which stays as it is: names must match exactly`,
          `write ${meant}`,
        ),
      ];
}

function initializerWarnings(fields: Fields): ChartWarning[] {
  const message = 'the initializer of charts up to 1.7 reads no RCLONE_CONFIG_... variables';
  return OLD_INITIALIZER.test(fields.text('storageInitializer.image'))
    ? [warning(['storageInitializer', 'image'], message, 'leave it out for the one of this release')]
    : [];
}

function serverWarnings(servers: ValueMap, name: string): ChartWarning[] {
  const path = ['predictor_servers', name];
  const server = servers[name];
  if (KEYS_OF_SERVERS.includes(name)) {
    return [warning(path, 'this counts as the name of a server', 'indent it below the server that it is for')];
  }
  if (!isMap(server)) {
    return server === null ? [] : [crash(path, server, 'write a map with protocols')];
  }
  const { protocols = {} } = server;
  const others = Object.keys(server).filter((key) => key !== 'protocols');
  const ofProtocols = isMap(protocols)
    ? Object.keys(protocols).flatMap((key) => protocolWarnings([...path, 'protocols', key], key, protocols[key]))
    : [];
  return [...nameWarnings(name), ...others.map((key) => otherKey([...path, key], key, server[key])), ...ofProtocols];
}

function otherKey(path: Path, key: string, value: Value): ChartWarning {
  if (OLD.includes(key)) {
    return warning(path, OF_OLD_CHARTS, 'write the image as protocols.seldon');
  }
  if (key === 'tfImage' || (key === 'tensorflow' && !isMap(value))) {
    const remedy = 'write the image of TensorFlow Serving as image and defaultImageVersion of protocols.tensorflow';
    return warning(path, OF_OLD_CHARTS, key === 'tfImage' ? remedy : `remove it; ${remedy}`);
  }
  const remedy = SERVER_PROTOCOLS.includes(key) ? 'indent it below protocols' : 'remove it';
  return warning(path, 'nothing reads this key', remedy);
}

function protocolWarnings(path: Path, protocol: string, value: Value): ChartWarning[] {
  if (!SERVER_PROTOCOLS.includes(protocol)) {
    return [warning(path, 'unknown protocol', oneOf(protocol, SERVER_PROTOCOLS))];
  }
  const { image, defaultImageVersion } = isMap(value) ? value : {};
  const isTagged = typeof image === 'string' && image.lastIndexOf(':') > image.lastIndexOf('/');
  const hasVersion = typeof defaultImageVersion === 'string' && defaultImageVersion !== '';
  const twice = warning(
    [...path, 'image'],
    'it has a tag, and defaultImageVersion adds another one: no such image can be pulled',
    'write the tag as defaultImageVersion, or set that to ""',
  );
  const former = warning(
    path,
    'charts since 1.13 call this protocol v2, and the servers of MLServer use the image that is written here before it',
    'write it as v2',
  );
  return [
    ...(protocol === FORMER_PROTOCOL ? [former] : []),
    ...textWarnings(path, value, IMAGE_KEYS),
    ...(isTagged && hasVersion ? [twice] : []),
  ];
}

function textWarnings(path: Path, value: Value, keys: readonly string[]): ChartWarning[] {
  if (!isMap(value)) {
    return value === null ? [] : [crash(path, value, 'write a map')];
  }
  return Object.keys(value).flatMap((key) => {
    if (!keys.includes(key)) {
      if (path[0] === 'credentials') {
        const message = 'the operator reads no such key, and credentials do not belong in a ConfigMap';
        return [warning([...path, key], message, `put credentials into a Secret; ${oneOf(key, keys)}`)];
      }
      return [warning([...path, key], 'the operator reads no such key', oneOf(key, keys))];
    }
    const given = value[key];
    const isText = typeof given === 'string' || given === null;
    return isText ? [] : [crash([...path, key], given, asOneString(key, given))];
  });
}

function asOneString(key: string, value: Value): string {
  if (typeof value !== 'object') {
    return 'put it in quotes';
  }
  return key.startsWith('image') ? 'write one string, such as registry.example.com/name:tag' : 'write one string';
}

function crash(path: Path, value: Value, remedy: string): ChartWarning {
  return warning(path, `${describeNumber(value)} makes the operator crash when it reads this`, remedy);
}

function oneOf(word: string, known: readonly string[]): string {
  const question = correction(word, known);
  return `${question ? `${question} ` : ''}known are ${known.join(', ')}`;
}

function warning(path: Path, message: string, remedy: string): ChartWarning {
  return { path: formatPath(path), message, remedy };
}
