/**
 * `kubeadm init phase`: parts of an init on the host of a control plane, to make anew what is missing.
 * Mirrors: cmd/kubeadm/app/cmd/phases/init: certs, kubeconfig, control-plane, etcd; what they print.
 * Differs: manifests are those that the cluster was made with, in the cluster's present release.
 */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { CONTROL_PLANE, MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'
import {
  AUTHORITIES,
  CERTIFICATES,
  type ManagedCertificate,
  renewCertificate,
} from '@/lib/shell/programs/kubeadm/certificates'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { clusterVersions } from '@/lib/shell/programs/kubeadm/upgrade-versions'
import { kubeadmVersion } from '@/lib/shell/programs/kubeadm/version'
import { makeFolders } from '@/lib/userland/kernel/folders'

const OWN = CERTIFICATES.filter(({ path }) => path.endsWith('.crt'))
const CONFIGS = CERTIFICATES.filter(({ path }) => path.endsWith('.conf'))

function restore(call: KubeadmCall, path: string): void {
  const original = call.cluster.hosts.originalFiles(call.host)
  if (original.stat(path)?.type !== 'file')
    throw new KubeadmError(`this host is no control plane: there is nothing to make ${path} from`)
  makeFolders(call.files, path.slice(0, path.lastIndexOf('/')))
  call.files.write(path, original.read(path))
  call.files.chmod(path, path.endsWith('.crt') ? 0o644 : 0o600)
}

const has = (call: KubeadmCall, path: string) => call.read(path) !== undefined

function makeCertificate(call: KubeadmCall, one: ManagedCertificate): void {
  const key = one.path.replace(/crt$/, 'key')
  if (has(call, one.path) && has(call, key)) {
    call.say(`[certs] Using existing ${one.name.replace(/^etcd-/, 'etcd/')} certificate and key on disk`)
    return
  }
  if (!has(call, AUTHORITIES[one.authority]))
    throw new KubeadmError(
      `failed to write or validate certificate "${one.name}": failure loading CA certificate: couldn't load the certificate file ${AUTHORITIES[one.authority]}`,
    )
  call.say(`[certs] Generating "${one.name.replace(/^etcd-/, 'etcd/')}" certificate and key`)
  restore(call, one.path)
  restore(call, key)
  const failed = renewCertificate(call, one)
  if (failed) throw new KubeadmError(`failed to write or validate certificate "${one.name}": ${failed}`)
}

function* certs(call: KubeadmCall): Steps {
  const [which] = call.words
  const wanted = which === 'all' ? OWN : OWN.filter(({ name }) => name === which)
  if (wanted.length === 0)
    throw new KubeadmError(`unknown command "${which ?? ''}" for "kubeadm init phase certs"`)
  call.say(`[certs] Using certificateDir folder "${PKI}"`)
  for (const one of wanted) makeCertificate(call, one)
  yield 500
  return 0
}

/** The authority that it trusts is the one that lies here now. */
function makeConfig(call: KubeadmCall, one: ManagedCertificate): void {
  if (has(call, one.path)) {
    call.say(`[kubeconfig] Using existing kubeconfig file: "${one.path}"`)
    return
  }
  const authority = call.read(AUTHORITIES.ca)
  if (authority === undefined)
    throw new KubeadmError(
      `couldn't create a kubeconfig; the CA files couldn't be loaded: couldn't load the certificate file ${AUTHORITIES.ca}`,
    )
  call.say(`[kubeconfig] Writing "${one.name}" kubeconfig file`)
  restore(call, one.path)
  const text = call.files.read(one.path)
  call.files.write(
    one.path,
    text.replace(/^(\s*certificate-authority-data: )\S+$/m, `$1${encodeBase64(authority)}`),
  )
  const failed = renewCertificate(call, one)
  if (failed) throw new KubeadmError(failed)
}

function* kubeconfig(call: KubeadmCall): Steps {
  const [which] = call.words
  const wanted = which === 'all' ? CONFIGS : CONFIGS.filter(({ name }) => name === `${which}.conf`)
  if (wanted.length === 0)
    throw new KubeadmError(`unknown command "${which ?? ''}" for "kubeadm init phase kubeconfig"`)
  call.say('[kubeconfig] Using kubeconfig folder "/etc/kubernetes"')
  for (const one of wanted) makeConfig(call, one)
  yield 500
  return 0
}

/** The release that the cluster has come to, or kubeadm's own where nobody answers. */
function release(call: KubeadmCall): string {
  const own = kubeadmVersion(call)
  try {
    return clusterVersions(call, own).cluster
  } catch (error) {
    if (error instanceof KubeadmError) return own
    throw error
  }
}

function makeManifest(call: KubeadmCall, name: string, phase: string): void {
  call.say(
    `[${phase}] Creating static Pod manifest for ${name === 'etcd' ? 'local etcd in' : `"${name}"`}${name === 'etcd' ? ` "${MANIFESTS}"` : ''}`,
  )
  const path = `${MANIFESTS}/${name}.yaml`
  const version = release(call)
  restore(call, path)
  if (name === 'etcd') return
  call.files.write(path, call.files.read(path).replace(/^(\s*image: \S+:)v\S+$/m, `$1${version}`))
}

function* controlPlane(call: KubeadmCall): Steps {
  const [which] = call.words
  const names = CONTROL_PLANE.filter((name) => name !== 'etcd')
  const wanted = which === 'all' ? names : names.filter((name) => name === `kube-${which}`)
  if (wanted.length === 0)
    throw new KubeadmError(`unknown command "${which ?? ''}" for "kubeadm init phase control-plane"`)
  call.say(`[control-plane] Using manifest folder "${MANIFESTS}"`)
  for (const name of wanted) makeManifest(call, name, 'control-plane')
  yield 500
  return 0
}

function* etcd(call: KubeadmCall): Steps {
  if (call.words[0] !== 'local')
    throw new KubeadmError(`unknown command "${call.words[0] ?? ''}" for "kubeadm init phase etcd"`)
  makeManifest(call, 'etcd', 'etcd')
  yield 500
  return 0
}

export const initPhase = { certs, kubeconfig, controlPlane, etcd }
