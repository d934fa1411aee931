import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IDownwardAPIVolumeFile } from 'kubernetes-models/v1/DownwardAPIVolumeFile'
import type { IServiceAccountTokenProjection } from 'kubernetes-models/v1/ServiceAccountTokenProjection'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { API_AUDIENCE, serviceAccountToken } from '@/lib/cluster/auth/service-account-token'
import { areAttached } from '@/lib/cluster/kubelet/attached-volumes'
import { fieldValue, readSource, resourceValue } from '@/lib/cluster/kubelet/environment'
import { prepareHostPath } from '@/lib/cluster/kubelet/host-path'
import { allocatableOf, podEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { podFolder } from '@/lib/cluster/kubelet/node-files'
import type { ProcessStart } from '@/lib/cluster/kubelet/process/run'

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

/** The token of the pod's service account. It is not renewed: its claims are those of the pod's start. */
function token(
  sync: Sync,
  { path, audience, expirationSeconds = 3600 }: IServiceAccountTokenProjection,
): Files {
  const { namespace = '' } = sync.pod.metadata
  const name = sync.pod.spec.serviceAccountName ?? 'default'
  const account = sync.ctx.client.find('serviceaccounts', namespace, name)
  if (!account) return {}
  const { startTime: issuedAt, uid } = sync.runtime
  const { name: podName, uid: podUid = '' } = sync.pod.metadata
  const node = sync.ctx.client.find('nodes', undefined, sync.pod.spec.nodeName ?? '')
  const options = {
    audiences: [audience ?? API_AUDIENCE],
    issuedAt,
    seconds: expirationSeconds,
    binding: {
      pod: { name: podName, uid: podUid },
      ...(node ? { node: { name: node.metadata.name, uid: node.metadata.uid ?? '' } } : {}),
    },
  }
  const rng = { s: Number.parseInt(uid.replaceAll('-', '').slice(0, 8), 16) }
  return { [path]: serviceAccountToken(account, options, rng) }
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
          : { files: source.serviceAccountToken ? token(sync, source.serviceAccountToken) : {} }
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
  if (!volume.projected) return { files: {} }
  const content = projected(sync, volume.projected)
  return 'error' in content && neverFails(volume) ? { files: {} } : content
}

/** The service account's token volume never keeps a pod back here: its CA arrives with the namespace. */
const neverFails = ({ name, projected }: IVolume): boolean =>
  projected !== undefined && name.startsWith('kube-api-access-')

/** Tries that take two minutes, as long as a disk may take to be attached without a word. */
const PATIENCE = 8

/** True when every volume can be mounted; else FailedMount tells of each that cannot. */
export function mountVolumes(sync: Sync): boolean {
  const { pod, ctx, runtime } = sync
  const disks = (pod.spec.volumes ?? []).filter((one) => one.persistentVolumeClaim ?? one.ephemeral)
  let ok = disks.length === 0 || areAttached(ctx.lister, pod)
  if (!ok && (runtime.mountTries ?? 0) >= PATIENCE) {
    const names = disks.map(({ name }) => name).join(' ')
    const why = `unmounted volumes=[${names}], unattached volumes=[${names}], failed to process volumes=[]`
    const message = `Unable to attach or mount volumes: ${why}: context deadline exceeded`
    podEvent(sync, 'Warning', 'FailedMount', message)
  }
  for (const volume of sync.pod.spec.volumes ?? []) {
    if (neverFails(volume)) continue
    const content = contentOf(sync, volume)
    const error =
      'error' in content ? content.error : prepareHostPath(sync.ctx.state, volume.hostPath, sync.host)
    if (error === undefined) continue
    ok = false
    const message = `MountVolume.SetUp failed for volume "${volume.name}" : ${error}`
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

/** Does the pod see its own labels and annotations as files? */
export function mountsMetadata({ spec }: Pod): boolean {
  const shows = (items: IDownwardAPIVolumeFile[] | undefined) =>
    items?.some(({ fieldRef }) => /^metadata\.(?:labels|annotations)/.test(fieldRef?.fieldPath ?? '')) ??
    false
  return (spec.volumes ?? []).some(
    ({ downwardAPI, projected }) =>
      shows(downwardAPI?.items) || projected?.sources?.some((source) => shows(source.downwardAPI?.items)),
  )
}

/** What has changed in a running container's volumes since it started, or since the last look. */
export function changedFiles(sync: Sync, container: IContainer, process: ProcessStart) {
  const changes: Record<string, string | null> = {}
  const seen: Record<string, string | null> = { ...process.mounted }
  for (const write of process.writes ?? []) Object.assign(seen, write.files)
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = sync.pod.spec.volumes?.find((candidate) => candidate.name === name)
    if (!volume || subPath !== undefined || !isWritten(volume)) continue
    const content = contentOf(sync, volume)
    if ('error' in content) continue
    const folder = mountPath.replace(/\/$/, '')
    for (const [path, text] of Object.entries(content.files))
      if (seen[`${folder}/${path}`] !== text) changes[`${folder}/${path}`] = text
    for (const [path, text] of Object.entries(seen))
      if (
        text !== null &&
        path.startsWith(`${folder}/`) &&
        !Object.hasOwn(content.files, path.slice(folder.length + 1))
      )
        changes[path] = null
  }
  return changes
}

const isWritten = ({ configMap, secret, downwardAPI, projected }: IVolume) =>
  !!(configMap ?? secret ?? downwardAPI ?? projected)

/** The node's folder behind a volume that containers write into. */
export function sourceOf({ ctx, pod }: Sync, volume: IVolume): string | undefined {
  const { namespace = '', uid, name } = pod.metadata
  const { emptyDir, hostPath, persistentVolumeClaim, ephemeral } = volume
  if (emptyDir) return `${podFolder(uid)}/volumes/kubernetes.io~empty-dir/${volume.name}`
  if (hostPath) return hostPath.path.replace(/\/+$/, '')
  if (!persistentVolumeClaim && !ephemeral) return undefined
  const claim = persistentVolumeClaim?.claimName ?? `${name}-${volume.name}`
  const volumeName = ctx.client.find('persistentvolumeclaims', namespace, claim)?.spec.volumeName
  if (!volumeName) return undefined
  const spec = ctx.client.find('persistentvolumes', undefined, volumeName)?.spec
  return (spec?.hostPath ?? spec?.local)?.path ?? `/var/lib/kubelet/volumes/${volumeName}`
}
