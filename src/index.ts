export * from './storage/model-artifact';
export * from './synth/manifest-writer';
