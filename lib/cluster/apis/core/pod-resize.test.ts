import { describe, expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { qosClass } from '@/lib/cluster/apis/core/pod-qos'
import { validateResize, withResourcesOf } from '@/lib/cluster/apis/core/pod-resize'

const container = (name: string, requests: object, limits?: object, more: object = {}) => ({
  name,
  image: 'nginx',
  imagePullPolicy: 'Always',
  terminationMessagePolicy: 'File',
  resources: { requests, ...(limits ? { limits } : {}) },
  ...more,
})

function pod(containers: object[], more: object = {}): Pod {
  const spec = { restartPolicy: 'Always', dnsPolicy: 'ClusterFirst', containers, ...more }
  const made = { metadata: { name: 'p', namespace: 'default' }, spec } as unknown as Pod
  return { ...made, status: { phase: 'Running', qosClass: qosClass(made.spec) } }
}

const old = pod([container('a', { cpu: '100m' }, { cpu: '200m', memory: '64Mi' })])

describe('pods/resize', () => {
  it.each([
    ['more', pod([container('a', { cpu: '150m' }, { cpu: '1', memory: '128Mi' })]), []],
    ['the same in other words', pod([container('a', { cpu: '0.1' }, { cpu: '0.2', memory: '64Mi' })]), []],
    [
      'a limit removed',
      pod([container('a', { cpu: '100m' }, { cpu: '200m' })]),
      ['spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed'],
    ],
    [
      'another resource',
      pod([container('a', { cpu: '100m', 'ephemeral-storage': '1Gi' }, { cpu: '200m', memory: '64Mi' })]),
      ['spec: Forbidden: only cpu and memory resources are mutable'],
    ],
    [
      'another class',
      pod([container('a', { cpu: '200m', memory: '64Mi' }, { cpu: '200m', memory: '64Mi' })]),
      ['spec: Invalid value: "Burstable": Pod QOS Class may not change as a result of resizing'],
    ],
    [
      'a container renamed',
      pod([container('b', { cpu: '100m' }, { cpu: '200m', memory: '64Mi' })]),
      ['spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize'],
    ],
    [
      'a container added',
      pod([container('a', { cpu: '100m' }, { cpu: '200m', memory: '64Mi' }), container('b', { cpu: '1' })]),
      ['spec.containers: Forbidden: containers may not be added or removed on resize'],
    ],
  ])('%s', (_, draft, expected) => {
    const next = withResourcesOf(draft, old)
    expect(validateResize(next, old).list.map(({ message }) => message)).toEqual(expected)
  })

  it('takes resources and nothing else', () => {
    const draft = pod([container('a', { cpu: '150m' }, undefined, { image: 'redis' })], { hostNetwork: true })
    const { spec } = withResourcesOf(draft, old)
    expect(spec.containers[0]).toMatchObject({ image: 'nginx', resources: { requests: { cpu: '150m' } } })
    expect(spec.hostNetwork).toBeUndefined()
  })

  it('pod-level amounts stay', () => {
    const level = { resources: { requests: { cpu: '1' } } }
    const before = pod([container('a', {})], level)
    const messages = (more: object) =>
      validateResize(withResourcesOf(pod([container('a', {})], more), before), before).list.map(
        (e) => e.message,
      )
    expect(messages({ resources: { requests: { cpu: '2' } } })).toEqual([])
    expect(messages({})).toContain('spec.resources: Forbidden: pod-level resources cannot be removed')
  })
})
