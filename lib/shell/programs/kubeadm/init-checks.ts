/**
 * What a host must be like before a control plane comes to it.
 * Mirrors: cmd/kubeadm/app/preflight/checks.go, RunInitNodeChecks.
 */
import { MANIFESTS } from '@/lib/cluster/host/static-manifests'
import { isRelease } from '@/lib/shell/programs/apt/releases'
import { imagesOf } from '@/lib/shell/programs/kubeadm/config'
import { type Check, kubeletPort, refuse, runtimeChecks } from '@/lib/shell/programs/kubeadm/join-checks'
import type { KubeadmCall, Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { kubeadmVersion } from '@/lib/shell/programs/kubeadm/version'

const PORTS: Readonly<Record<string, number>> = {
  'kube-apiserver': 6443,
  'kube-scheduler': 10_259,
  'kube-controller-manager': 10_257,
}

function ports(call: KubeadmCall): Check[] {
  const taken = call.cluster.hosts
    .containers(call.host)
    .flatMap(({ name, running }) => (running && PORTS[name] ? [PORTS[name]] : []))
  return taken.sort((a, b) => a - b).map((port): Check => [`Port-${port}`, `Port ${port} is in use`])
}

const manifests = (call: KubeadmCall): Check[] =>
  ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'].flatMap((name): Check[] => {
    const path = `${MANIFESTS}/${name}.yaml`
    return call.files.stat(path)
      ? [[`FileAvailable-${path.replaceAll('/', '-')}`, `${path} already exists`]]
      : []
  })

function machine(call: KubeadmCall): Check[] {
  const { cpus, memoryMiB } = call.cluster.hosts.machine(call.host)
  return [
    ...(cpus < 2
      ? [['NumCPU', `the number of available CPUs ${cpus} is less than the required 2`] as Check]
      : []),
    ...(memoryMiB < 1700
      ? [['Mem', `the system RAM (${memoryMiB} MB) is less than the minimum 1700 MB`] as Check]
      : []),
  ]
}

function data(call: KubeadmCall): Check[] {
  const path = '/var/lib/etcd'
  const isFilled = call.files.stat(path)?.type === 'directory' && call.files.list(path).length > 0
  return isFilled ? [[`DirAvailable-${path.replaceAll('/', '-')}`, `${path} is not empty`]] : []
}

/** A release that kubeadm does not know yet is tried. */
function sayNewer(call: KubeadmCall, version: string): void {
  const minor = (text: string) => Number(text.split('.')[1])
  const own = kubeadmVersion(call)
  if (minor(version) > minor(own))
    call.warn(
      `\t[WARNING KubernetesVersion]: Kubernetes version is greater than kubeadm version. Please consider to upgrade kubeadm. Kubernetes version: ${version.slice(1)}. Kubeadm version: 1.${minor(own)}.x`,
    )
}

const PULLING = [
  '[preflight] Pulling images required for setting up a Kubernetes cluster',
  '[preflight] This might take a minute or two, depending on the speed of your internet connection',
  "[preflight] You can also perform this action beforehand using 'kubeadm config images pull'",
]

/** Those that are not there already. @throws KubeadmError naming those that cannot be had */
export function* pullImages(call: KubeadmCall, version: string, ignored: readonly string[]): Steps {
  call.say(...PULLING)
  yield 8000
  const runtime = call.cluster.hosts.runtime(call.host)
  const failed = imagesOf(version).flatMap((image): Check[] => {
    const isMade = isRelease(version) || !image.endsWith(`:${version}`)
    if (isMade && runtime.pull(image).kind === 'pulled') return []
    const why = `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`
    return [['ImagePull', `failed to pull image ${image}: failed to pull image ${image}: ${why}`]]
  })
  refuse(call, failed, ignored)
  return 0
}

/** @throws KubeadmError naming all that is wrong */
export function* checkInit(call: KubeadmCall, version: string, ignored: readonly string[]): Steps {
  yield 1000
  sayNewer(call, version)
  refuse(
    call,
    [
      ...machine(call),
      ...ports(call),
      ...manifests(call),
      ...runtimeChecks(call),
      ...kubeletPort(call),
      ...data(call),
    ],
    ignored,
  )
  return 0
}
