import type { ICSINode } from 'kubernetes-models/storage.k8s.io/v1/CSINode'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type CSINode = KubeObject & Pick<ICSINode, 'spec'>

export const csiNode = defineKind<CSINode>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSINode',
  plural: 'csinodes',
  singular: 'csinode',
  namespaced: false,
  schema: 'storage.k8s.io/v1/CSINode',
  validate({ spec }, errors) {
    const seen = new Set<string>()
    for (const [index, driver] of (spec?.drivers ?? []).entries()) {
      const field = `spec.drivers[${index}]`
      validateDriverName(driver.name, `${field}.name`, errors)
      if (!driver.nodeID) errors.required(`${field}.nodeID`)
      if (seen.has(driver.name)) errors.duplicate(`${field}.name`, driver.name)
      seen.add(driver.name)
    }
  },
  columns: [
    nameColumn as Column<CSINode>,
    { name: 'Drivers', type: 'integer', value: ({ spec }) => spec?.drivers?.length ?? 0 },
    ageColumn as Column<CSINode>,
  ],
})
