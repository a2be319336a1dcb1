import { type ExternalSecretOptions } from './credentials';
import { type CredentialField } from '../api/storage';

/** What a `StoreAuth` means; one of these shapes. */
export type AuthChoice =
  | { readonly type: 'anonymous' }
  | { readonly type: 'secret'; readonly name: string }
  | { readonly type: 'oldSecret'; readonly name: string; readonly keys: readonly string[] }
  | { readonly type: 'external'; readonly options: ExternalSecretOptions }
  | { readonly type: 'plainText'; readonly values: Readonly<Partial<Record<CredentialField, string>>> }
  | { readonly type: 'serviceAccount'; readonly name: string }
  | { readonly type: 'serviceAccountSecret'; readonly name: string }
  | { readonly type: 'irsa'; readonly roleArn: string }
  | { readonly type: 'workloadIdentity'; readonly email: string }
  | { readonly type: 'managedIdentity'; readonly clientId: string };
