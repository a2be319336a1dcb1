import { type Initializer } from './model-source';
import { placeholderOrWordIn } from '../../private/placeholder';
import { withoutCredentials } from '../../private/redact';
import { remembered } from '../../private/remembered';

/** Why an initializer cannot download a model, and what to write instead. */
export interface UriProblem {
  readonly message: string;
  readonly remedy: string;
  /** Whether it remains if the remote that the URI names is configured. */
  readonly isBeyondRemote?: true;
}

const REGISTRY = /^(models|runs|mlflow|mlflow-artifacts):\//;

/**
 * Schemes of registries that rclone has no backend for.
 * @see https://rclone.org/overview/
 */
const OTHER_REGISTRIES: ReadonlyMap<string, string> = new Map([
  ['hf', 'the Hugging Face hub'],
  ['huggingface', 'the Hugging Face hub'],
  ['wandb', 'Weights & Biases'],
  ['dbfs', 'the Databricks file system'],
  ['docker', 'a container registry'],
  ['oci', 'a container registry'],
  ['nfs', 'a file server'],
  ['git', 'a Git repository'],
  ['git+https', 'a Git repository'],
  ['git+ssh', 'a Git repository'],
  ['github', 'a Git repository'],
  ['configmap', 'a ConfigMap'],
  ['secret', 'a Secret'],
]);

/** The name of a claim, like that of most objects. */
const CLAIM_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** An address in the place of a bucket: a host with a port, or one of a cluster. */
const ADDRESS =
  /^(s3|gs|gcs|minio|ceph):\/\/(https?:\/\/[^/]+|[^/:]+:\d+|[^/:]+\.svc(?:\.cluster\.local)?)(?:\/([^]*))?$/;

/** An address without a scheme, whose host rclone treats as the name of a remote. */
const HOST = /^((?!gs:|s3:)[\w.-]+:\d{2,5})\/([^]+)$/;

/** The host of a bucket in the place of its name. */
const BUCKET_HOST =
  /^(?:s3|gs):\/\/(?:([^./]+)\.(?:s3[.-][^/]*amazonaws\.com|storage\.googleapis\.com)|(?:s3[.-][^/]*amazonaws\.com|storage\.googleapis\.com))\/([^]*)$/;

/** Web addresses of buckets, with what rclone calls them. */
const BUCKETS: readonly (readonly [address: RegExp, uri: string])[] = [
  [/^https?:\/\/storage\.(?:googleapis|cloud\.google)\.com\/([^?#]+)/, 'gs://$1'],
  [/^https?:\/\/console\.cloud\.google\.com\/storage\/browser\/(?:_details\/)?([^?#;]+)/, 'gs://$1'],
  [/^https?:\/\/([^./]+)\.s3[.-][^/]*amazonaws\.com\/([^?#]*)/, 's3://$1/$2'],
  [/^https?:\/\/s3[.-][^/]*amazonaws\.com\/([^?#]+)/, 's3://$1'],
];

function bucketUri(address: string): string | undefined {
  const [pattern, uri] = BUCKETS.find(([each]) => each.test(address)) ?? [];
  return pattern && uri && pattern.exec(address)![0].replace(pattern, uri);
}

/**
 * Schemes of Hadoop and Azure for stores that rclone addresses by the name of a remote, with the type of the remote.
 */
const OTHER_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['s3a', 's3'],
  ['s3n', 's3'],
  ['abfs', 'azureblob'],
  ['abfss', 'azureblob'],
  ['wasb', 'azureblob'],
  ['wasbs', 'azureblob'],
  ['adl', 'azureblob'],
]);

/**
 * What KServe's initializer can download, including newer releases.
 * @see https://github.com/kserve/kserve/blob/v0.8.0/python/kserve/kserve/storage.py
 */
const KSERVE_SCHEMES = /^(gs|s3|hdfs|webhdfs|hf|https?):\/\//;

/** What prevents an initializer from downloading a model URI; undefined if nothing is known. */
export function uriProblem(modelUri: string, initializer: Initializer): UriProblem | undefined {
  return PROBLEMS[initializer](modelUri);
}

/** Several rules ask about each URI. */
const PROBLEMS: Readonly<Record<Initializer, (modelUri: string) => UriProblem | undefined>> = {
  rclone: remembered((modelUri) => problemOf(modelUri, 'rclone')),
  kserve: remembered((modelUri) => problemOf(modelUri, 'kserve')),
};

function problemOf(modelUri: string, initializer: Initializer): UriProblem | undefined {
  // The problem quotes the URI: it must not quote a credential.
  const uri = withoutCredentials(modelUri);
  const common =
    writingProblem(uri, placeholderOrWordIn(modelUri)) ?? registryProblem(uri, initializer) ?? claimProblem(uri);
  if (common !== undefined || /^pvc:/i.test(uri)) {
    return common;
  }
  return initializer === 'rclone' ? rcloneProblem(uri) : kserveProblem(uri);
}

function writingProblem(uri: string, placeholder: string | undefined): UriProblem | undefined {
  const quoted = JSON.stringify(uri);
  if (uri !== uri.trim()) {
    return { message: `${quoted} begins or ends with whitespace`, remedy: 'remove the whitespace' };
  }
  return placeholder === undefined
    ? undefined
    : {
        message: `${quoted}: ${placeholder} is a placeholder that was not filled in`,
        remedy: 'check what the template renders to, or write the URI of the model',
      };
}

function registryProblem(uri: string, initializer: Initializer): UriProblem | undefined {
  if (REGISTRY.test(uri)) {
    return {
      message: `${JSON.stringify(uri)} is an entry of MLflow's model registry, which only MLflow can look up`,
      remedy: "write the URI of that version's files, which MLflow calls its source",
    };
  }
  const scheme = /^([a-z][a-z+]*):\//.exec(uri)?.[1] ?? '';
  const registry = initializer === 'kserve' && scheme === 'hf' ? undefined : OTHER_REGISTRIES.get(scheme);
  return registry === undefined
    ? undefined
    : {
        message:
          `${JSON.stringify(uri)} is in ${registry}, which ` +
          `${initializer === 'rclone' ? 'rclone' : "KServe's initializer"} cannot read`,
        remedy:
          scheme === 'nfs'
            ? 'write pvc://CLAIM/PATH, with a claim on a volume of the file server'
            : 'copy the files to a bucket, and write its URI',
      };
}

function claimProblem(uri: string): UriProblem | undefined {
  const quoted = JSON.stringify(uri);
  if (/^pvc:(?!\/\/)/.test(uri)) {
    return {
      message: `${quoted} is not the URI of a claim`,
      remedy: `write pvc://${uri.replace(/^pvc:\/*/, '')}: two slashes, claim, path`,
    };
  }
  if (/^pvc:\/\/(\/|$)/.test(uri)) {
    return { message: `${quoted} names no claim`, remedy: 'write pvc://CLAIM/PATH' };
  }
  if (/^pvc:/i.test(uri) && !uri.startsWith('pvc:')) {
    return {
      message: `${quoted}: the operator recognizes the scheme of a claim in lower case only`,
      remedy: `write pvc:${uri.slice('pvc:'.length)}`,
    };
  }
  const claim = /^pvc:\/\/([^/]+)/.exec(uri)?.[1];
  return claim === undefined || CLAIM_NAME.test(claim)
    ? undefined
    : {
        message: `${quoted}: no claim can have the name ${JSON.stringify(claim)}`,
        remedy: 'write the name of a PersistentVolumeClaim: lower-case letters, digits, dashes and dots',
        isBeyondRemote: true,
      };
}

function addressProblem(uri: string): UriProblem | undefined {
  const [, scheme = '', address, path = ''] = ADDRESS.exec(uri) ?? [];
  if (address !== undefined) {
    return {
      message: `${JSON.stringify(uri)}: ${JSON.stringify(address)} is an address, where rclone expects a bucket`,
      remedy: `write ${scheme}://${path || 'BUCKET/PATH'}, and the address in RCLONE_CONFIG_${scheme.toUpperCase()}_ENDPOINT of the Secret`,
      isBeyondRemote: true,
    };
  }
  const [, host, file] = HOST.exec(uri) ?? [];
  if (host !== undefined) {
    return {
      message: `${JSON.stringify(uri)} has no scheme: rclone treats the host of ${JSON.stringify(host)} as the name of a remote`,
      remedy: `write s3://${file}, and the address in RCLONE_CONFIG_S3_ENDPOINT of the Secret`,
    };
  }
  const [, bucket, rest = ''] = BUCKET_HOST.exec(uri) ?? [];
  return BUCKET_HOST.test(uri)
    ? {
        message: `${JSON.stringify(uri)} has the web address of a bucket, where rclone expects its name`,
        remedy: `write ${uri.slice(0, uri.indexOf(':'))}://${bucket === undefined ? rest : `${bucket}/${rest}`}`,
        isBeyondRemote: true,
      }
    : undefined;
}

function rcloneProblem(uri: string): UriProblem | undefined {
  const quoted = JSON.stringify(uri);
  if (/^(gs|s3):\/{0,2}$/.test(uri)) {
    return { message: `${quoted} names no bucket`, remedy: `write ${uri.slice(0, 2)}://BUCKET/PATH` };
  }
  const address = addressProblem(uri);
  if (address !== undefined) {
    return address;
  }
  if (/^[a-z]:[\\/]/i.test(uri)) {
    return {
      message: `${quoted} is a Windows path, whose drive letter rclone treats as a remote`,
      remedy: 'write a URI such as gs://bucket/path',
    };
  }
  if (/^https?:\/\//i.test(uri)) {
    return {
      message: `${quoted} is a web address, whose scheme rclone treats as the name of a remote`,
      remedy: webRemedy(uri),
    };
  }
  if (/^(s3:\/\/)?arn:/.test(uri)) {
    return {
      message: `${quoted} is the ARN of a bucket, where rclone expects a remote and the name of a bucket`,
      remedy: `write s3://${uri.replace(/^(s3:\/\/)?arn:[^:]*:s3:[^:]*:[^:]*:/, '')}`,
      isBeyondRemote: true,
    };
  }
  if (/\/\*{1,2}$/.test(uri)) {
    return {
      message: `${quoted}: rclone copies folders, and looks for one named "*"`,
      remedy: `write ${uri.replace(/\/\*+$/, '')}`,
      isBeyondRemote: true,
    };
  }
  const [, scheme = '', path = ''] = /^([a-z\d]+):\/\/([^]*)$/.exec(uri) ?? [];
  const type = OTHER_SCHEMES.get(scheme);
  if (type !== undefined) {
    return {
      message: `${quoted} has a scheme of Hadoop or Azure, which rclone treats as the name of a remote`,
      remedy:
        `write ${type === 's3' ? `s3://${path}` : 'REMOTE:CONTAINER/PATH'}, with a remote of type ${type} in the ` +
        'Secret',
    };
  }
  const [, slashed] = /^(gs|s3)\/\//.exec(uri) ?? [];
  if (slashed !== undefined) {
    return { message: `${quoted} has no colon`, remedy: `write ${slashed}:${uri.slice(slashed.length)}` };
  }
  // A remote is named, or configured in place: `:s3,provider=Minio:bucket`.
  return /^file:/.test(uri) || !/^:?[\w. -]+(?::|,[^:]*[:])/.test(uri) ? localPath(uri) : undefined;
}

function webRemedy(uri: string): string {
  const bucket = bucketUri(uri);
  if (bucket !== undefined) {
    return `write ${bucket}`;
  }
  const container = /^https?:\/\/[^./]+\.blob\.core\.windows\.net\/([^?#]+)/.exec(uri)?.[1];
  if (container !== undefined) {
    return `write REMOTE:${container}, with a remote of type azureblob in the Secret`;
  }
  // MinIO and the like.
  const path = /^https?:\/\/(?:[^/:]+:\d+|[^/:]+\.svc(?:\.cluster\.local)?)\/([^?#]+)/.exec(uri)?.[1];
  return path === undefined
    ? 'copy the files to a bucket, and write its URI'
    : `write s3://${path}, and the address in RCLONE_CONFIG_S3_ENDPOINT of the Secret`;
}

function kserveProblem(uri: string): UriProblem | undefined {
  if (KSERVE_SCHEMES.test(uri)) {
    return undefined;
  }
  return /^(file:|\/|\.|[^:]*$)/.test(uri)
    ? localPath(uri)
    : {
        message: `KServe's initializer fails with "Cannot recognize storage type for ${uri}"`,
        remedy: 'write a URI that begins with gs://, s3:// or https://, or pvc://CLAIM/PATH for a folder on a volume',
      };
}

function localPath(uri: string): UriProblem {
  return {
    message:
      `${JSON.stringify(uri)} is a path inside the storage initializer's own container, ` + 'which has no such folder',
    remedy: 'write a URI such as gs://bucket/path, or pvc://CLAIM/PATH for a folder on a volume',
  };
}
