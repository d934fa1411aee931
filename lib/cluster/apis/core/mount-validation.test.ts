import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { validateDevices, validateMountDetails } from '@/lib/cluster/apis/core/mount-validation'

type Part = Partial<IContainer>

function mistakes(container: Part): string[] {
  const errors = new FieldErrors()
  const whole = { name: 'c', ...container }
  const volumes: IVolume[] = [
    { name: 'claim', persistentVolumeClaim: { claimName: 'x' } },
    { name: 'own', ephemeral: { volumeClaimTemplate: { spec: {} } } },
    { name: 'empty', emptyDir: {} },
  ]
  for (const [index, mount] of (whole.volumeMounts ?? []).entries())
    validateMountDetails(whole, mount, index, 'c', errors)
  validateDevices(whole, volumes, 'c', errors)
  return errors.list.map(({ message }) => message)
}

const mount = (rest: object): Part => ({ volumeMounts: [{ name: 'empty', mountPath: '/e', ...rest }] })
const privileged = { securityContext: { privileged: true } }
const device = (name: string, devicePath: string) => ({ name, devicePath })

describe('what a container asks of its mounts', () => {
  const cases: [string, Part, string[]][] = [
    ['nothing', mount({}), []],
    ['propagation from the host', mount({ mountPropagation: 'HostToContainer' }), []],
    [
      'propagation both ways',
      mount({ mountPropagation: 'Bidirectional' }),
      [
        'c.volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers',
      ],
    ],
    ['the same of a privileged one', { ...mount({ mountPropagation: 'Bidirectional' }), ...privileged }, []],
    [
      'an unknown propagation',
      mount({ mountPropagation: 'Both' }),
      [
        'c.volumeMounts.mountPropagation: Unsupported value: "Both": supported values: "Bidirectional", "HostToContainer", "None"',
      ],
    ],
    ['read-only all the way', mount({ readOnly: true, recursiveReadOnly: 'Enabled' }), []],
    [
      'the same without readOnly',
      mount({ recursiveReadOnly: 'IfPossible' }),
      ['c.volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true'],
    ],
    [
      'the same with propagation',
      mount({ readOnly: true, recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' }),
      [
        'c.volumeMounts.recursiveReadOnly: Forbidden: may only be specified when mountPropagation is None or not specified',
      ],
    ],
    [
      'an unknown recursion',
      mount({ recursiveReadOnly: 'Yes' }),
      [
        'c.volumeMounts.recursiveReadOnly: Unsupported value: "Yes": supported values: "Disabled", "Enabled", "IfPossible"',
      ],
    ],
    ['a subPathExpr', mount({ subPathExpr: '$(POD_NAME)' }), []],
    [
      'a subPathExpr that leads out',
      mount({ subPathExpr: '../$(POD_NAME)' }),
      [`c.volumeMounts.subPathExpr: Invalid value: "../$(POD_NAME)": must not contain '..'`],
    ],
    [
      'both of them',
      mount({ subPathExpr: '$(A)', subPath: 'a' }),
      [
        'c.volumeMounts[0].subPathExpr: Invalid value: "$(A)": subPathExpr and subPath are mutually exclusive',
      ],
    ],
    ['devices', { volumeDevices: [device('claim', '/dev/a'), device('own', '/dev/b')] }, []],
    [
      'a device of no claim',
      { volumeDevices: [device('empty', '/dev/a')] },
      [
        'c.volumeDevices[0].name: Invalid value: "empty": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
      ],
    ],
    [
      'a device of no volume, twice',
      { volumeDevices: [device('x', '/dev/a'), device('x', '/dev/a')] },
      [
        'c.volumeDevices[0].name: Not found: "x"',
        'c.volumeDevices[1].name: Invalid value: "x": must be unique',
        'c.volumeDevices[1].name: Not found: "x"',
        'c.volumeDevices[1].devicePath: Invalid value: "/dev/a": must be unique',
      ],
    ],
    [
      'a claim as both',
      { volumeMounts: [{ name: 'claim', mountPath: '/d' }], volumeDevices: [device('claim', '/d')] },
      [
        'c.volumeMounts[0].name: Invalid value: "claim": must not already exist in volumeDevices',
        'c.volumeMounts[0].mountPath: Invalid value: "/d": must not already exist as a path in volumeDevices',
        'c.volumeDevices[0].name: Invalid value: "claim": must not already exist in volumeMounts',
        'c.volumeDevices[0].devicePath: Invalid value: "/d": must not already exist as a path in volumeMounts',
      ],
    ],
  ]
  it.each(cases)('%s', (_, container, expected) => {
    expect(mistakes(container)).toEqual(expected)
  })
})
