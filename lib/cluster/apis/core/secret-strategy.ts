import { decodeBase64, decodeBytes, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { jsonObjectProblem } from '@/lib/cluster/apimachinery/go-json'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { configMapKey } from '@/lib/cluster/apimachinery/names'
import type { Secret } from '@/lib/cluster/apimachinery/object'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const MAX_BYTES = 1_048_576

/** Where the types of registry credentials have their JSON. */
const REGISTRY_KEYS: Record<string, string> = {
  'kubernetes.io/dockercfg': '.dockercfg',
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
}

/** What a type of Secret must have. */
function validateType(secret: Secret, data: Record<string, string>, errors: FieldErrors): void {
  const type = secret.type ?? ''
  const registry = REGISTRY_KEYS[type]
  if (registry !== undefined) {
    const problem = Object.hasOwn(data, registry)
      ? jsonObjectProblem(decodeBase64(data[registry]!))
      : undefined
    if (!Object.hasOwn(data, registry)) errors.required(`data[${registry}]`)
    else if (problem) errors.invalid(`data[${registry}]`, '<secret contents redacted>', problem)
  }
  if (type === 'kubernetes.io/ssh-auth' && !data['ssh-privatekey']) errors.required('data[ssh-privatekey]')
  if (type === 'kubernetes.io/tls') {
    for (const key of ['tls.crt', 'tls.key']) if (!Object.hasOwn(data, key)) errors.required(`data[${key}]`)
  }
  if (
    type === 'kubernetes.io/basic-auth' &&
    !['username', 'password'].some((key) => Object.hasOwn(data, key))
  ) {
    errors.required('data[username]')
    errors.required('data[password]')
  }
  const account = 'kubernetes.io/service-account.name'
  if (type === 'kubernetes.io/service-account-token' && !secret.metadata.annotations?.[account]) {
    errors.required(`metadata.annotations[${account}]`)
  }
}

function validateSecret(secret: Secret, errors: FieldErrors): void {
  const data = secret.data ?? {}
  let size = 0
  for (const [key, value] of Object.entries(data)) {
    for (const why of configMapKey(key)) errors.invalid(`data[${key}]`, key, why)
    size += decodeBytes(value).length
  }
  if (size > MAX_BYTES) errors.tooLong('data', MAX_BYTES)
  validateType(secret, data, errors)
}

/** What the API server asks of it when it is written. */
export const secretStrategy: Strategy<Secret> = {
  defaults(object) {
    object.type ||= 'Opaque'
    if (object.stringData) {
      const data = { ...object.data }
      for (const [key, value] of Object.entries(object.stringData)) data[key] = encodeBase64(value)
      if (Object.keys(data).length > 0) object.data = data
      delete object.stringData
    }
  },
  validate: validateSecret,
  warnings({ type, data = {} }) {
    if (type !== 'kubernetes.io/tls') return []
    const missing = (key: string) => !decodeBase64(data[key] ?? '').includes('-----BEGIN ')
    if (missing('tls.crt')) return ['tls: failed to find any PEM data in certificate input']
    return missing('tls.key') ? ['tls: failed to find any PEM data in key input'] : []
  },
  validateUpdate(object, old, errors) {
    if (object.type !== old.type) errors.invalid('type', object.type, 'field is immutable')
    if (!old.immutable) return
    const locked = 'field is immutable when `immutable` is set'
    if (!object.immutable) errors.forbidden('immutable', locked)
    if (!deepEqual(object.data ?? {}, old.data ?? {})) errors.forbidden('data', locked)
  },
}
