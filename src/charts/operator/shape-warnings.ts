import { PROTOCOLS as PROTOCOL_FACTS } from '../../api/facts/words';
import { formatPath } from '../../private/path';
import { hint } from '../../private/suggest';
import { isMap, type Value, type ValueMap } from '../../values/number';
import { type ChartWarning } from '../chart';
import { describeNumber, type Fields } from '../template/fields';

type Path = readonly string[];

const PROTOCOLS: readonly string[] = Object.keys(PROTOCOL_FACTS);

/** Keys of what the operator reads as JSON: all values are texts. */
const TEXTS: readonly (readonly [path: Path, keys: readonly string[]])[] = [
  [['storageInitializer'], ['image', 'cpuRequest', 'cpuLimit', 'memoryRequest', 'memoryLimit']],
  [['explainer'], ['image', 'image_v2']],
  [
    ['credentials', 's3'],
    ['s3AccessKeyIDName', 's3SecretAccessKeyName', 's3Endpoint', 's3UseHttps'],
  ],
  [['credentials', 'gcs'], ['gcsCredentialFileName']],
];

const IMAGE = ['image', 'defaultImageVersion'];

/** What charts up to 1.4 had in the place of `protocols`. */
const OLD = ['rest', 'grpc'];

/** The storage initializer of charts up to 1.7. */
const OLD_INITIALIZER = /(^|\/)kfserving\/storage-initializer(:|@|$)/;

/** Values that the chart passes on as they are, in a shape that the operator does not read. */
export function shapeWarnings(fields: Fields): ChartWarning[] {
  const servers = fields.at('predictor_servers');
  return [
    ...TEXTS.flatMap(([path, keys]) => textWarnings(path, fields.at(path.join('.')), keys)),
    ...(isMap(servers) ? Object.keys(servers).flatMap((name) => serverWarnings(servers, name)) : []),
    ...(OLD_INITIALIZER.test(fields.text('storageInitializer.image'))
      ? [
          {
            path: 'storageInitializer.image',
            message:
              'is the initializer of charts up to 1.7, which reads no RCLONE_CONFIG_... variables: leave it out for the one of this release',
          },
        ]
      : []),
  ];
}

function serverWarnings(servers: ValueMap, name: string): ChartWarning[] {
  const path = ['predictor_servers', name];
  const server = servers[name];
  if (name === 'protocols' || IMAGE.includes(name) || PROTOCOLS.includes(name)) {
    return [warning(path, 'counts as the name of a server: indent it below the server that it is for')];
  }
  if (!isMap(server)) {
    return server === null
      ? []
      : [warning(path, `must be a map with protocols, not ${describeNumber(server)}: the operator crashes`)];
  }
  const { protocols = {} } = server;
  return [
    ...Object.keys(server)
      .filter((key) => key !== 'protocols')
      .map((key) => warning([...path, key], otherKey(key))),
    ...(isMap(protocols)
      ? Object.keys(protocols).flatMap((key) => protocolWarnings([...path, 'protocols', key], key, protocols[key]))
      : []),
  ];
}

function otherKey(key: string): string {
  if (OLD.includes(key)) {
    return 'is read up to release 1.4 only: write the image as protocols.seldon';
  }
  return PROTOCOLS.includes(key) ? 'is not read here: indent it below protocols' : 'nothing reads this key';
}

function protocolWarnings(path: Path, protocol: string, value: Value): ChartWarning[] {
  if (!PROTOCOLS.includes(protocol)) {
    return [warning(path, `there is no such protocol${hint(protocol, PROTOCOLS)} (known: ${PROTOCOLS.join(', ')})`)];
  }
  const { image, defaultImageVersion } = isMap(value) ? value : {};
  const hasTag =
    typeof image === 'string' &&
    /:[^/]*$/.test(image) &&
    typeof defaultImageVersion === 'string' &&
    defaultImageVersion !== '';
  return [
    ...textWarnings(path, value, IMAGE),
    ...(hasTag
      ? [
          warning(
            [...path, 'image'],
            `has a tag, and defaultImageVersion adds another one: no such image can be pulled; write the tag as defaultImageVersion, or set that to ""`,
          ),
        ]
      : []),
  ];
}

function textWarnings(path: Path, value: Value, keys: readonly string[]): ChartWarning[] {
  if (!isMap(value)) {
    return value === null ? [] : [warning(path, `must be a map, not ${describeNumber(value)}: the operator crashes`)];
  }
  return Object.keys(value).flatMap((key) => {
    if (!keys.includes(key)) {
      return [warning([...path, key], `the operator reads no such key${hint(key, keys)} (known: ${keys.join(', ')})`)];
    }
    const isText = typeof value[key] === 'string' || value[key] === null;
    return isText
      ? []
      : [
          warning(
            [...path, key],
            `must be a string, not ${describeNumber(value[key])}: the operator crashes; put it in quotes`,
          ),
        ];
  });
}

function warning(path: Path, message: string): ChartWarning {
  return { path: formatPath(path), message };
}
