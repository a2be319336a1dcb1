export * from './storage/credentials';
export * from './deployment/k8s/int-or-string';
export * as k8s from './deployment/k8s/structs.generated';
export * from './storage/model-artifact';
export * from './storage/model-store';
export * from './storage/storage-initializer';
export * from './storage/store-auth';
export * from './synth/manifest-writer';
