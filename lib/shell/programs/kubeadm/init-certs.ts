/** The certificates of a control plane. Mirrors: cmd/kubeadm/app/phases/certs: what is there stays. */
import { certificateOf } from '@/lib/cluster/auth/authority'
import { PKI } from '@/lib/cluster/host/static-manifests'
import {
  AUTHORITIES,
  CERTIFICATES,
  type ManagedCertificate,
  renewCertificate,
} from '@/lib/shell/programs/kubeadm/certificates'
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { writeFile } from '@/lib/shell/programs/kubeadm/kubeadm-files'

/** What a file is made of that is not there. */
export type TextOf = (path: string) => string

const leaf = (name: string): ManagedCertificate => {
  const found = CERTIFICATES.find((one) => one.name === name)
  if (!found) throw new TypeError(`no certificate ${name}`)
  return found
}

/** In the order in which kubeadm makes them; an authority comes before what it signs. */
const ORDER = [
  'ca',
  'apiserver',
  'apiserver-kubelet-client',
  'front-proxy-ca',
  'front-proxy-client',
  'etcd-ca',
  'etcd-server',
  'etcd-peer',
  'etcd-healthcheck-client',
  'apiserver-etcd-client',
  'sa',
]

const has = (call: KubeadmCall, path: string) => call.read(path) !== undefined
const shown = (name: string) => name.replace(/^etcd-/, 'etcd/')
const keyPath = (path: string) => path.replace(/crt$/, 'key')

function makeAuthority(call: KubeadmCall, name: keyof typeof AUTHORITIES, textOf: TextOf): void {
  const path = AUTHORITIES[name]
  if (has(call, path)) {
    call.say(
      has(call, keyPath(path))
        ? `[certs] Using existing ${shown(name)} certificate authority`
        : `[certs] Using existing ${shown(name)} keyless certificate authority`,
    )
    return
  }
  call.say(`[certs] Generating "${shown(name)}" certificate and key`)
  for (const one of [path, keyPath(path)]) writeFile(call, one, textOf(one))
}

/** `[name kubernetes …] and IPs [10.96.0.1 …]` */
function sayNames(call: KubeadmCall, { name, path }: ManagedCertificate): void {
  const { dns = [], ips = [] } = certificateOf(call.read(path) ?? '') ?? {}
  if (dns.length > 0)
    call.say(
      `[certs] ${shown(name)} serving cert is signed for DNS names [${dns.join(' ')}] and IPs [${ips.join(' ')}]`,
    )
}

function makeLeaf(call: KubeadmCall, one: ManagedCertificate, textOf: TextOf): void {
  if (has(call, one.path) && has(call, keyPath(one.path))) {
    call.say(`[certs] Using existing ${shown(one.name)} certificate and key on disk`)
    return
  }
  if (!has(call, AUTHORITIES[one.authority]))
    throw new KubeadmError(
      `failed to write or validate certificate "${one.name}": failure loading CA certificate: couldn't load the certificate file ${AUTHORITIES[one.authority]}`,
    )
  call.say(`[certs] Generating "${shown(one.name)}" certificate and key`)
  for (const path of [one.path, keyPath(one.path)]) writeFile(call, path, textOf(path))
  const failed = renewCertificate(call, one)
  if (failed) throw new KubeadmError(`failed to write or validate certificate "${one.name}": ${failed}`)
  sayNames(call, one)
}

/** The pair that service accounts' tokens are signed with. */
function makeAccountKeys(call: KubeadmCall, textOf: TextOf): void {
  const [key, pub] = [`${PKI}/sa.key`, `${PKI}/sa.pub`]
  if (has(call, key)) {
    call.say('[certs] Using the existing "sa" key')
    return
  }
  call.say('[certs] Generating "sa" key and public key')
  for (const path of [key, pub]) writeFile(call, path, textOf(path))
}

/** One of them, or `all`; empty: there is no such certificate. */
export const certificatesNamed = (which: string): string[] =>
  which === 'all' ? ORDER : ORDER.filter((name) => name === which)

/** @throws KubeadmError */
export function makeCertificates(call: KubeadmCall, names: readonly string[], textOf: TextOf): void {
  for (const name of names) {
    if (name === 'sa') makeAccountKeys(call, textOf)
    else if (name in AUTHORITIES) makeAuthority(call, name as keyof typeof AUTHORITIES, textOf)
    else makeLeaf(call, leaf(name), textOf)
  }
}
