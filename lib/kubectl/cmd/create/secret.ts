import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { configMapKey } from '@/lib/cluster/apimachinery/names'
import { fromPem, parseCertificate, publicKeyOf } from '@/lib/cluster/auth/x509'
import { type CommandContext, defineCommand, nameArgument } from '../../cli/command'
import { KubectlError } from '../../errors'
import { toBase64 } from '../../file-bytes'
import { marshalJson, quote } from '../../go-format'
import { contentHash } from './configmap'
import { defineGenerator, generatedMetadata } from './generator'
import { KEY_VALUE_FLAGS, readKeyValues } from './key-values'

const FAILURE = 'failed to create secret'

function secret(context: CommandContext, name: string, type: string | undefined, pairs: [string, string][]) {
  const data: Record<string, string> = {}
  for (const [key, value] of pairs) {
    const problems = configMapKey(key)
    if (problems.length > 0) {
      throw new KubectlError(`${quote(key)} is not valid key name for a Secret ${problems.join(';')}`)
    }
    if (key in data) throw new KubectlError(`cannot add key ${key}, another key by that name already exists`)
    data[key] = toBase64(value)
  }
  const hash = context.flags.bool('append-hash')
    ? `-${contentHash({ kind: 'Secret', type: type ?? '', name, data })}`
    : ''
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: generatedMetadata(context, name + hash),
    ...(type ? { type } : {}),
    data: Object.keys(data).length > 0 ? data : undefined,
  }
}

const generic = defineGenerator({
  use: 'generic NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  short: 'Create a secret from a local file, directory, or literal value',
  examples: `
    # A password
    kubectl create secret generic database --from-literal=password=correct-horse
  `,
  failure: FAILURE,
  flags: [...KEY_VALUE_FLAGS, { name: 'type', type: 'string', usage: 'The type of the secret.' }],
  build: (context) =>
    secret(context, nameArgument(context), context.flags.string('type') || undefined, readKeyValues(context)),
})

function requiredFile(context: CommandContext, flag: string): string {
  const path = context.flags.string(flag)
  const text = context.io.readFile(path)
  if (text === undefined)
    throw new KubectlError(`Cannot read file ${path}, open ${path}: no such file or directory`)
  return text
}

/** A key that does not belong to the certificate is refused; what cannot be read is left to the server. */
function checkPair(certificate: string, key: string): void {
  const shown = parseCertificate(fromPem(certificate, 'CERTIFICATE') ?? [])?.publicKey
  const secret = publicKeyOf(fromPem(key, 'PRIVATE KEY') ?? [])
  if (shown?.length === secret?.length && !deepEqual(shown, secret)) {
    throw new KubectlError('tls: private key does not match public key')
  }
}

const tls = defineGenerator({
  use: 'tls NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]',
  short: 'Create a TLS secret',
  examples: `
    # From a certificate and its key
    kubectl create secret tls site --cert=site.crt --key=site.key
  `,
  failure: FAILURE,
  flags: [
    { name: 'append-hash', type: 'bool', usage: 'Append a hash of the content to the name.' },
    { name: 'cert', type: 'string', usage: 'The file of the certificate, in PEM.' },
    { name: 'key', type: 'string', usage: 'The file of the private key, in PEM.' },
  ],
  build(context) {
    const name = nameArgument(context)
    if (!context.flags.string('cert') || !context.flags.string('key')) {
      throw new KubectlError('key and cert must be specified')
    }
    const certificate = requiredFile(context, 'cert')
    const key = requiredFile(context, 'key')
    if (!certificate.includes('-----BEGIN CERTIFICATE-----')) {
      throw new KubectlError('tls: failed to find any PEM data in certificate input')
    }
    if (!key.includes('-----BEGIN')) throw new KubectlError('tls: failed to find any PEM data in key input')
    checkPair(certificate, key)
    return secret(context, name, 'kubernetes.io/tls', [
      ['tls.crt', certificate],
      ['tls.key', key],
    ])
  },
})

function registryConfig(context: CommandContext): string {
  const { flags } = context
  const [username, password, email] = ['username', 'password', 'email'].map((one) =>
    flags.string(`docker-${one}`),
  )
  const fields = { username, password, email, auth: toBase64(`${username}:${password}`) }
  // A struct in Go: its fields keep their order.
  const entry = Object.entries(fields)
    .filter(([, value]) => value)
    .map(([name, value]) => `${marshalJson(name)}:${marshalJson(value)}`)
  return `{"auths":{${marshalJson(flags.string('docker-server'))}:{${entry.join(',')}}}}`
}

const dockerRegistry = defineGenerator({
  use: 'docker-registry NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]',
  short: 'Create a secret for use with a Docker registry',
  examples: `
    # What an imagePullSecret needs
    kubectl create secret docker-registry registry --docker-server=registry.example.com --docker-username=ann --docker-password=secret
  `,
  failure: FAILURE,
  flags: [
    ...KEY_VALUE_FLAGS.filter((flag) => flag.name !== 'from-literal' && flag.name !== 'from-env-file'),
    { name: 'docker-email', type: 'string', usage: 'An e-mail address for the registry.' },
    { name: 'docker-password', type: 'string', usage: 'The password for the registry.' },
    { name: 'docker-server', type: 'string', default: 'https://index.docker.io/v1/', usage: 'The registry.' },
    { name: 'docker-username', type: 'string', usage: 'The user name for the registry.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const { flags } = context
    const files = flags.list('from-file').length > 0
    if (!files && !['username', 'password', 'server'].every((part) => flags.string(`docker-${part}`))) {
      throw new KubectlError(
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      )
    }
    const pairs: [string, string][] = files
      ? readKeyValues(context, '.dockerconfigjson')
      : [['.dockerconfigjson', registryConfig(context)]]
    return secret(context, name, 'kubernetes.io/dockerconfigjson', pairs)
  },
})

export const createSecret = defineCommand({
  use: 'secret (docker-registry | generic | tls)',
  short: 'Create a secret using a specified subcommand',
  flags: [],
  subcommands: [dockerRegistry, generic, tls],
})
