/** The certificates that kubeadm looks after. Mirrors: cmd/kubeadm/app/phases/certs/renewal/manager.go. */
import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { certificateOf, issueCertificate, keyOfCertificate } from '@/lib/cluster/auth/authority'
import { makePublicKey } from '@/lib/cluster/auth/x509'
import { PKI } from '@/lib/cluster/host/static-manifests'
import type { KubeadmCall } from '@/lib/shell/programs/kubeadm/kubeadm-call'

const YEAR = 365 * 24 * 3_600_000

export interface ManagedCertificate {
  name: string
  /** Where it lies: a certificate with its key beside it, or a kubeconfig. */
  path: string
  authority: 'ca' | 'etcd-ca' | 'front-proxy-ca'
  longName: string
}

const conf = (name: string, longName: string): ManagedCertificate => ({
  name: `${name}.conf`,
  path: `/etc/kubernetes/${name}.conf`,
  authority: 'ca',
  longName,
})
const pair = (
  name: string,
  longName: string,
  authority: ManagedCertificate['authority'] = 'ca',
  path = name,
): ManagedCertificate => ({ name, path: `${PKI}/${path}.crt`, authority, longName })

/** In the order of their names. */
export const CERTIFICATES: readonly ManagedCertificate[] = [
  conf('admin', 'certificate embedded in the kubeconfig file for the admin to use and for kubeadm itself'),
  pair('apiserver', 'certificate for serving the Kubernetes API'),
  pair('apiserver-etcd-client', 'certificate the apiserver uses to access etcd', 'etcd-ca'),
  pair('apiserver-kubelet-client', 'certificate for the API server to connect to kubelet'),
  conf('controller-manager', 'certificate embedded in the kubeconfig file for the controller manager to use'),
  pair(
    'etcd-healthcheck-client',
    'certificate for liveness probes to healthcheck etcd',
    'etcd-ca',
    'etcd/healthcheck-client',
  ),
  pair('etcd-peer', 'certificate for etcd nodes to communicate with each other', 'etcd-ca', 'etcd/peer'),
  pair('etcd-server', 'certificate for serving etcd', 'etcd-ca', 'etcd/server'),
  pair('front-proxy-client', 'certificate for the front proxy client', 'front-proxy-ca'),
  conf('scheduler', 'certificate embedded in the kubeconfig file for the scheduler manager to use'),
  conf('super-admin', 'certificate embedded in the kubeconfig file for the super-admin'),
]

export const AUTHORITIES = {
  ca: `${PKI}/ca.crt`,
  'etcd-ca': `${PKI}/etcd/ca.crt`,
  'front-proxy-ca': `${PKI}/front-proxy-ca.crt`,
}

const EMBEDDED = /^(\s*client-certificate-data: )(\S+)$/m

/** Its PEM, or undefined when it is not there. */
export function pemOf(call: KubeadmCall, { path }: Pick<ManagedCertificate, 'path'>): string | undefined {
  const text = call.read(path)
  if (text === undefined || !path.endsWith('.conf')) return text
  const data = EMBEDDED.exec(text)?.[2]
  return data === undefined ? undefined : decodeBase64(data)
}

/**
 * Makes it anew, with a key of its own, for a year.
 * @returns why not, undefined when it is done
 */
export function renewCertificate(call: KubeadmCall, one: ManagedCertificate): string | undefined {
  const before = certificateOf(pemOf(call, one) ?? '')
  if (!before) return `the ${one.name} certificate does not exist`
  const issuer = certificateOf(call.read(AUTHORITIES[one.authority]) ?? '')
  const key = call.read(AUTHORITIES[one.authority].replace(/crt$/, 'key'))
  if (!issuer || key === undefined)
    return `certificate authority ${one.authority} is missing: its certificate or its key cannot be read`
  const byte = () => Math.floor(call.random() * 256)
  const now = Math.floor(call.now() / 1000) * 1000
  const { issuer: _, isAuthority: __, ...fields } = before
  const made = issueCertificate(
    {
      ...fields,
      publicKey: makePublicKey(byte),
      serial: [0x31, ...Array.from({ length: 7 }, byte)],
      notBefore: now,
      notAfter: now + YEAR,
    },
    issuer,
  )
  write(call, one.path, made)
  return undefined
}

function write({ files }: KubeadmCall, path: string, certificate: string): void {
  const key = keyOfCertificate(certificate)
  if (!path.endsWith('.conf')) {
    files.write(path, certificate)
    files.write(path.replace(/crt$/, 'key'), key)
    return
  }
  const text = files.read(path)
  files.write(
    path,
    text
      .replace(EMBEDDED, `$1${encodeBase64(certificate)}`)
      .replace(/^(\s*client-key-data: )\S+$/m, `$1${encodeBase64(key)}`),
  )
}
