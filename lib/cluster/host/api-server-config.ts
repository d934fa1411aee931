/**
 * What kube-apiserver makes of its flags and the files that they name.
 * Mirrors: k8s.io/apiserver/pkg/server/options (Validate and ApplyTo), cmd/kube-apiserver/app/options.
 * Differs: of the flags only those that change what this API server does; of certificates and keys it is looked whether
 * they fit.
 */
import { type AuditPolicy, loadAuditPolicy } from '@/lib/cluster/apiserver/audit-policy'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { certificateProblem } from '@/lib/cluster/auth/verify-certificate'
import { fromPem, isSignedBy } from '@/lib/cluster/auth/x509'
import type { ContainerView } from '@/lib/cluster/host/container-view'
import { flagsOnHost } from '@/lib/cluster/host/flags-on-host'
import { pairError, privateKeyError, publicKeyError } from '@/lib/cluster/host/key-files'
import { type Flags, isOn, parseFlags } from '@/lib/cluster/host/known-flags'
import type { EncryptionConfig } from '@/lib/cluster/storage/at-rest'
import { loadEncryptionConfig } from '@/lib/cluster/storage/encryption-config'

/** What differs from an API server as kubeadm starts it. Plain data. */
export interface ApiServerConfig {
  encryption?: EncryptionConfig
  audit?: {
    policy: AuditPolicy
    /** On the host; unset when the log lies within the container. */
    path?: string
    /** The container's output is the log. */
    stdout?: boolean
    /** Size (MiB) at which a new file is begun, and how many old ones stay (0: all). */
    maxSize: number
    maxBackups: number
  }
  /** Admission plugins on and off besides the default ones. */
  enabled: string[]
  disabled: string[]
  authorizationModes: string[]
  anonymous: boolean
  /** The encryption configuration is read anew when its file changes. */
  reloads?: boolean
}

const PLUGINS = `AlwaysAdmit AlwaysDeny AlwaysPullImages CertificateApproval CertificateSigning
  CertificateSubjectRestriction ClusterTrustBundleAttest DefaultIngressClass DefaultStorageClass
  DefaultTolerationSeconds DenyServiceExternalIPs EventRateLimit ExtendedResourceToleration ImagePolicyWebhook
  LimitPodHardAntiAffinityTopology LimitRanger MutatingAdmissionPolicy MutatingAdmissionWebhook
  NamespaceAutoProvision NamespaceExists NamespaceLifecycle NodeDeclaredFeatureValidator NodeRestriction
  OwnerReferencesPermissionEnforcement PersistentVolumeClaimResize PodNodeSelector PodSecurity
  PodTolerationRestriction PodTopologyLabels Priority ResourceQuota RuntimeClass ServiceAccount
  StorageObjectInUseProtection TaintNodesByCondition ValidatingAdmissionPolicy
  ValidatingAdmissionWebhook`.split(/\s+/)

const MODES = ['AlwaysAllow', 'AlwaysDeny', 'ABAC', 'Webhook', 'RBAC', 'Node']

const words = (value: string | undefined) => (value ? value.split(',').map((word) => word.trim()) : [])

/** Files that have to be there, with what the server says before `open …`. */
const FILES: [flag: string, before: string][] = [
  ['etcd-cafile', ''],
  ['etcd-certfile', ''],
  ['etcd-keyfile', ''],
  ['client-ca-file', 'unable to load client CA provider: '],
  ['tls-cert-file', ''],
  ['tls-private-key-file', ''],
  ['service-account-key-file', 'failed to parse service-account-key-file: '],
  ['service-account-signing-key-file', 'failed to parse service-account-issuer-key-file: '],
  ['requestheader-client-ca-file', 'unable to load request header CA provider: '],
  ['kubelet-client-certificate', ''],
  ['kubelet-client-key', ''],
  ['proxy-client-cert-file', ''],
  ['proxy-client-key-file', ''],
  ['token-auth-file', ''],
]

function pluginError(on: string[], off: string[]): string[] {
  const unknown = (list: string[], flag: string) =>
    list.filter((name) => !PLUGINS.includes(name)).map((name) => `${flag} plugin "${name}" is unknown`)
  const both = on.filter((name) => off.includes(name))
  return [
    ...unknown(on, 'enable-admission-plugins'),
    ...unknown(off, 'disable-admission-plugins'),
    ...(both.length > 0
      ? [`[${both.join(' ')}] in enable-admission-plugins and disable-admission-plugins overlapped`]
      : []),
  ]
}

/** What Validate finds in the flags themselves. */
function flagErrors(flags: Flags): string[] {
  const modes = words(flags.get('authorization-mode'))
  const negative = ['maxage', 'maxbackup', 'maxsize'].filter(
    (name) => Number(flags.get(`audit-log-${name}`) ?? 0) < 0,
  )
  const etcd = flags.get('etcd-servers') ? [] : ['--etcd-servers must be specified']
  const reload = isOn(flags.get('encryption-provider-config-automatic-reload'))
  const port = Number(flags.get('secure-port') ?? 6443)
  return [
    ...etcd,
    ...(reload && !flags.get('encryption-provider-config')
      ? ['--encryption-provider-config-automatic-reload must be set with --encryption-provider-config']
      : []),
    ...(port < 1 || port > 65535
      ? [`--secure-port ${port} must be between 1 and 65535, inclusive. It cannot be turned off with 0`]
      : []),
    ...negative.map(
      (name) => `--audit-log-${name} ${flags.get(`audit-log-${name}`)} can't be a negative number`,
    ),
    ...modes
      .filter((mode) => !MODES.includes(mode))
      .map((mode) => `authorization-mode "${mode}" is not a valid mode`),
    ...(new Set(modes).size < modes.length
      ? [
          `authorization-mode [${modes.map((mode) => `"${mode}"`).join(' ')}] has mode specified more than once`,
        ]
      : []),
    ...pluginError(
      words(flags.get('enable-admission-plugins')),
      words(flags.get('disable-admission-plugins')),
    ),
  ]
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'

function auditConfig(
  flags: Flags,
  view: ContainerView,
): { audit?: ApiServerConfig['audit'] } | { error: string } {
  const file = flags.get('audit-policy-file')
  const loaded = file ? loadAuditPolicy(file, view.read) : undefined
  if (loaded && 'error' in loaded) return loaded
  const log = flags.get('audit-log-path')
  const place = log && log !== '-' ? view.onHost(log) : undefined
  if (place?.readOnly) {
    const isThere = view.read(log ?? '') !== undefined
    const what = isThere || view.onHost(folderOf(log ?? '')) ? `open ${log}` : `mkdir ${folderOf(log ?? '')}`
    return { error: `ensureLogFile: ${what}: read-only file system` }
  }
  if (!loaded || !log) return {}
  return {
    audit: {
      policy: loaded.policy,
      ...(place ? { path: place.path } : {}),
      ...(log === '-' ? { stdout: true } : {}),
      maxSize: Number(flags.get('audit-log-maxsize') ?? 0),
      maxBackups: Number(flags.get('audit-log-maxbackup') ?? 0),
    },
  }
}

/** How the server's process ends when it cannot start. */
export interface StartFailure {
  /** For `Error: …`, before logging begins; else for `"command failed" err=…`. */
  usage?: boolean
  error: string
  /** Why etcd and it do not come together, if they reach each other. */
  why?: string
}

const signedBy = (pem: string | undefined, authority: string | undefined): boolean => {
  const bytes = pem === undefined ? undefined : fromPem(pem, 'CERTIFICATE')
  const issuer = authority === undefined ? undefined : certificateOf(authority)
  return bytes !== undefined && issuer !== undefined && isSignedBy(bytes, issuer.publicKey)
}

/** What goes wrong between the server and etcd before they talk. */
function etcdTrust(flags: Flags, { read, host, now }: ContainerView): string | undefined {
  const folder = '/etc/kubernetes/pki/etcd'
  const etcd = flagsOnHost('etcd', host)
  const ofEtcd = (flag: string, kubeadm: string) => host(etcd.get(flag) ?? `${folder}/${kubeadm}`)
  const authority = read(flags.get('etcd-cafile') ?? '')
  const certificate = read(flags.get('etcd-certfile') ?? '')
  const shown = ofEtcd('cert-file', 'server.crt')
  const server =
    flags
      .get('etcd-servers')
      ?.split(',')[0]
      ?.replace(/^https?:\/\/|:.*$/g, '') ?? ''
  const wrong =
    authority === undefined || shown === undefined
      ? undefined
      : certificateProblem(shown, authority, server, now)
  if (wrong !== undefined) return `tls: failed to verify certificate: ${wrong}`
  return certificate === undefined || signedBy(certificate, ofEtcd('trusted-ca-file', 'ca.crt'))
    ? undefined
    : 'remote error: tls: unknown certificate authority'
}

/** Certificates with their keys. */
const PAIRS: [certificate: string, key: string][] = [
  ['tls-cert-file', 'tls-private-key-file'],
  ['proxy-client-cert-file', 'proxy-client-key-file'],
  ['etcd-certfile', 'etcd-keyfile'],
]

/** What is wrong with files that are there. */
function keyError(flags: Flags, { read }: ContainerView): string | undefined {
  const get = (flag: string) => flags.get(flag) ?? ''
  const signing = privateKeyError(get('service-account-signing-key-file'), read)
  if (signing) return `failed to parse service-account-issuer-key-file: ${signing}`
  const accounts = publicKeyError(get('service-account-key-file'), read)
  if (accounts) return `failed to parse service-account-key-file: ${accounts}`
  return PAIRS.map(([certificate, key]) => pairError(read(get(certificate)), read(get(key)))).find(
    (error) => error !== undefined,
  )
}

/** The configuration that the arguments ask for, or why the server does not start. */
export function configureApiServer(
  argv: readonly string[],
  view: ContainerView,
): { config: ApiServerConfig } | StartFailure {
  const parsed = parseFlags(argv)
  if ('error' in parsed) return { usage: true, error: parsed.error }
  const errors = flagErrors(parsed.flags)
  if (errors.length > 0) return { error: errors.length > 1 ? `[${errors.join(', ')}]` : (errors[0] ?? '') }
  return applyFlags(parsed.flags, view)
}

function applyFlags(flags: Flags, view: ContainerView): { config: ApiServerConfig } | StartFailure {
  const path = flags.get('encryption-provider-config')
  const encryption = path ? loadEncryptionConfig(path, view.read) : undefined
  if (encryption && 'error' in encryption) return encryption
  for (const [flag, before] of FILES) {
    const file = flags.get(flag)
    if (file && view.read(file) === undefined)
      return { error: `${before}open ${file}: no such file or directory` }
  }
  const broken = keyError(flags, view)
  if (broken !== undefined) return { error: broken }
  const audit = auditConfig(flags, view)
  if ('error' in audit) return audit
  if (!/(127\.0\.0\.1|localhost|\d):2379\b/.test(flags.get('etcd-servers') ?? ''))
    return { error: 'context deadline exceeded' }
  const why = etcdTrust(flags, view)
  if (why !== undefined) return { error: 'context deadline exceeded', why }
  return {
    config: {
      ...(encryption ? { encryption: encryption.config } : {}),
      ...audit,
      enabled: words(flags.get('enable-admission-plugins')),
      disabled: words(flags.get('disable-admission-plugins')),
      authorizationModes: flags.has('authorization-mode')
        ? words(flags.get('authorization-mode'))
        : ['AlwaysAllow'],
      ...(isOn(flags.get('encryption-provider-config-automatic-reload')) ? { reloads: true } : {}),
      anonymous: !flags.has('anonymous-auth') || isOn(flags.get('anonymous-auth')),
    },
  }
}
