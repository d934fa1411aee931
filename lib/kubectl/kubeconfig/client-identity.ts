/**
 * What a kubeconfig's user, with the flags that override it, shows to the API server.
 * Mirrors: validateAuthInfo and validateClusterInfo of k8s.io/client-go/tools/clientcmd, and transport.TLSConfigFor.
 */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { Credentials, Impersonation } from '@/lib/cluster/apiserver/request'
import { fromPem, parseCertificate, publicKeyOf } from '@/lib/cluster/auth/x509'
import { remember } from '@/lib/cluster/sim/remember'
import type { FlagValues } from '../cli/parse-flags'
import { KubectlError } from '../errors'
import { digMap, digString, isMap, type JsonMap } from '../go-format'
import type { KubectlIo } from '../io'

type Files = Pick<KubectlIo, 'readFile'>

/** A user's entry as client-go sees it: the file's, with the flags over it. */
export function authInfo(entry: JsonMap | undefined, flags: FlagValues): JsonMap {
  const merged: JsonMap = { ...entry }
  for (const field of ['token', 'username', 'password'] as const) {
    if (flags.string(field)) merged[field] = flags.string(field)
  }
  if (flags.string('token')) delete merged.tokenFile
  for (const field of ['client-certificate', 'client-key'] as const) {
    if (!flags.string(field)) continue
    merged[field] = flags.string(field)
    delete merged[`${field}-data`]
  }
  if (flags.string('as')) merged.as = flags.string('as')
  if (flags.string('as-uid')) merged['as-uid'] = flags.string('as-uid')
  if (flags.list('as-group').length > 0) merged['as-groups'] = flags.list('as-group')
  const extra = extraFrom(flags.list('as-user-extra'))
  if (Object.keys(extra).length > 0) merged['as-user-extra'] = extra
  return merged
}

function extraFrom(pairs: readonly string[]): Record<string, string[]> {
  const extra: Record<string, string[]> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 0) continue
    const key = pair.slice(0, at)
    extra[key] = [...(extra[key] ?? []), pair.slice(at + 1)]
  }
  return extra
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]

/** What is unreadable or contradicts itself in a user's entry. */
export function authInfoErrors(name: string, info: JsonMap, { readFile }: Files): string[] {
  const errors: string[] = []
  const has = (field: string) => digString(info, field) !== ''
  const methods = [
    ...(has('token') ? ['token'] : []),
    ...(has('username') || has('password') ? ['basicAuth'] : []),
  ]
  if (has('client-certificate') || has('client-certificate-data')) {
    if (has('client-certificate') && has('client-certificate-data'))
      errors.push(
        `client-cert-data and client-cert are both specified for ${name}. client-cert-data will override.`,
      )
    if (has('client-key') && has('client-key-data'))
      errors.push(
        `client-key-data and client-key are both specified for ${name}; client-key-data will override`,
      )
    if (!has('client-key') && !has('client-key-data'))
      errors.push(
        `client-key-data or client-key must be specified for ${name} to use the clientCert authentication method.`,
      )
    for (const [field, word] of [
      ['client-certificate', 'client-cert'],
      ['client-key', 'client-key'],
    ] as const) {
      const path = digString(info, field)
      if (path && readFile(path) === undefined)
        errors.push(
          `unable to read ${word} ${path} for ${name} due to open ${path}: no such file or directory`,
        )
    }
  }
  if (methods.length > 1)
    errors.push(
      `more than one authentication method found for ${name}; found [${methods.join(' ')}], only one is allowed`,
    )
  const others = has('as-uid') || words(info['as-groups']).length > 0 || isMap(info['as-user-extra'])
  if (others && !has('as'))
    errors.push(`requesting uid, groups or user-extra for ${name} without impersonating a user`)
  return errors
}

/** The same of a cluster's entry. */
export function clusterErrors(name: string, info: JsonMap, { readFile }: Files): string[] {
  const file = digString(info, 'certificate-authority')
  const errors: string[] = []
  if (file && digString(info, 'certificate-authority-data'))
    errors.push(
      `certificate-authority-data and certificate-authority are both specified for ${name}. certificate-authority-data will override.`,
    )
  if (file && readFile(file) === undefined)
    errors.push(
      `unable to read certificate-authority ${file} for ${name} due to open ${file}: no such file or directory`,
    )
  return errors
}

const decoded = remember((data = '') => decodeBase64(data))

/** A field's text, given as base64 or as a file. */
export function contentOf(info: JsonMap, field: string, { readFile }: Files): string {
  const data = digString(info, `${field}-data`)
  if (data) return decoded(data)
  const file = digString(info, field)
  return file ? (readFile(file) ?? '') : ''
}

/** What crypto/tls's X509KeyPair says of a certificate and a key; empty when they fit. */
const pairError = remember((certificate = '', key = '') => {
  const parsed = parseCertificate(fromPem(certificate, 'CERTIFICATE') ?? [])
  if (!parsed) return 'tls: failed to find any PEM data in certificate input'
  const own = publicKeyOf(fromPem(key, 'PRIVATE KEY') ?? [])
  if (!own) return 'tls: failed to find any PEM data in key input'
  return own.join() === parsed.publicKey.join() ? '' : 'tls: private key does not match public key'
})

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Whether one of the certificates in a PEM text is the other. */
export const holdsCertificate = remember((given = '', wanted = '') => {
  const bare = (text: string) => text.replace(/\s+/g, '')
  return (given.match(BLOCK) ?? []).some((pem) => bare(pem) === bare(wanted))
})

/** What is sent along to prove who asks. @throws KubectlError for a certificate and a key that do not fit */
export function credentialsOf(info: JsonMap, files: Files): Credentials {
  const certificate = contentOf(info, 'client-certificate', files)
  const error = certificate ? pairError(certificate, contentOf(info, 'client-key', files)) : ''
  // Files are read again for each connection, so that is where they fail.
  if (error && digString(info, 'client-certificate') && digString(info, 'client-key'))
    throw new KubectlError(`Unable to connect to the server: ${error}`, true)
  if (error) throw new KubectlError(error)
  const tokenFile = digString(info, 'tokenFile')
  const token = digString(info, 'token') || (tokenFile ? (files.readFile(tokenFile) ?? '').trim() : '')
  return { ...(certificate ? { certificate } : {}), ...(token ? { token } : {}) }
}

/** Whom to act as; undefined for oneself. */
export function impersonationOf(info: JsonMap): Impersonation | undefined {
  const username = digString(info, 'as')
  if (!username) return undefined
  const uid = digString(info, 'as-uid')
  const extra = digMap(info, 'as-user-extra')
  return {
    username,
    groups: words(info['as-groups']),
    ...(uid ? { uid } : {}),
    ...(Object.keys(extra).length > 0
      ? { extra: Object.fromEntries(Object.entries(extra).map(([key, list]) => [key, words(list)])) }
      : {}),
  }
}
