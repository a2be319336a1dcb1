import { PROTOS } from './protos';
import { type Wire } from './snippets';
import { type Json, type JsonObject } from '../private/json';

/** An image without a shell, whose entry point is grpcurl. */
export const GRPC_IMAGE = 'docker.io/fullstorydev/grpcurl:v1.9.3';

const FOLDER = '/protos';
const FILE = 'prediction.proto';

/** What a call by gRPC consists of. */
export interface GrpcQuestion {
  /** Service and method. */
  readonly method: string;
  /** Host and port. */
  readonly address: string;
  readonly isSecure: boolean;
  readonly request: Json;
}

/** The interface of a protocol, as data of a ConfigMap. */
export function protoFiles(wire: Wire): JsonObject {
  return { [FILE]: PROTOS[wire] };
}

/** Where a container finds the ConfigMap of that name. */
export function protoVolume(configMap: string): {
  readonly volumes: JsonObject[];
  readonly volumeMounts: JsonObject[];
} {
  return {
    volumes: [{ name: 'protos', configMap: { name: configMap } }],
    volumeMounts: [{ name: 'protos', mountPath: FOLDER, readOnly: true }],
  };
}

/** Arguments of grpcurl, which fails unless the server answers in time. */
export function grpcurlArguments({ method, address, isSecure, request }: GrpcQuestion): string[] {
  return [
    // The predictor's certificate may not contain the name of its Service, which is used here.
    isSecure ? '-insecure' : '-plaintext',
    '-connect-timeout',
    '10',
    '-max-time',
    '60',
    '-import-path',
    FOLDER,
    '-proto',
    FILE,
    '-d',
    JSON.stringify(request),
    address,
    method,
  ];
}
