/**
 * EncryptionConfiguration: what to encrypt in etcd, and with what.
 * Mirrors: k8s.io/apiserver/pkg/apis/apiserver/validation/validation_encryption.go, encryptionconfig/config.go.
 * Differs: no KMS v1; a KMS plugin never answers.
 */
import { decodeBytes, encodeBytes } from '@/lib/cluster/apimachinery/base64'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { type EncryptionConfig, type EncryptionProvider, splitResource } from '@/lib/cluster/storage/at-rest'

type Raw = Record<string, unknown>

const SIZES: Record<string, number[]> = { aescbc: [16, 24, 32], aesgcm: [16, 24, 32], secretbox: [32] }
const PROVIDERS = ['kms', 'aesgcm', 'aescbc', 'secretbox', 'identity'] as const
const ONE_OF = 'KMS, AESGCM, AESCBC, Secretbox, Identity'
const FIELDS: Record<string, string[]> = {
  '': ['apiVersion', 'kind', 'resources'],
  resources: ['resources', 'providers'],
  providers: [...PROVIDERS],
}
const NOT_STORED = ['apiserveripinfo', 'serviceipallocations', 'servicenodeportallocations']

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const map = (value: unknown): Raw => (isObject(value) ? value : {})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function nameError(name: string): string | undefined {
  const [resource, of] = splitResource(name)
  if (name.toLowerCase() !== name) return 'resource name should not contain capital letters'
  if (name === '*')
    return "use '*.' to encrypt all the resources from core API group or *.* to encrypt all resources"
  if (NOT_STORED.includes(name)) return 'resources which do not have REST API/s cannot be encrypted'
  if (of === 'events.k8s.io')
    return "'*.events.k8s.io' objects are stored using the 'events' API group in etcd. Use 'events' instead in the config file"
  if (of === 'extensions') return "'extensions' group has been removed and cannot be used for encryption"
  if (of === '*' && resource !== '*') return 'encrypting the same resource across groups is not supported'
  return undefined
}

function checkOverlap(names: string[], path: string, errors: FieldErrors): void {
  if (new Set(names).size < names.length)
    errors.invalid(path, names, 'the same resource cannot be specified multiple times')
  const others = (at: number) => names.filter((other, index) => index !== at && other !== names[at])
  const overlaps = names.some((name, at) => {
    const [resource, of] = splitResource(name)
    return others(at).some((other) => name === '*.*' || (resource === '*' && splitResource(other)[1] === of))
  })
  if (overlaps)
    errors.invalid(
      path,
      names,
      "using overlapping resources such as 'secrets' and '*.' in the same resource list is not allowed as they will be masked",
    )
}

const isBase64 = (value: string) => encodeBytes(decodeBytes(value)) === value

function checkKey(key: Raw, path: string, sizes: number[], errors: FieldErrors): void {
  if (!text(key.name)) errors.required(`${path}.name`, 'name is a mandatory field for a key')
  const secret = text(key.secret)
  if (!secret) errors.required(`${path}.secret`, 'secret is a mandatory field for a key')
  else if (!isBase64(secret)) errors.invalid(`${path}.secret`, 'REDACTED', 'secrets must be base64 encoded')
  else if (!sizes.includes(decodeBytes(secret).length)) {
    const length = decodeBytes(secret).length
    const why = `secret is not of the expected length, got ${length}, expected one of [${sizes.join(' ')}]`
    errors.invalid(`${path}.secret`, 'REDACTED', why)
  }
}

function checkKms(kms: Raw, path: string, names: Set<string>, errors: FieldErrors): void {
  const name = text(kms.name)
  const version = text(kms.apiVersion) || 'v1'
  if (!name) errors.required(`${path}.name`, 'name is a mandatory field for a provider')
  if (version !== 'v1' && name.includes(':'))
    errors.invalid(`${path}.name`, name, `invalid KMS provider name ${name}, must not contain ':'`)
  if (version !== 'v1' && names.has(name))
    errors.invalid(`${path}.name`, name, `duplicate KMS provider name ${name}, names must be unique`)
  names.add(name)
  const endpoint = text(kms.endpoint)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(endpoint)?.[1] ?? ''
  if (!endpoint) errors.invalid(`${path}.endpoint`, '', 'endpoint is a mandatory field for a kms')
  else if (scheme !== 'unix')
    errors.invalid(
      `${path}.endpoint`,
      endpoint,
      `unsupported scheme "${scheme}" for KMS provider, only unix is supported`,
    )
  if (version !== 'v1' && typeof kms.cachesize === 'number')
    errors.invalid(`${path}.cachesize`, kms.cachesize, 'cachesize is not supported in v2')
  if (version !== 'v1' && version !== 'v2')
    errors.invalid(
      `${path}.apiVersion`,
      version,
      'unsupported apiVersion apiVersion for KMS provider, only v1 and v2 are supported',
    )
}

function checkProvider(provider: Raw, path: string, names: Set<string>, errors: FieldErrors): void {
  const found = PROVIDERS.filter((kind) => isObject(provider[kind]))
  if (found.length === 0)
    errors.invalid(path, provider, `provider does not contain any of the expected providers: ${ONE_OF}`)
  if (found.length > 1)
    errors.invalid(
      path,
      provider,
      'more than one provider specified in a single element, should split into different list elements',
    )
  const [kind] = [...found].sort((a, b) => PROVIDERS.indexOf(a) - PROVIDERS.indexOf(b))
  if (kind === 'kms') checkKms(map(provider.kms), `${path}.kms`, names, errors)
  if (!kind || kind === 'kms' || kind === 'identity') return
  const keys = list(map(provider[kind]).keys)
  const at = `${path}.${kind}.keys`
  if (keys.length === 0) errors.required(at, 'at least one keys is required')
  for (const [index, key] of keys.entries()) checkKey(map(key), `${at}[${index}]`, SIZES[kind] ?? [], errors)
}

function validate(config: Raw): FieldErrors {
  const errors = new FieldErrors()
  const entries = list(config.resources)
  if (entries.length === 0) errors.required('resources', 'at least one resources is required')
  const names = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const path = `resources[${index}]`
    const resources = list(map(entry).resources).map(text)
    const providers = list(map(entry).providers)
    if (resources.length === 0)
      errors.required(`${path}.resources`, `at least one ${path}.resources is required`)
    if (resources.length > 1) checkOverlap(resources, `${path}.resources`, errors)
    for (const [at, name] of resources.entries()) {
      const why = nameError(name)
      if (why) errors.invalid(`${path}.resources[${at}]`, name, why)
    }
    if (providers.length === 0)
      errors.required(`${path}.providers`, `at least one ${path}.providers is required`)
    for (const [at, provider] of providers.entries())
      checkProvider(map(provider), `${path}.providers[${at}]`, names, errors)
  }
  return errors
}

function readProvider(provider: Raw): EncryptionProvider {
  const kind = PROVIDERS.find((one) => isObject(provider[one])) ?? 'identity'
  const body = map(provider[kind])
  if (kind === 'identity') return { kind, keys: [] }
  if (kind === 'kms')
    return { kind, keys: [{ prefix: `k8s:enc:kms:v2:${text(body.name)}:`, secret: text(body.name) }] }
  const keys = list(body.keys).map((key) => ({
    prefix: `k8s:enc:${kind}:v1:${text(map(key).name)}:`,
    secret: text(map(key).secret),
  }))
  return { kind, keys }
}

function unknownFields(config: Raw): string[] {
  const extra = (value: Raw, known: string, path: string) =>
    Object.keys(value)
      .filter((name) => !FIELDS[known]?.includes(name))
      .map((name) => `unknown field "${path}${name}"`)
  return [
    ...extra(config, '', ''),
    ...list(config.resources).flatMap((entry, at) => [
      ...extra(map(entry), 'resources', `resources[${at}].`),
      ...list(map(entry).providers).flatMap((provider, index) =>
        extra(map(provider), 'providers', `resources[${at}].providers[${index}].`),
      ),
    ]),
  ]
}

/** Why the decoder refuses a file; undefined when it reads it. */
function decodeError(config: unknown): string | undefined {
  if (!isObject(config)) return "couldn't get version/kind; json parse error: json: cannot unmarshal"
  const { apiVersion, kind } = config
  const json = JSON.stringify(config)
  if (!text(kind)) return `Object 'Kind' is missing in '${json}'`
  if (!text(apiVersion)) return `Object 'apiVersion' is missing in '${json}'`
  if (apiVersion !== 'apiserver.config.k8s.io/v1' || kind !== 'EncryptionConfiguration')
    return `no kind "${kind}" is registered for version "${apiVersion}" in scheme "k8s.io/apiserver/pkg/server/options/encryptionconfig/config.go:73"`
  const unknown = unknownFields(config)
  return unknown.length > 0 ? `strict decoding error: ${unknown.join(', ')}` : undefined
}

/** An earlier entry for a whole group takes what a later one names. */
function maskedError(config: EncryptionConfig): string | undefined {
  const seen = new Set<string>()
  for (const { resources } of config)
    for (const name of resources) {
      const whole = `*.${splitResource(name)[1]}`
      for (const rule of [whole, '*.*'])
        if (seen.has(rule)) return `resource "${name}" is masked by earlier rule "${rule}"`
      seen.add(splitResource(name)[1] === '' && name.startsWith('*') ? '*.' : name)
    }
  return undefined
}

/** The configuration in a file, or the API server's words for what is wrong with it. */
export function loadEncryptionConfig(
  path: string,
  read: (path: string) => string | undefined,
): { config: EncryptionConfig } | { error: string } {
  const failed = (why: string) => ({ error: `error while parsing file: ${why}` })
  const content = read(path)
  const loading = 'error while loading file: '
  const file = `encryption provider configuration file "${path}"`
  if (content === undefined)
    return failed(`${loading}error reading ${file}: open ${path}: no such file or directory`)
  if (content === '') return failed(`${loading}${file} is empty`)
  let raw: unknown
  try {
    raw = decodeYaml(content)
  } catch (error) {
    return failed(`error decoding ${file}: ${(error as Error).message}`)
  }
  const why = decodeError(raw)
  if (why) return failed(`error decoding ${file}: ${why}`)
  const { list: found } = validate(map(raw))
  const messages = found.map(({ message }) => message)
  if (messages.length > 0)
    return failed(messages.length > 1 ? `[${messages.join(', ')}]` : (messages[0] ?? ''))
  const config = list(map(raw).resources).map((entry) => ({
    resources: list(map(entry).resources).map(text),
    providers: list(map(entry).providers).map((provider) => readProvider(map(provider))),
  }))
  const masked = maskedError(config)
  if (masked) return { error: `error while building transformers: ${masked}` }
  const old = list(map(raw).resources)
    .flatMap((entry) => list(map(entry).providers))
    .some(
      (provider) => isObject(map(provider).kms) && (text(map(map(provider).kms).apiVersion) || 'v1') === 'v1',
    )
  if (old)
    return {
      error:
        'error while building transformers: KMSv1 is deprecated and will only receive security updates going forward. Use KMSv2 instead.  Set --feature-gates=KMSv1=true to use the deprecated KMSv1 feature.',
    }
  return { config }
}
