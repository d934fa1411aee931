import type { IVolume } from 'kubernetes-models/v1/Volume'
import { expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { validateVolumes } from '@/lib/cluster/apis/core/volume-validation'
import { installRest } from '@/lib/cluster/rest'

installRest()

const PATHS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]
const downward = (fieldPath: string, path = 'a') => ({
  downwardAPI: { items: [{ path, fieldRef: { fieldPath } }] },
})

it.each<[string, object, string[]]>([
  ['an emptyDir', { emptyDir: { sizeLimit: '1Gi' } }, []],
  ['nothing', {}, ['v: Required value: must specify a volume type']],
  [
    'a negative limit',
    { emptyDir: { sizeLimit: '-1' } },
    ['v.emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity'],
  ],
  [
    'two sources',
    { emptyDir: {}, secret: { secretName: 's' } },
    ['v.secret: Forbidden: may not specify more than 1 volume type'],
  ],
  ['a host path', { hostPath: { path: '/x', type: 'Socket' } }, []],
  [
    'a host path above',
    { hostPath: { path: '/x/../y' } },
    ['v.hostPath.path: Invalid value: "/x/../y": must not contain \'..\''],
  ],
  [
    'reserved names',
    { configMap: { name: 'c', items: [{ key: 'a', path: '..data' }] } },
    ['v.configMap.items[0].path: Invalid value: "..data": must not start with \'..\''],
  ],
  ['labels', downward("metadata.labels['app']"), []],
  [
    'a field for environments only',
    downward('status.podIP'),
    [
      `v.downwardAPI.items[0].fieldRef.fieldPath: Unsupported value: "status.podIP": supported values: ${PATHS.map((p) => `"${p}"`).join(', ')}`,
    ],
  ],
  [
    'neither field nor resource',
    { downwardAPI: { items: [{ path: 'a' }] } },
    ['v.downwardAPI.items[0]: Required value: one of fieldRef and resourceFieldRef is required'],
  ],
  [
    'a token for a moment',
    { projected: { sources: [{ serviceAccountToken: { path: '/t', expirationSeconds: 60 } }] } },
    [
      'v.projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes',
      'v.projected.sources[0].serviceAccountToken.path: Invalid value: "/t": must be a relative path',
    ],
  ],
  [
    'two kinds in one projection',
    { projected: { sources: [{ secret: { name: 's' }, configMap: { name: 'c' } }] } },
    ['v.projected.sources[0]: Forbidden: may not specify more than 1 volume type'],
  ],
  [
    'a claim without modes',
    { ephemeral: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '1Gi' } } } } } },
    ['v.ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required'],
  ],
])('%s', (_, volume, expected) => {
  const errors = new FieldErrors()
  const names = validateVolumes([{ name: 'x', ...volume } as IVolume], 'v', errors)
  expect(errors.list.map(({ message }) => message.replace('v[0]', 'v'))).toEqual(expected)
  expect([...names]).toEqual(expected.length === 0 ? ['x'] : [])
})
