import type { PersistentVolume } from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import type { Cycle, SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { claimsOf, missingClaim } from '@/lib/cluster/scheduler/plugins/pod-claims'

/** Each label of a place, and the newer one that means the same. */
const PLACES: Record<string, string> = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region': 'topology.kubernetes.io/region',
}

interface Place {
  key: string
  values: string[]
}

/** Where a volume's labels say that it is; several zones are joined by `__`. */
export const placesOf = ({ metadata }: PersistentVolume): Place[] =>
  Object.keys(PLACES).flatMap((key) => {
    const value = metadata.labels?.[key]
    return value ? [{ key, values: value.split('__') }] : []
  })

const unresolvable = (reason: string) => ({ reasons: [reason], unresolvable: true })
const places = new WeakMap<Cycle, Place[]>()

/** Mirrors: plugins/volumezone – bound volumes that bear labels of zones or regions. */
export const volumeZone: SchedulerPlugin = {
  name: 'VolumeZone',
  preFilter(cycle) {
    const { lister } = cycle.snapshot
    const all: Place[] = []
    for (const { name, claim, ephemeral } of claimsOf(cycle.pod, lister)) {
      if (ephemeral) continue
      if (!claim) return missingClaim(name)
      const { volumeName } = claim.spec
      if (volumeName) {
        const volume = lister.get('persistentvolumes', undefined, volumeName)
        if (!volume) return unresolvable(`persistentvolume "${volumeName}" not found`)
        all.push(...placesOf(volume))
        continue
      }
      const className = classOf(claim)
      if (!className) return unresolvable('PersistentVolumeClaim had no pv name and storageClass name')
      const found = lister.get('storageclasses.storage.k8s.io', undefined, className)
      if (!found) return unresolvable(`storageclass.storage.k8s.io "${className}" not found`)
      if (found.volumeBindingMode !== 'WaitForFirstConsumer')
        return unresolvable('PersistentVolume had no name')
    }
    if (all.length === 0) return 'skip'
    places.set(cycle, all)
    return undefined
  },
  filter(cycle, { node }) {
    const labels = node.metadata.labels ?? {}
    if (!Object.keys(PLACES).some((key) => labels[key] !== undefined)) return undefined
    const fits = (places.get(cycle) ?? []).every(({ key, values }) =>
      values.includes(labels[key] ?? labels[PLACES[key] ?? ''] ?? ''),
    )
    return fits ? undefined : unresolvable('node(s) had no available volume zone')
  },
}
