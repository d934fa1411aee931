/** The first version of the autoscaler's API: no cluster boots with one, so what converts it comes later. */
import type { HorizontalPodAutoscaler, KubeObject } from '@/lib/cluster/apimachinery/object'
import {
  AUTOSCALER_NAMES,
  autoscalerColumns,
  horizontalPodAutoscaler,
} from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler'
import type { Old } from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler-conversion'
import { type Column, defineKind } from '@/lib/cluster/apis/kind'
import { part } from '@/lib/cluster/sim/parts'

const conversion = () => part('autoscalerConversion')

const stored = (object: Old) => conversion().toStorage(object) as unknown as KubeObject

export const horizontalPodAutoscalerV1 = defineKind<Old>({
  ...AUTOSCALER_NAMES,
  version: 'v1',
  schema: 'autoscaling/v1/HorizontalPodAutoscaler',
  subresources: ['status'],
  fromStorage: (object) =>
    conversion().fromStorage(object as unknown as HorizontalPodAutoscaler) as unknown as KubeObject,
  toStorage: (object) => stored(object as Old),
  defaults(object) {
    object.spec ??= {} as Old['spec']
    object.spec.minReplicas ??= 1
    object.status ??= { currentReplicas: 0, desiredReplicas: 0 }
  },
  prepareForCreate(object) {
    object.status = { currentReplicas: 0, desiredReplicas: 0 }
  },
  prepareForUpdate(object, old) {
    Object.assign(object, { status: old.status })
  },
  validate: (object, errors) => horizontalPodAutoscaler.validate?.(stored(object), errors),
  validateCreate: (object, errors) => horizontalPodAutoscaler.validateCreate?.(stored(object), errors),
  validateUpdate: (object, old, errors) =>
    horizontalPodAutoscaler.validateUpdate?.(stored(object), stored(old), errors),
  columns: autoscalerColumns.map(
    (column): Column<Old> => ({
      ...column,
      value: (object, now) => column.value(conversion().toStorage(object), now),
    }),
  ),
})
