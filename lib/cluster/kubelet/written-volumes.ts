/**
 * What the kubelet writes into volumes: ConfigMaps, Secrets, fields of the pod, tokens.
 * Mirrors: pkg/volume/{configmap,secret,downwardapi,projected} – content at set-up, replaced as a whole later.
 */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { type PodToken, volumeTokens } from '@/lib/cluster/kubelet/pod-tokens'
import { allContainers } from '@/lib/cluster/kubelet/runtime'
import { contentOf, isWritten } from '@/lib/cluster/kubelet/volumes'

/** A volume as the kubelet last wrote it: never changed, but replaced. Texts by path in the volume. */
export interface WrittenVolume {
  /** ms */
  at: number
  files: Readonly<Record<string, string>>
  /** Files that are signed when somebody reads them. */
  tokens?: Readonly<Record<string, PodToken>>
  /** As it was before, for containers that mount a part of it: they go on seeing that. */
  before?: WrittenVolume
}

/** The newest version that was there at that time. */
export function versionAt(written: WrittenVolume, time: number): WrittenVolume {
  let found = written
  while (found.at > time && found.before) found = found.before
  return found
}

/** Names of the volumes that some container uses: nothing happens to the others. */
const usedNames = (pod: Pod): ReadonlySet<string> =>
  new Set(
    allContainers(pod).flatMap(({ volumeMounts = [], volumeDevices = [] }) =>
      [...volumeMounts, ...volumeDevices].map(({ name }) => name),
    ),
  )

/** The volumes that some container uses. */
export function usedVolumes({ pod }: Pick<Sync, 'pod'>): IVolume[] {
  const used = usedNames(pod)
  return (pod.spec.volumes ?? []).filter(({ name }) => used.has(name))
}

/** Writes the volumes of a pod that starts. */
export function writeVolumes(sync: Sync): void {
  const { runtime, ctx } = sync
  for (const volume of usedVolumes(sync)) {
    const content = isWritten(volume) ? contentOf(sync, volume) : undefined
    if (!content || 'error' in content) continue
    const tokens = volumeTokens(sync, volume)
    const written = { at: ctx.now(), files: content.files, ...(tokens ? { tokens } : {}) }
    runtime.volumes = { ...runtime.volumes, [volume.name]: Object.freeze(written) }
  }
}
