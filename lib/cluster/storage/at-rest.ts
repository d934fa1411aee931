/**
 * How objects lie in etcd: plain, or encrypted by a key. Mirrors: k8s.io/apiserver/pkg/storage/value.
 * Differs: what cannot be decrypted fails the requests that read it; controllers go on with what they know.
 */

/** One way to write: a prefix of the bytes in etcd and a secret (base64). */
export interface EncryptionKey {
  prefix: string
  secret: string
}

export interface EncryptionProvider {
  kind: 'identity' | 'aescbc' | 'aesgcm' | 'secretbox' | 'kms'
  /** The first writes; none for identity. */
  keys: EncryptionKey[]
}

/** Resources (`secrets`, `deployments.apps`, `*.apps`, `*.*`) and the providers that they are tried with, in order. */
export type EncryptionConfig = { resources: string[]; providers: EncryptionProvider[] }[]

/** `deployments.apps` → its two parts. */
export function splitResource(resource: string): [resource: string, group: string] {
  const dot = resource.indexOf('.')
  return dot < 0 ? [resource, ''] : [resource.slice(0, dot), resource.slice(dot + 1)]
}

/** The providers of a resource (`secrets`, `deployments.apps`); undefined: it is stored as it is. */
function providersOf(config: EncryptionConfig, resource: string): EncryptionProvider[] | undefined {
  const [, of] = splitResource(resource)
  const names = [resource, `*.${of}`, '*.*']
  for (const name of names) {
    const found = config.filter(({ resources }) => resources.includes(name))
    if (found.length > 0) return found.flatMap(({ providers }) => providers)
  }
  return undefined
}

const NO_KEY: Record<string, string> = {
  aescbc: 'no matching key was found for the provided AES transformer',
  aesgcm: 'no matching key was found for the provided AES transformer',
  secretbox: 'no matching key was found for the provided Secretbox transformer',
}
const WRONG_KEY: Record<string, string> = {
  aescbc: 'invalid padding on input',
  aesgcm: 'cipher: message authentication failed',
  secretbox: 'output array was not large enough for encryption',
}
/** What an envelope says whose plugin has never answered. */
const NO_PLUGIN = 'got unexpected nil transformer'

/** Why this provider cannot read it; undefined: it can, or another one is to be tried. */
function providerError({ kind, keys }: EncryptionProvider, form: EncryptionKey): string | true | undefined {
  const provider = kind === 'kms' ? keys[0]?.prefix : `k8s:enc:${kind}:v1:`
  if (kind === 'identity' || !provider || !form.prefix.startsWith(provider)) return undefined
  if (kind === 'kms') return NO_PLUGIN
  const named = keys.filter(({ prefix }) => prefix === form.prefix)
  if (named.length === 0) return NO_KEY[kind]
  return named.some(({ secret }) => secret === form.secret) ? true : WRONG_KEY[kind]
}

/** The transformers of an API server. */
export class AtRest {
  private readonly known = new Map<string, EncryptionProvider[] | undefined>()

  constructor(private readonly config: EncryptionConfig) {}

  private providers(resource: string): EncryptionProvider[] | undefined {
    if (!this.known.has(resource)) this.known.set(resource, providersOf(this.config, resource))
    return this.known.get(resource)
  }

  /** The key that a write of this resource uses; undefined: it is stored as it is. */
  keyFor(resource: string): EncryptionKey | undefined {
    return this.providers(resource)?.[0]?.keys[0]
  }

  /** Why a write fails; undefined: it does not. */
  writeError(resource: string): string | undefined {
    return this.providers(resource)?.[0]?.kind === 'kms' ? NO_PLUGIN : undefined
  }

  /** Why what lies there in this form (undefined: plain) cannot be read; undefined: it can. */
  readError(resource: string, form: EncryptionKey | undefined): string | undefined {
    const providers = this.providers(resource)
    if (!providers) return form && IDENTITY_ERROR
    if (!form) return providers.some(({ kind }) => kind === 'identity') ? undefined : NO_PREFIX
    const found = providers.flatMap((provider) => providerError(provider, form) ?? [])
    if (found.includes(true)) return undefined
    const errors = [...new Set(found)]
    if (errors.length === 0) return NO_PREFIX
    return errors.length === 1 ? String(errors[0]) : `[${errors.join(', ')}]`
  }
}

const IDENTITY_ERROR = 'identity transformer tried to read encrypted data'
const NO_PREFIX = 'no matching prefix found'

/** An API server without an encryption configuration. */
export const PLAIN = new AtRest([])
