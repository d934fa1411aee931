/**
 * `kubeadm init phase`: parts of an init on the host of a control plane, to make anew what is missing.
 * Mirrors: cmd/kubeadm/app/cmd/phases/init: certs, kubeconfig, control-plane, etcd; what they print.
 * Differs: manifests are those that the cluster was made with, in the cluster's present release.
 */
import { CONTROL_PLANE, MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'
import { certificatesNamed, makeCertificates } from '@/lib/shell/programs/kubeadm/init-certs'
import { kubeconfigsNamed, makeKubeconfigs } from '@/lib/shell/programs/kubeadm/init-kubeconfigs'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { type HostPlan, kubeadmText, writeFile } from '@/lib/shell/programs/kubeadm/kubeadm-files'
import { clusterVersions } from '@/lib/shell/programs/kubeadm/upgrade-versions'
import { kubeadmVersion } from '@/lib/shell/programs/kubeadm/version'

const planOf = (call: KubeadmCall): HostPlan => {
  const { endpoint } = call.cluster.hosts
  return {
    version: kubeadmVersion(call),
    address: call.cluster.hosts.addresses[call.host] ?? '',
    ...(endpoint ? { endpoint: `${endpoint.name}:6443` } : {}),
  }
}

/** As it was when the cluster was made; where kubeadm had not run, as it would be. */
function originalOf(call: KubeadmCall, path: string): string {
  const original = call.cluster.hosts.originalFiles(call.host)
  if (original.stat(path)?.type === 'file') return original.read(path)
  if (call.cluster.hosts.isBare) return kubeadmText(call, planOf(call), path)
  throw new KubeadmError(`this host is no control plane: there is nothing to make ${path} from`)
}

function* certs(call: KubeadmCall): Steps {
  const [which = ''] = call.words
  const names = certificatesNamed(which)
  if (names.length === 0) throw new KubeadmError(`unknown command "${which}" for "kubeadm init phase certs"`)
  call.say(`[certs] Using certificateDir folder "${PKI}"`)
  makeCertificates(call, names, (path) => originalOf(call, path))
  yield 500
  return 0
}

function* kubeconfig(call: KubeadmCall): Steps {
  const [which = ''] = call.words
  const names = kubeconfigsNamed(which)
  if (names.length === 0)
    throw new KubeadmError(`unknown command "${which}" for "kubeadm init phase kubeconfig"`)
  call.say('[kubeconfig] Using kubeconfig folder "/etc/kubernetes"')
  makeKubeconfigs(call, names, (path) => originalOf(call, path))
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
  writeFile(call, path, originalOf(call, path))
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
