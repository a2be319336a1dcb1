// What `Expansion` loads when a view is first used.

export { draw } from '../diagram/draw';
export { imagesOf } from '../preview/images';
export { networkPolicies, type Traffic } from '../preview/network-policy';
export { portsOf } from '../preview/ports';
export { referencesOf } from '../preview/references';
export { totalsOf } from '../preview/totals';
