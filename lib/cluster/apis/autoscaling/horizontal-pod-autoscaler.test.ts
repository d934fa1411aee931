import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { horizontalPodAutoscaler } from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler'
import { horizontalPodAutoscalerV1 } from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler-v1'
import { installRest } from '@/lib/cluster/rest'

installRest()

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }
const share = (averageUtilization: number) => ({ type: 'Utilization', averageUtilization })
const cpu = (target: object) => ({ type: 'Resource', resource: { name: 'cpu', target } })

function refusals(spec: object): string[] {
  const object = { metadata: { name: 'web' }, spec: structuredClone(spec) } as unknown as KubeObject
  const errors = new FieldErrors()
  horizontalPodAutoscaler.defaults?.(object)
  horizontalPodAutoscaler.validate?.(object, errors)
  horizontalPodAutoscaler.validateCreate?.(object, errors)
  return errors.list.map(({ message }) => message)
}

describe('autoscaling/v2', () => {
  const base = { scaleTargetRef, maxReplicas: 3 }
  it.each([
    [base, []],
    [
      { ...base, scaleTargetRef: { kind: 'Deployment', name: 'web' } },
      ['spec.scaleTargetRef.apiVersion: Invalid value: "": apiVersion must specify API group'],
    ],
    [{ ...base, scaleTargetRef: { apiVersion: 'v1', kind: 'ReplicationController', name: 'web' } }, []],
    [{ ...base, minReplicas: 0 }, ['spec.minReplicas: Invalid value: 0: must be greater than or equal to 1']],
    [
      { ...base, metrics: [cpu({ ...share(5), averageValue: '1' })] },
      [
        'spec.metrics[0].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization',
      ],
    ],
    [
      { ...base, metrics: [{ type: 'Pods', resource: { name: 'cpu', target: share(5) } }] },
      ['spec.metrics[0].pods: Required value: must populate information for the given metric source'],
    ],
    [
      { ...base, metrics: [cpu({ type: 'Share', averageUtilization: 5 })] },
      [
        'spec.metrics[0].resource.target.type: Invalid value: "Share": must be either Utilization, Value, or AverageValue',
      ],
    ],
    [
      { ...base, behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } },
      [
        'spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600',
      ],
    ],
  ])('%j', (spec, expected) => {
    expect(refusals(spec)).toEqual(expected)
  })
})

describe('autoscaling/v1', () => {
  it('keeps what it cannot say in annotations, and gets it back', () => {
    const memory = {
      type: 'Resource',
      resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } },
    }
    const stored = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { scaleTargetRef, minReplicas: 1, maxReplicas: 3, metrics: [cpu(share(60)), memory] },
      status: { currentMetrics: null, currentReplicas: 1, desiredReplicas: 2 },
    } as unknown as KubeObject
    const old = horizontalPodAutoscalerV1.fromStorage?.(stored)
    expect(old?.spec).toEqual({
      scaleTargetRef,
      minReplicas: 1,
      maxReplicas: 3,
      targetCPUUtilizationPercentage: 60,
    })
    expect(old?.metadata.annotations).toEqual({
      'autoscaling.alpha.kubernetes.io/metrics': JSON.stringify([memory]),
    })
    expect(old && horizontalPodAutoscalerV1.toStorage?.(old)).toEqual(stored)
  })
})
