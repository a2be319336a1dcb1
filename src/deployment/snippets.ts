import { protoFile } from './protos';
import { type DeploymentUrls, type GrpcCall } from './urls';
import { sortedKeys } from '../private/by-name';
import { isObject, type Json, type JsonObject } from '../private/json';
import { plainData } from '../private/plain-data';
import { inSingleQuotes, shellWord } from '../private/shell-word';

/** Options of a snippet. */
export interface SnippetOptions {
  /**
   * Scheme and host of the ingress, such as `http://localhost:8080`.
   *
   * @default - the host of the SeldonDeployment's route, or else `http://<ingress>`
   */
  readonly ingress?: string;

  /**
   * The request, as plain data.
   *
   * @default - one row of four numbers in the form of the protocol
   */
  readonly request?: unknown;
}

/** What a snippet is about. */
export interface SnippetCall {
  readonly protocol: string;
  readonly urls: DeploymentUrls;
  readonly grpc: GrpcCall;
  readonly ingress: string;
  /** Name of the root node, which requests of some protocols repeat. */
  readonly model: string;
}

/** Commands and programs that request a prediction from a SeldonDeployment. */
export class Snippets {
  /** @internal */
  public static _of(call: SnippetCall): Snippets {
    return new Snippets(call);
  }

  private constructor(private readonly call: SnippetCall) {}

  /**
   * A `curl` command.
   * @param options the address of the ingress, and the request to send
   */
  public curl(options: SnippetOptions = {}): string {
    return [
      `curl -s ${inSingleQuotes(this.url(options))}`,
      "-H 'Content-Type: application/json'",
      `-d ${quoted(this.request(options))}`,
    ].join(' \\\n  ');
  }

  /**
   * A `grpcurl` command. It reads a `.proto` file of the protocol from the working directory:
   * `cdk8s-seldon ask --protos .` writes it.
   * @param options the address of the ingress, and the request to send
   */
  public grpcurl(options: SnippetOptions = {}): string {
    const ingress = options.ingress ?? this.call.ingress;
    const secure = ingress.startsWith('https://');
    const host = ingress.replace(/^https?:\/\//, '').replace(/\/$/, '');
    return [
      `grpcurl ${secure ? '' : '-plaintext '}-proto ${protoFile(this.wire)}`,
      ...Object.entries(this.call.grpc.metadata).map(
        ([name, value]) => `-rpc-header ${inSingleQuotes(`${name}: ${value}`)}`,
      ),
      `-d ${quoted(requestOf(options.request) ?? sampleGrpcRequest(this.wire, this.call.model))}`,
      `${addressOf(host, secure ? 443 : 80)} ${this.call.grpc.method}`,
    ].join(' \\\n  ');
  }

  /**
   * A Python program: with `seldon_core` for Seldon's own protocol, with `requests` for the others.
   * @param options the address of the ingress, and the request to send
   */
  public python(options: SnippetOptions = {}): string {
    const rows = seldonRows(this.request(options));
    if (this.wire !== 'seldon' || rows === undefined) {
      return [
        'import requests',
        '',
        `response = requests.post(${JSON.stringify(this.url(options))}, json=${pythonLiteral(this.request(options))})`,
        'response.raise_for_status()',
        'print(response.json())',
      ].join('\n');
    }
    const ingress = (options.ingress ?? this.call.ingress).replace(/^https?:\/\//, '').replace(/\/$/, '');
    return [
      'import numpy as np',
      'from seldon_core.seldon_client import SeldonClient',
      '',
      `client = SeldonClient(gateway="istio", transport="rest", gateway_endpoint=${JSON.stringify(ingress)}, ` +
        `namespace=${JSON.stringify(this.call.grpc.metadata.namespace)})`,
      'response = client.predict(',
      `    deployment_name=${JSON.stringify(this.call.grpc.metadata.seldon)},`,
      '    payload_type="ndarray",',
      `    data=np.array(${JSON.stringify(rows)}),`,
      ')',
      'print(response)',
    ].join('\n');
  }

  private get wire(): Wire {
    return wireOf(this.call.protocol);
  }

  private url(options: SnippetOptions): string {
    return options.ingress === undefined
      ? this.call.urls.predictions
      : this.call.urls.predictions.replace(this.call.ingress, options.ingress.replace(/\/$/, ''));
  }

  private request(options: SnippetOptions): Json {
    return requestOf(options.request) ?? REQUESTS[this.wire];
  }
}

/** Host and port; a placeholder such as `<INGRESS>` is for both. */
function addressOf(host: string, port: number): string {
  if (/^<[\w .-]+>$/.test(host)) {
    return inSingleQuotes(host);
  }
  return shellWord(host.includes(':') ? host : `${host}:${port}`);
}

/** How a protocol writes messages. */
export type Wire = 'seldon' | 'v2' | 'tensorflow';

/** @internal */
export function wireOf(protocol: string): Wire {
  if (protocol === 'kfserving') {
    return 'v2';
  }
  if (protocol === 'v2' || protocol === 'tensorflow') {
    return protocol;
  }
  return 'seldon';
}

/** A request that a program passes, as plain data with sorted keys. */
export function requestOf(request: unknown): Json | undefined {
  return request === undefined ? undefined : sortedKeys(plainData(request, 'request'));
}

/** One row of four numbers, as the protocol writes it. */
export function sampleRequest(protocol: string): Json {
  return REQUESTS[wireOf(protocol)];
}

/** One row of four numbers for a model, as the JSON form of the protocol's message. */
export function sampleGrpcRequest(wire: Wire, model: string): Json {
  const request = GRPC_REQUESTS[wire] as JsonObject;
  switch (wire) {
    case 'v2':
      return { model_name: model, ...request };
    case 'tensorflow':
      return { model_spec: { name: model }, ...request };
    case 'seldon':
      return request;
  }
}

const REQUESTS: { readonly [protocol in Wire]: Json } = {
  seldon: { data: { ndarray: [[1, 2, 3, 4]] } },
  v2: { inputs: [{ name: 'input-0', shape: [1, 4], datatype: 'FP32', data: [1, 2, 3, 4] }] },
  tensorflow: { instances: [[1, 2, 3, 4]] },
};

const GRPC_REQUESTS: { readonly [protocol in Wire]: Json } = {
  seldon: { data: { ndarray: [[1, 2, 3, 4]] } },
  v2: { inputs: [{ name: 'input-0', shape: [1, 4], datatype: 'FP32', contents: { fp32_contents: [1, 2, 3, 4] } }] },
  tensorflow: {
    inputs: { x: { dtype: 'DT_FLOAT', tensor_shape: { dim: [{ size: 1 }, { size: 4 }] }, float_val: [1, 2, 3, 4] } },
  },
};

/** JSON between single quotes of a shell. */
function quoted(value: Json): string {
  return inSingleQuotes(JSON.stringify(value));
}

function seldonRows(request: Json): Json | undefined {
  return isObject(request) && isObject(request.data) ? request.data.ndarray : undefined;
}

/** Plain data as Python writes it. */
function pythonLiteral(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(pythonLiteral).join(', ')}]`;
  }
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item)}`)
      .join(', ')}}`;
  }
  if (value === null) {
    return 'None';
  }
  if (value === true) {
    return 'True';
  }
  if (value === false) {
    return 'False';
  }
  return JSON.stringify(value);
}
