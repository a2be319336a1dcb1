export * from './storage/model-artifact';
