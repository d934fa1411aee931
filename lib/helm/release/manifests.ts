/** What templates made, in the order in which it is installed. Mirrors: Helm's releaseutil. */
import { HelmError } from '@/lib/helm/errors'
import type { Hook, HookEvent } from '@/lib/helm/release/release'
import { readYaml } from '@/lib/helm/values/read-values'
import { digMap, digString, isMap } from '@/lib/kubectl/go-format'

export interface ManifestFile {
  /** The template. */
  name: string
  content: string
  apiVersion: string
  kind: string
  objectName: string
  annotations: Record<string, string>
}

const INSTALL_ORDER = [
  ...['PriorityClass', 'Namespace', 'NetworkPolicy', 'ResourceQuota', 'LimitRange', 'PodSecurityPolicy'],
  ...['PodDisruptionBudget', 'ServiceAccount', 'Secret', 'SecretList', 'ConfigMap', 'StorageClass'],
  ...['PersistentVolume', 'PersistentVolumeClaim', 'CustomResourceDefinition', 'ClusterRole'],
  ...['ClusterRoleList', 'ClusterRoleBinding', 'ClusterRoleBindingList', 'Role', 'RoleList', 'RoleBinding'],
  ...['RoleBindingList', 'Service', 'DaemonSet', 'Pod', 'ReplicationController', 'ReplicaSet', 'Deployment'],
  ...['HorizontalPodAutoscaler', 'StatefulSet', 'Job', 'CronJob', 'IngressClass', 'Ingress', 'APIService'],
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
]
const UNINSTALL_ORDER = [
  ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'APIService', 'Ingress'],
  ...['IngressClass', 'Service', 'CronJob', 'Job', 'StatefulSet', 'HorizontalPodAutoscaler', 'Deployment'],
  ...[
    'ReplicaSet',
    'ReplicationController',
    'Pod',
    'DaemonSet',
    'RoleBindingList',
    'RoleBinding',
    'RoleList',
  ],
  ...['Role', 'ClusterRoleBindingList', 'ClusterRoleBinding', 'ClusterRoleList', 'ClusterRole'],
  ...['CustomResourceDefinition', 'PersistentVolumeClaim', 'PersistentVolume', 'StorageClass', 'ConfigMap'],
  ...['SecretList', 'Secret', 'ServiceAccount', 'PodDisruptionBudget', 'PodSecurityPolicy', 'LimitRange'],
  ...['ResourceQuota', 'NetworkPolicy', 'Namespace', 'PriorityClass'],
]

const EVENTS: Record<string, HookEvent> = {
  ...Object.fromEntries(
    ['install', 'delete', 'upgrade', 'rollback'].flatMap((what) => [
      [`pre-${what}`, `pre-${what}` as HookEvent],
      [`post-${what}`, `post-${what}` as HookEvent],
    ]),
  ),
  test: 'test',
  'test-success': 'test',
}

/** Documents of a text, without what says nothing. */
export const splitManifests = (text: string): string[] =>
  text
    .trimStart()
    .split(/^---[ \t]*/m)
    .filter((part) => part.trim() !== '')
    .map((part) => part.trimStart())

function byKind<T extends { kind: string }>(list: readonly T[], order: readonly string[]): T[] {
  const rank = (kind: string) => {
    const at = order.indexOf(kind)
    return at < 0 ? order.length : at
  }
  return [...list].sort((a, b) => {
    const difference = rank(a.kind) - rank(b.kind)
    if (difference !== 0 || rank(a.kind) < order.length) return difference
    return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0
  })
}

const words = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)

function toHook(file: ManifestFile, events: string): Hook | undefined {
  const named = words(events).map((one) => EVENTS[one])
  if (named.some((one) => one === undefined)) return undefined
  const { annotations } = file
  const weight = annotations['helm.sh/hook-weight'] ?? ''
  return {
    name: file.objectName,
    kind: file.kind,
    path: file.name,
    manifest: file.content,
    events: named as HookEvent[],
    weight: /^[+-]?\d+$/.test(weight) ? Number(weight) : 0,
    deletePolicies: words(annotations['helm.sh/hook-delete-policy']),
    outputLogPolicies: words(annotations['helm.sh/hook-output-log-policy']),
  }
}

/** The head of a document. @throws HelmError `YAML parse error on web/templates/a.yaml: …` */
export function readHead(name: string, content: string): ManifestFile {
  const fail = (words: string) => new HelmError(`YAML parse error on ${name}: ${words}`)
  let value: unknown
  try {
    value = readYaml(content)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    throw fail(error.message)
  }
  if (value !== null && value !== undefined && !isMap(value)) {
    const kind = Array.isArray(value) ? 'array' : typeof value
    throw fail(
      `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go value of type releaseutil.SimpleHead`,
    )
  }
  const annotations = digMap(value, 'metadata', 'annotations')
  const wrong = Object.values(annotations).find((one) => typeof one !== 'string' && one !== null)
  if (wrong !== undefined) {
    const kind = { number: 'number', boolean: 'bool' }[typeof wrong as string] ?? 'object'
    throw fail(
      `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go struct field .metadata.annotations of type string`,
    )
  }
  return {
    name,
    content,
    apiVersion: digString(value, 'apiVersion'),
    kind: digString(value, 'kind'),
    objectName: digString(value, 'metadata', 'name'),
    annotations,
  }
}

/** @throws HelmError for a text that is no YAML */
export function sortManifests(files: ReadonlyMap<string, string>): {
  hooks: Hook[]
  manifests: ManifestFile[]
} {
  const hooks: Hook[] = []
  const manifests: ManifestFile[] = []
  for (const name of [...files.keys()].sort()) {
    if ((name.split('/').at(-1) ?? '').startsWith('_')) continue
    for (const content of splitManifests(files.get(name) ?? '')) {
      const file = readHead(name, content)
      const events = file.annotations['helm.sh/hook']
      if (events === undefined) manifests.push(file)
      else {
        const hook = toHook(file, events)
        if (hook) hooks.push(hook)
      }
    }
  }
  return { hooks: byKind(hooks, INSTALL_ORDER), manifests: byKind(manifests, INSTALL_ORDER) }
}

/** The documents of a release in the order in which they are deleted. */
export const uninstallOrder = (manifest: string): ManifestFile[] =>
  byKind(
    splitManifests(manifest).map((content, index) => readHead(`manifest-${index}`, content)),
    UNINSTALL_ORDER,
  )
