import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import { fieldValue, readSource } from '@/lib/cluster/kubelet/environment'
import { podEvent, type Sync } from '@/lib/cluster/kubelet/node-context'

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
  const data = readSource(sync.ctx.client, namespace, kind, name)
  if (!data) return optional ? { files: {} } : { error: `${kind} "${name}" not found` }
  if (!items?.length) return { files: data }
  const missing = items.find(({ key }) => !Object.hasOwn(data, key))
  if (missing && !optional)
    return {
      error: `${kind} references non-existent ${kind === 'configmap' ? 'config' : 'secret'} key: ${missing.key}`,
    }
  return { files: Object.fromEntries(items.map(({ key, path }) => [path, data[key] ?? ''])) }
}

function downward(
  sync: Sync,
  items: { path: string; fieldRef?: { fieldPath: string } }[] | undefined,
): Content {
  const lines = (map: Record<string, string> | undefined) =>
    Object.keys(map ?? {})
      .sort()
      .map((key) => `${key}="${map?.[key]}"`)
      .join('\n')
  const addresses = { podIP: sync.runtime.ip, hostIP: sync.hostIP }
  const files: Files = {}
  for (const { path, fieldRef } of items ?? []) {
    const field = fieldRef?.fieldPath ?? ''
    if (field === 'metadata.labels') files[path] = lines(sync.pod.metadata.labels)
    else if (field === 'metadata.annotations') files[path] = lines(sync.pod.metadata.annotations)
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
          : { files: source.serviceAccountToken ? { [source.serviceAccountToken.path]: 'simulated' } : {} }
    if ('error' in part) return part
    Object.assign(files, part.files)
  }
  return { files }
}

function contentOf(sync: Sync, volume: IVolume): Content {
  const { configMap, secret, downwardAPI } = volume
  if (configMap) return keyed(sync, 'configmap', configMap.name ?? '', configMap.optional, configMap.items)
  if (secret) return keyed(sync, 'secret', secret.secretName ?? '', secret.optional, secret.items)
  if (downwardAPI) return downward(sync, downwardAPI.items)
  // The service account's token volume never keeps a pod back here: its CA arrives with the namespace.
  if (volume.name.startsWith('kube-api-access-')) return { files: {} }
  return volume.projected ? projected(sync, volume.projected) : { files: {} }
}

/** True when every volume can be mounted; else FailedMount tells of each that cannot. */
export function mountVolumes(sync: Sync): boolean {
  let ok = true
  for (const volume of sync.pod.spec.volumes ?? []) {
    const content = contentOf(sync, volume)
    if (!('error' in content)) continue
    ok = false
    const message = `MountVolume.SetUp failed for volume "${volume.name}" : ${content.error}`
    podEvent(sync, 'Warning', 'FailedMount', message)
  }
  return ok
}

/** The files that a container finds under its mount paths when it starts. */
export function mountedFiles(sync: Sync, container: IContainer): Files {
  const files: Files = {}
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = sync.pod.spec.volumes?.find((candidate) => candidate.name === name)
    const content = volume && contentOf(sync, volume)
    if (!content || 'error' in content) continue
    for (const [path, text] of Object.entries(content.files)) {
      if (subPath === undefined) files[`${mountPath.replace(/\/$/, '')}/${path}`] = text
      else if (subPath === path) files[mountPath] = text
    }
  }
  return files
}
