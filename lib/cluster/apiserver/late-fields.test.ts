import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { findKind } from '@/lib/cluster/apis/index'
import type { Kind } from '@/lib/cluster/apis/kind'
import { StatusFields } from '@/lib/cluster/apiserver/late-fields'
import { lateFieldsOf, withLateFields } from '@/lib/cluster/storage/late-fields'
import { seal } from '@/lib/cluster/storage/seal'

const kind = findKind('pods') as Kind

const writer = (manager: string) =>
  ({ manager, operation: 'Update', apiVersion: 'v1', subresource: 'status' }) as const

const condition = (type: string, status: string) => ({ type, status })

const STATUSES: { metadata?: object; status: object }[] = [
  { status: { phase: 'Pending' } },
  {
    status: { phase: 'Running', conditions: [condition('Ready', 'False'), condition('Initialized', 'True')] },
  },
  {
    status: {
      podIPs: [{ ip: '1' }, { ip: '2' }, { ip: '"\n\u0001' }],
      conditions: [condition('Ready', 'True')],
    },
  },
  { status: { hostIPs: [{ ip: '1' }], phase: 'Failed', reason: 'R', message: 'm' } },
]

const CREATED = {
  manager: 'kubectl',
  operation: 'Update',
  apiVersion: 'v1',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:spec': { 'f:nodeName': {} } },
}

function stored(metadata: object, status?: object): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: {}, status } as unknown as KubeObject
}

/** Writes one status after the other, each by one of two. */
function written(): StatusFields[] {
  let object = stored({ name: 'web', managedFields: [CREATED], resourceVersion: '1' })
  return [...STATUSES, ...STATUSES].map(({ status }, at) => {
    const fields = new StatusFields(
      kind,
      object,
      status,
      writer(at % 3 === 0 ? 'kubelet' : 'other'),
      at * 1000,
    )
    object = stored(withLateFields(object.metadata, fields, String(at + 2)), status)
    return fields
  })
}

describe('fields of statuses that are worked out later', () => {
  it('come out the same whenever they are read, and never longer than was said', () => {
    const [late, soon] = [written(), written()]
    const values = soon.map((fields) => fields.value)
    expect([...late].reverse().map((fields) => fields.value)).toEqual([...values].reverse())
    for (const [at, fields] of late.entries()) {
      expect(fields.value[0]).toEqual(CREATED)
      expect(seal(fields.value), `write ${at}`).toBeLessThanOrEqual(fields.bound)
    }
    const last = values.at(-1) as { manager: string; time: string }[]
    expect(last.map(({ manager, time }) => [manager, time])).toEqual([
      ['kubectl', undefined],
      ['other', '1970-01-01T00:00:07Z'],
    ])
  })

  it('are a field like any other to those who read', () => {
    const fields = { value: Object.freeze([{ manager: 'm' }]), bound: 99 }
    const metadata = withLateFields(
      { name: 'web', managedFields: [], uid: 'u', resourceVersion: '1', creationTimestamp: '' },
      fields,
      '2',
    )
    const text =
      '{"name":"web","managedFields":[{"manager":"m"}],"uid":"u","resourceVersion":"2","creationTimestamp":""}'
    expect(JSON.stringify(metadata)).toBe(text)
    expect(JSON.stringify(structuredClone(metadata))).toBe(text)
    expect(lateFieldsOf(metadata)).toBe(fields)
    expect(lateFieldsOf({ ...metadata })).toBeUndefined()
  })
})
