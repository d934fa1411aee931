/** Parts of a pod that change by a subresource of their own. */
import { invalid } from '@/lib/cluster/apimachinery/errors'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { validateEphemeralContainers } from '@/lib/cluster/apis/core/ephemeral-containers'
import { validateResize, withResourcesOf } from '@/lib/cluster/apis/core/pod-resize'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { Registry } from '@/lib/cluster/apiserver/registry'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'

export type PodPartName = 'ephemeralcontainers' | 'resize'

interface PodPart {
  /** The old pod with that part of the draft; the rest of the draft is passed over. */
  take(draft: Pod, old: Pod): Pod
  validate(next: Pod, old: Pod): FieldErrors
}

const podParts: Readonly<Record<PodPartName, PodPart>> = {
  ephemeralcontainers: {
    take({ spec: { ephemeralContainers } }, old) {
      return { ...old, spec: { ...old.spec, ephemeralContainers } }
    },
    validate: validateEphemeralContainers,
  },
  resize: { take: withResourcesOf, validate: validateResize },
}

/** Validates and stores the change. @throws ApiError */
export function changePodPart(
  registry: Registry,
  kind: Kind,
  name: PodPartName,
  { draft, old }: { draft: KubeObject; old: KubeObject },
  options: WriteOptions,
): KubeObject {
  const part = podParts[name]
  const before = old as unknown as Pod
  const taken = part.take(draft as unknown as Pod, before)
  const { list: problems } = part.validate(taken, before)
  if (problems.length > 0) throw invalid({ group: '', kind: 'Pod' }, old.metadata.name, problems)
  const generation = (old.metadata.generation ?? 0) + (deepEqual(taken.spec, before.spec) ? 0 : 1)
  const next: Pod = { ...taken, metadata: { ...taken.metadata, generation } }
  return registry.store(kind, old, next as unknown as KubeObject, options)
}
