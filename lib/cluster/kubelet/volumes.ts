import type { IDownwardAPIVolumeFile } from 'kubernetes-models/v1/DownwardAPIVolumeFile'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { fieldValue, readFiles, resourceValue } from '@/lib/cluster/kubelet/environment'
import { allocatableOf, type Sync } from '@/lib/cluster/kubelet/node-context'

interface KeyItem {
  key: string
  path: string
}

type Files = Record<string, string>

/** A volume's content by relative path, or why it cannot be mounted. */
type Content = { files: Files } | { error: string }

function keyed(
  sync: Sync,
  kind: 'configmap' | 'secret',
  name: string,
  optional: boolean | undefined,
  items?: KeyItem[],
): Content {
  const namespace = sync.pod.metadata.namespace ?? ''
  const data = readFiles(sync.ctx.client, namespace, kind, name)
  if (!data) return optional ? { files: {} } : { error: `${kind} "${name}" not found` }
  if (!items?.length) return { files: data }
  const missing = items.find(({ key }) => !Object.hasOwn(data, key))
  if (missing && !optional)
    return {
      error: `${kind} references non-existent ${kind === 'configmap' ? 'config' : 'secret'} key: ${missing.key}`,
    }
  const there = items.flatMap(({ key, path }) => (data[key] === undefined ? [] : [[path, data[key]]]))
  return { files: Object.fromEntries(there) }
}

/** A pod's annotations with those that the kubelet adds to its own copy. */
const kubeletAnnotations = ({ pod, runtime }: Sync): Record<string, string> => ({
  ...pod.metadata.annotations,
  'kubernetes.io/config.seen': formatTime(runtime.startTime).replace('Z', '.000000000Z'),
  'kubernetes.io/config.source': 'api',
})

function downward(sync: Sync, items: IDownwardAPIVolumeFile[] | undefined): Content {
  const lines = (map: Record<string, string> | undefined) =>
    Object.keys(map ?? {})
      .sort()
      .map((key) => `${key}=${JSON.stringify(map?.[key])}`)
      .join('\n')
  const addresses = { podIP: sync.runtime.ip, hostIP: sync.hostIP }
  const files: Files = {}
  for (const { path, fieldRef, resourceFieldRef } of items ?? []) {
    const field = fieldRef?.fieldPath ?? ''
    if (resourceFieldRef)
      files[path] = resourceValue(sync.pod, undefined, resourceFieldRef, allocatableOf(sync))
    else if (field === 'metadata.labels') files[path] = lines(sync.pod.metadata.labels)
    else if (field === 'metadata.annotations') files[path] = lines(kubeletAnnotations(sync))
    else files[path] = fieldValue(sync.pod, field, addresses)
  }
  return { files }
}

function projected(sync: Sync, volume: NonNullable<IVolume['projected']>): Content {
  const files: Files = {}
  for (const source of volume.sources ?? []) {
    const part: Content = source.configMap
      ? keyed(
          sync,
          'configmap',
          source.configMap.name ?? '',
          source.configMap.optional,
          source.configMap.items,
        )
      : source.secret
        ? keyed(sync, 'secret', source.secret.name ?? '', source.secret.optional, source.secret.items)
        : source.downwardAPI
          ? downward(sync, source.downwardAPI.items)
          : { files: {} }
    if ('error' in part) return part
    Object.assign(files, part.files)
  }
  return { files }
}

/** What the kubelet itself puts into a volume, but for tokens (pod-tokens.ts). */
export function contentOf(sync: Sync, volume: IVolume): Content {
  const { configMap, secret, downwardAPI } = volume
  if (configMap) return keyed(sync, 'configmap', configMap.name ?? '', configMap.optional, configMap.items)
  if (secret) return keyed(sync, 'secret', secret.secretName ?? '', secret.optional, secret.items)
  if (downwardAPI) return downward(sync, downwardAPI.items)
  return volume.projected ? projected(sync, volume.projected) : { files: {} }
}

/** Does a change of this ConfigMap or Secret reach the pod's volumes? */
export function mountsSource({ spec }: Pod, kind: 'ConfigMap' | 'Secret', name: string): boolean {
  const refers = ({ configMap, secret }: Pick<IVolume, 'configMap' | 'secret'>) =>
    kind === 'ConfigMap' ? configMap?.name === name : secret?.secretName === name
  return (spec.volumes ?? []).some(
    (volume) =>
      refers(volume) ||
      (volume.projected?.sources ?? []).some(({ configMap, secret }) =>
        kind === 'ConfigMap' ? configMap?.name === name : secret?.name === name,
      ),
  )
}

const showing = new WeakMap<Pod['spec'], boolean>()

/** Does the pod see its own labels and annotations as files? */
export function mountsMetadata({ spec }: Pod): boolean {
  const known = showing.get(spec)
  if (known !== undefined) return known
  const shows = (items: IDownwardAPIVolumeFile[] | undefined) =>
    items?.some(({ fieldRef }) => /^metadata\.(?:labels|annotations)/.test(fieldRef?.fieldPath ?? '')) ??
    false
  const found = (spec.volumes ?? []).some(
    ({ downwardAPI, projected }) =>
      shows(downwardAPI?.items) || projected?.sources?.some((source) => shows(source.downwardAPI?.items)),
  )
  if (Object.isFrozen(spec)) showing.set(spec, found)
  return found
}

/** Is its content the kubelet's own? */
export const isWritten = ({ configMap, secret, downwardAPI, projected }: IVolume) =>
  !!(configMap ?? secret ?? downwardAPI ?? projected)
