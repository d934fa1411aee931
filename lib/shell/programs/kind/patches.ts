/**
 * What a configuration of kind changes of what kubeadm leaves: patches of kubeadm's configurations, feature gates.
 * Differs: of a patch only what is listed here has an effect; a field that has none is refused.
 */
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { Cluster, NodeSpec } from '@/lib/cluster/cluster'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'
import type { KindConfig, KindNode } from '@/lib/shell/programs/kind/config'
import { admin } from '@/lib/shell/programs/local-clusters/admin'
import { ClusterError } from '@/lib/shell/programs/local-clusters/call'

type Taint = NonNullable<NodeSpec['taints']>[number]

const COMPONENTS: Readonly<Record<string, string>> = {
  apiServer: 'kube-apiserver',
  controllerManager: 'kube-controller-manager',
  scheduler: 'kube-scheduler',
}
const HEAD = /^(?:kind|apiVersion|metadata)$/

/** All that the patches of a configuration come to. */
export interface Patched {
  /** Flags by component. */
  flags: Record<string, Record<string, string>>
  /** Fields of the kubelets' configuration. */
  kubelet: JsonMap
  kubeProxyMode: string
}

const refused = (what: string) => new ClusterError(`${what} in kubeadmConfigPatches is not part of this lab`)

function documents(patches: readonly string[]): JsonMap[] {
  return patches
    .flatMap((patch) => patch.split(/^---\s*$/m))
    .map((text) => decodeYaml(text))
    .filter(isMap)
}

/** kubeadm.k8s.io/v1beta3 has a map, v1beta4 a list. */
function argsOf(value: unknown): Record<string, string> {
  if (Array.isArray(value))
    return Object.fromEntries(
      value.filter(isMap).map(({ name, value: given }) => [String(name), String(given)]),
    )
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)])) : {}
}

function clusterPatch(patch: JsonMap, into: Patched): void {
  for (const [field, value] of Object.entries(patch)) {
    if (HEAD.test(field)) continue
    const component = COMPONENTS[field]
    if (!component || !isMap(value)) throw refused(`ClusterConfiguration.${field}`)
    for (const key of Object.keys(value))
      if (key !== 'extraArgs') throw refused(`ClusterConfiguration.${field}.${key}`)
    into.flags[component] = { ...into.flags[component], ...argsOf(value.extraArgs) }
  }
}

/** What concerns the whole cluster. @throws ClusterError for what the lab does not know */
export function patchedCluster({
  patches,
  nodes,
  featureGates,
  runtimeConfig,
  kubeProxyMode,
}: KindConfig): Patched {
  const into: Patched = { flags: {}, kubelet: {}, kubeProxyMode }
  const gates = Object.entries(featureGates).map(([gate, on]) => `${gate}=${String(on)}`)
  if (gates.length > 0)
    for (const component of Object.values(COMPONENTS))
      into.flags[component] = { 'feature-gates': gates.join(',') }
  const served = Object.entries(runtimeConfig).map(([group, on]) => `${group}=${on}`)
  if (served.length > 0)
    into.flags['kube-apiserver'] = { ...into.flags['kube-apiserver'], 'runtime-config': served.join(',') }
  for (const patch of documents([...patches, ...nodes.flatMap((node) => node.patches)])) {
    const { kind } = patch
    if (kind === 'ClusterConfiguration') clusterPatch(patch, into)
    else if (kind === 'KubeletConfiguration')
      Object.assign(
        into.kubelet,
        Object.fromEntries(Object.entries(patch).filter(([field]) => !HEAD.test(field))),
      )
    else if (kind === 'KubeProxyConfiguration') into.kubeProxyMode = String(patch.mode || into.kubeProxyMode)
    else if (kind !== 'InitConfiguration' && kind !== 'JoinConfiguration')
      throw refused(`kind ${String(kind)}`)
  }
  return into
}

/** `a=b,c=` */
const pairs = (text = ''): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
  )

function taint(text: string): Taint {
  const [, key = '', value, effect = ''] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? []
  return { key, ...(value ? { value } : {}), effect: effect as Taint['effect'] }
}

/** Labels and taints with which a node is registered. @throws ClusterError */
export function patchedNode(node: KindNode, all: readonly string[]): Pick<NodeSpec, 'labels' | 'taints'> {
  const wanted = node.role === 'control-plane' ? 'InitConfiguration' : 'JoinConfiguration'
  let labels = { ...node.labels }
  let taints: Taint[] | undefined
  for (const patch of documents([...all, ...node.patches])) {
    if (patch.kind !== wanted) continue
    const registration = isMap(patch.nodeRegistration) ? patch.nodeRegistration : {}
    for (const [flag, value] of Object.entries(argsOf(registration.kubeletExtraArgs))) {
      if (flag === 'node-labels') labels = { ...labels, ...pairs(value) }
      else if (flag === 'register-with-taints') taints = value.split(',').filter(Boolean).map(taint)
      else throw refused(`kubeletExtraArgs ${flag}`)
    }
    if (Array.isArray(registration.taints)) taints = registration.taints as Taint[]
  }
  return { labels, ...(taints ? { taints } : {}) }
}

function addFlags(text: string, component: string, flags: Readonly<Record<string, string>>): string {
  const lines = Object.entries(flags).map(([flag, value]) => `    - --${flag}=${value}\n`)
  return Object.keys(flags)
    .reduce((all, flag) => all.replace(new RegExp(`^ +- --${flag}=.*\\n`, 'm'), ''), text)
    .replace(new RegExp(`^( +- ${component}\\n)`, 'm'), `$1${lines.join('')}`)
}

/** Whether anything has to start again. */
export const isPatched = ({ flags, kubelet }: Patched): boolean =>
  Object.keys(flags).length > 0 || Object.keys(kubelet).length > 0

/** Writes what was patched into the files of the hosts, and into kube-proxy's configuration. */
export function applyPatches(cluster: Cluster, { flags, kubelet, kubeProxyMode }: Patched): void {
  const { hosts } = cluster
  const files = hosts.files(hosts.controlPlane()?.name ?? '')
  for (const [component, added] of Object.entries(flags)) {
    const path = `/etc/kubernetes/manifests/${component}.yaml`
    if (files) files.write(path, addFlags(files.read(path), component, added))
  }
  if (Object.keys(kubelet).length > 0)
    for (const name of Object.keys(hosts.addresses)) {
      const host = hosts.files(name)
      const path = '/var/lib/kubelet/config.yaml'
      host?.write(path, toYaml({ ...(decodeYaml(host.read(path)) as JsonMap), ...kubelet }))
      hosts.systemd(name).restart('kubelet.service')
    }
  setProxyMode(cluster, kubeProxyMode)
}

const KUBE_SYSTEM = '/api/v1/namespaces/kube-system'

/** kube-proxy reads its mode when it starts. */
function setProxyMode(cluster: Cluster, mode: string): void {
  if (mode === 'iptables') return
  const send = (method: 'GET' | 'PATCH' | 'DELETE', path: string, body?: object) =>
    cluster.request({
      ...{ method, path, user: admin, userAgent: 'kubeadm', contentType: 'merge-patch' as const },
      ...(body ? { body } : {}),
    }).body as JsonMap
  if (mode === 'none') {
    send('DELETE', '/apis/apps/v1/namespaces/kube-system/daemonsets/kube-proxy')
    return
  }
  const config = send('GET', `${KUBE_SYSTEM}/configmaps/kube-proxy`) as { data?: Record<string, string> }
  const text = (config.data?.['config.conf'] ?? '').replace(/^mode: .*$/m, `mode: ${mode}`)
  send('PATCH', `${KUBE_SYSTEM}/configmaps/kube-proxy`, { data: { 'config.conf': text } })
  const pods = send('GET', `${KUBE_SYSTEM}/pods`) as { items?: { metadata: { name: string } }[] }
  for (const { metadata } of pods.items ?? [])
    if (metadata.name.startsWith('kube-proxy-')) send('DELETE', `${KUBE_SYSTEM}/pods/${metadata.name}`)
}
