export * from './storage/credentials';
export * from './storage/model-artifact';
export * from './storage/model-store';
export * from './storage/storage-initializer';
export * from './storage/store-auth';
export * from './synth/manifest-writer';
