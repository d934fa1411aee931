import type { IRuntimeClass } from 'kubernetes-models/node.k8s.io/v1/RuntimeClass'
import { dns1123Label, validateLabels } from '@/lib/cluster/apimachinery/names'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { validateTolerations } from '@/lib/cluster/apis/core/pod-validation'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type RuntimeClass = KubeObject & Pick<IRuntimeClass, 'handler' | 'overhead' | 'scheduling'>

export const runtimeClass = defineKind<RuntimeClass>({
  group: 'node.k8s.io',
  version: 'v1',
  kind: 'RuntimeClass',
  plural: 'runtimeclasses',
  singular: 'runtimeclass',
  namespaced: false,
  schema: 'node.k8s.io/v1/RuntimeClass',
  validate({ handler, scheduling }, errors) {
    for (const why of dns1123Label(handler ?? '')) errors.invalid('handler', handler ?? '', why)
    validateLabels(scheduling?.nodeSelector, 'scheduling.nodeSelector', errors)
    validateTolerations(scheduling?.tolerations ?? [], 'scheduling.tolerations', errors)
  },
  validateUpdate(object, old, errors) {
    if (object.handler !== old.handler) errors.invalid('handler', object.handler, 'field is immutable')
  },
  columns: [
    nameColumn as Column<RuntimeClass>,
    { name: 'Handler', value: ({ handler }) => handler },
    ageColumn as Column<RuntimeClass>,
  ],
})
