import { formatTime } from '@/lib/cluster/apimachinery/time'
import { CLEANUP_FINALIZER, type CrdCondition, type CrdSpec } from '@/lib/cluster/apis/apiextensions/crd'
import { crdWarnings, validateCrd, validateCrdUpdate } from '@/lib/cluster/apis/apiextensions/crd-validation'
import type { Crd } from '@/lib/cluster/apis/apiextensions/custom-resource-definition'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const storageVersion = ({ versions }: CrdSpec) => versions.find(({ storage }) => storage)?.name

function defaults(crd: Crd): void {
  crd.spec ??= {} as CrdSpec
  const { spec } = crd
  spec.versions ??= []
  spec.names ??= { plural: '', kind: '' }
  const { names } = spec
  names.singular ||= (names.kind ?? '').toLowerCase()
  if (names.kind) names.listKind ||= `${names.kind}List`
  spec.conversion ??= { strategy: 'None' }
  if (spec.preserveUnknownFields === false) delete spec.preserveUnknownFields
  for (const version of spec.versions) {
    if (version.deprecated === false) delete version.deprecated
    for (const column of version.additionalPrinterColumns ?? [])
      if (column.priority === 0) delete column.priority
  }
}

/** Remembers the version in which objects are stored from now on. */
function noteStorage(crd: Crd): void {
  const version = storageVersion(crd.spec)
  const stored = crd.status?.storedVersions ?? []
  if (!crd.status || version === undefined || stored.includes(version)) return
  crd.status = { ...crd.status, storedVersions: [...stored, version] }
}

/** A condition in its place; its time moves when its status does. */
export function withCondition(
  conditions: readonly CrdCondition[],
  condition: CrdCondition,
  now: number,
): CrdCondition[] {
  const before = conditions.find(({ type }) => type === condition.type)
  const since = before?.status === condition.status ? before.lastTransitionTime : undefined
  const next = { lastTransitionTime: since ?? formatTime(now), ...condition }
  return before ? conditions.map((one) => (one === before ? next : one)) : [...conditions, next]
}

/** What the API server asks of it when it is written. */
export const customResourceDefinitionStrategy: Strategy<Crd> = {
  defaults,
  prepareForCreate(crd) {
    crd.status = { conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions: [] }
    noteStorage(crd)
  },
  prepareForUpdate(crd, old) {
    if (old.status) crd.status = old.status
    noteStorage(crd)
  },
  prepareForDelete(crd, { now }) {
    const finalizers = crd.metadata.finalizers ?? []
    if (!finalizers.includes(CLEANUP_FINALIZER)) crd.metadata.finalizers = [...finalizers, CLEANUP_FINALIZER]
    const condition: CrdCondition = {
      type: 'Terminating',
      status: 'True',
      reason: 'InstanceDeletionPending',
      message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
    }
    if (crd.status) {
      crd.status = { ...crd.status, conditions: withCondition(crd.status.conditions ?? [], condition, now) }
    }
  },
  validate: validateCrd,
  validateUpdate: validateCrdUpdate,
  warnings: crdWarnings,
}
