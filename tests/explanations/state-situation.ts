import type { Cluster } from '@/lib/cluster/cluster'
import type { Link, ObjectRef } from '@/lib/cluster/explain/link'
import type { ClusterHosts } from '@/lib/cluster/host/cluster-hosts'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { clusterWith, type Line } from './situation'

/** A line of the administrator's, a component that dies, time that passes, or a change on the control plane's host. */
export type Step =
  | Line
  | { stop: string }
  | { wait: number }
  | { host: (files: FileSystem, hosts: ClusterHosts) => void }

/** Something is not as it should be, and the engine tells why. */
export interface StateSituation {
  title: string
  addons?: string[]
  given: Step[]
  object: ObjectRef
  /** It is asked for with explainPending too. */
  pending?: true
  /** Each link as `Kind why`. */
  way: string[]
  /** The first cause: the last link. */
  cause: Partial<Link>
  /** Words of Kubernetes that one of the links must hold. */
  says?: string
  /** The kubectl line behind the first cause, or its beginning. */
  command?: string
}

const isLine = (step: Step): step is Line => typeof step === 'string' || Array.isArray(step)

/** On the control plane's host; the kubelet hears of it. */
function change(cluster: Cluster, act: (files: FileSystem, hosts: ClusterHosts) => void): void {
  const files = cluster.hosts.files('control-plane')
  if (files) act(files, cluster.hosts)
  cluster.advance(60_000)
}

/** The cluster after all steps; each line is followed by what comes of it. */
export function clusterAfter({ addons = [], given }: Pick<StateSituation, 'addons' | 'given'>): Cluster {
  let cluster = clusterWith({ title: '', addons })
  for (const step of given) {
    if (isLine(step)) cluster = clusterWith({ title: '', given: [step] }, cluster)
    else if ('stop' in step) cluster.stopComponent(step.stop)
    else if ('wait' in step) cluster.advance(step.wait)
    else change(cluster, step.host)
  }
  return cluster
}

export const ref = (kind: string, name: string, namespace?: string): ObjectRef => ({
  kind,
  name,
  ...(namespace ? { namespace } : {}),
})

export const inA = (kind: string, name: string): ObjectRef => ref(kind, name, 'a')

/** A manifest of namespace a. */
export const manifest = (apiVersion: string, kind: string, name: string, rest: string): Line => [
  'create -f -',
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: a}\n${rest}`,
]

export const claim = (name: string, spec: string) =>
  manifest('v1', 'PersistentVolumeClaim', name, `spec: {${spec}}`)

export const volume = (name: string, spec: string): Line => [
  'create -f -',
  `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: ${name}}\nspec: {hostPath: {path: /data}, ${spec}}`,
]

export const storageClass = (name: string, rest: string): Line => [
  'create -f -',
  `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: ${name}}\n${rest}`,
]

/** A Deployment web of namespace a. */
export const deployment = (podSpec: string, spec = '') =>
  manifest(
    'apps/v1',
    'Deployment',
    'web',
    `spec: {${spec} selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {${podSpec}}}}`,
  )
