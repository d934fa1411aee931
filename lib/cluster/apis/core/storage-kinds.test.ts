import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { limitRange } from '@/lib/cluster/apis/core/limit-range'
import { persistentVolume } from '@/lib/cluster/apis/core/persistent-volume'
import { persistentVolumeClaim } from '@/lib/cluster/apis/core/persistent-volume-claim'
import { resourceQuota } from '@/lib/cluster/apis/core/resource-quota'
import type { Kind } from '@/lib/cluster/apis/kind'
import { installRest } from '@/lib/cluster/rest'

installRest()

const drafted = (kind: Kind, spec: unknown, status?: unknown): KubeObject => {
  const object = { metadata: { name: 'x' }, spec: structuredClone(spec), status } as unknown as KubeObject
  kind.defaults?.(object)
  return object
}

function refusals(kind: Kind, spec: unknown): string[] {
  const errors = new FieldErrors()
  kind.validate?.(drafted(kind, spec), errors)
  return errors.list.map(({ message }) => message)
}

function refusedChange(kind: Kind, before: unknown, after: unknown, status?: unknown): string[] {
  const errors = new FieldErrors()
  kind.validateUpdate?.(drafted(kind, after, status), drafted(kind, before, status), errors)
  return errors.list.map(({ message }) => message.split('\n')[0] ?? '')
}

const volume = { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/srv' } }
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }
const claimed =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'

describe('PersistentVolume', () => {
  it.each([
    [volume, []],
    [
      { ...volume, capacity: {} },
      ['spec.capacity: Required value', 'spec.capacity: Unsupported value: {}: supported values: "storage"'],
    ],
    [
      { ...volume, capacity: { storage: '0' } },
      ['spec.capacity[storage]: Invalid value: "0": must be greater than zero'],
    ],
    [{ ...volume, accessModes: [] }, ['spec.accessModes: Required value']],
    [
      { ...volume, nfs: { server: 'a', path: '/b' } },
      ['spec.nfs: Forbidden: may not specify more than 1 volume type'],
    ],
    [
      { ...volume, accessModes: ['ReadWriteOncePod', 'ReadOnlyMany'] },
      ['spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes'],
    ],
    [
      { ...volume, persistentVolumeReclaimPolicy: 'Keep' },
      [
        'spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain"',
      ],
    ],
    [
      { ...volume, hostPath: undefined, nfs: { path: 'b' } },
      ['spec.nfs.server: Required value', 'spec.nfs.path: Invalid value: "b": must be an absolute path'],
    ],
  ])('%j', (spec, expected) => {
    expect(refusals(persistentVolume, spec)).toEqual(expected)
  })
})

describe('PersistentVolumeClaim', () => {
  it.each([
    [claim, []],
    [
      { ...claim, resources: { requests: { storage: '-1' } } },
      ['spec.resources[storage]: Invalid value: "-1": must be greater than zero'],
    ],
    [
      { ...claim, storageClassName: 'No_Name' },
      [expect.stringContaining('spec.storageClassName: Invalid value: "No_Name"')],
    ],
    [
      { ...claim, volumeMode: 'Disk' },
      ['spec.volumeMode: Unsupported value: "Disk": supported values: "Block", "Filesystem"'],
    ],
  ])('%j', (spec, expected) => {
    expect(refusals(persistentVolumeClaim, spec)).toEqual(expected)
  })

  const sized = (storage: string, more: object = {}) => ({
    ...claim,
    ...more,
    resources: { requests: { storage } },
  })
  const bound = { phase: 'Bound', capacity: { storage: '1Gi' } }
  it.each([
    ['takes its volume once', sized('1Gi'), sized('1Gi', { volumeName: 'v' }), undefined, []],
    [
      'keeps its volume',
      sized('1Gi', { volumeName: 'v' }),
      sized('1Gi', { volumeName: 'w' }),
      undefined,
      [`spec: Forbidden: ${claimed}`],
    ],
    ['takes a class that came later', sized('1Gi'), sized('1Gi', { storageClassName: 's' }), undefined, []],
    [
      'grows only when bound',
      sized('1Gi'),
      sized('2Gi'),
      { phase: 'Pending' },
      [`spec: Forbidden: ${claimed}`],
    ],
    ['grows', sized('1Gi'), sized('2Gi'), bound, []],
    ['takes back what did not happen', sized('3Gi'), sized('2Gi'), bound, []],
    [
      'does not shrink',
      sized('3Gi'),
      sized('1Gi'),
      bound,
      ['spec.resources.requests.storage: Forbidden: field can not be less than status.capacity'],
    ],
  ])('%s', (_name, before, after, status, expected) => {
    expect(refusedChange(persistentVolumeClaim, before, after, status)).toEqual(expected)
  })
})

describe('ResourceQuota', () => {
  it.each([
    [
      {
        hard: { pods: '2', 'requests.cpu': '500m', 'count/jobs.batch': '1', 'requests.example.com/gpu': '1' },
      },
      [],
    ],
    [
      { hard: { gpus: '1' } },
      [
        'spec.hard[gpus]: Invalid value: "gpus": must be a standard resource type or fully qualified',
        'spec.hard[gpus]: Invalid value: "gpus": must be a standard resource for quota',
      ],
    ],
    [{ hard: { pods: '500m' } }, ['spec.hard[pods]: Invalid value: "500m": must be an integer']],
    [{ hard: { cpu: '-1' } }, ['spec.hard[cpu]: Invalid value: "-1": must be greater than or equal to 0']],
    [
      { hard: { 'requests.cpu': '1' }, scopes: ['BestEffort'] },
      ['spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource'],
    ],
    [
      { scopes: ['Terminating', 'NotTerminating'] },
      ['spec.scopes: Invalid value: ["Terminating","NotTerminating"]: conflicting scopes'],
    ],
  ])('%j', (spec, expected) => {
    expect(refusals(resourceQuota, spec)).toEqual(expected)
  })
})

describe('LimitRange', () => {
  it('derives limits from the maximum and requests from limits', () => {
    const { spec } = drafted(limitRange, {
      limits: [{ type: 'Container', max: { cpu: '2' }, min: { memory: '1Mi' } }],
    })
    expect(spec).toEqual({
      limits: [
        {
          type: 'Container',
          max: { cpu: '2' },
          min: { memory: '1Mi' },
          default: { cpu: '2' },
          defaultRequest: { cpu: '2', memory: '1Mi' },
        },
      ],
    })
  })

  it.each([
    [
      { type: 'Pod', default: { cpu: '1' } },
      ["spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'"],
    ],
    [
      { type: 'Pot' },
      ['spec.limits[0].type: Invalid value: "Pot": must be a standard limit type or fully qualified'],
    ],
    [
      { type: 'Container', max: { disk: '1' } },
      [
        'spec.limits[0].max[disk]: Invalid value: "disk": must be a standard resource type or fully qualified',
        'spec.limits[0].max[disk]: Invalid value: "disk": must be a standard resource for containers',
        'spec.limits[0].default[disk]: Invalid value: "disk": must be a standard resource type or fully qualified',
        'spec.limits[0].default[disk]: Invalid value: "disk": must be a standard resource for containers',
        'spec.limits[0].defaultRequest[disk]: Invalid value: "disk": must be a standard resource type or fully qualified',
        'spec.limits[0].defaultRequest[disk]: Invalid value: "disk": must be a standard resource for containers',
      ],
    ],
    [
      { type: 'PersistentVolumeClaim' },
      [
        'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
      ],
    ],
    [
      { type: 'Pod', maxLimitRequestRatio: { cpu: '500m' } },
      ['spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1'],
    ],
  ])('%j', (item, expected) => {
    expect(refusals(limitRange, { limits: [item] })).toEqual(expected)
  })
})
