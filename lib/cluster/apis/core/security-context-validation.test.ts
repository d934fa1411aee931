import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import {
  validateContainerContext,
  validateHostProcess,
  validatePodSecurityContext,
} from '@/lib/cluster/apis/core/security-context-validation'

const PROFILES = 'supported values: "Localhost", "RuntimeDefault", "Unconfined"'
const container = (securityContext: object) => ({ name: 'c', image: 'i', securityContext })

const ports = (...of: object[]) => ({ hostNetwork: true, containers: [{ ...container({}), ports: of }] })

it.each<[object, string[]]>([
  [ports({ containerPort: 80 }, { containerPort: 81, hostPort: 81 }), []],
  [
    ports({ containerPort: 80, hostPort: 81 }),
    [
      's.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true',
    ],
  ],
  [{ securityContext: { seccompProfile: { type: 'RuntimeDefault' }, fsGroup: 2 } }, []],
  [
    { securityContext: { seccompProfile: { type: 'Local' } } },
    [`s.securityContext.seccompProfile.type: Unsupported value: "Local": ${PROFILES}`],
  ],
  [
    { securityContext: { seccompProfile: { type: 'Localhost' }, appArmorProfile: { type: 'Localhost' } } },
    [
      's.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost',
      's.securityContext.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost',
    ],
  ],
  [
    { securityContext: { fsGroup: -1, supplementalGroups: [1, -2], fsGroupChangePolicy: 'Never' } },
    [
      's.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      's.securityContext.supplementalGroups: Invalid value: -2: must be between 0 and 2147483647, inclusive',
      's.securityContext.fsGroupChangePolicy: Unsupported value: "Never": supported values: "Always", "OnRootMismatch"',
    ],
  ],
  [
    { securityContext: { sysctls: [{ name: 'net.core.somaxconn' }, { name: 'net.core.somaxconn' }] } },
    ['s.securityContext.sysctls[1].name: Duplicate value: "net.core.somaxconn"'],
  ],
])('the context of a pod %j', (spec, expected) => {
  const errors = new FieldErrors()
  validatePodSecurityContext(spec as IPodSpec, 's', errors)
  expect(errors.list.map(({ message }) => message)).toEqual(expected)
})

it.each<[object, boolean | undefined, string[]]>([
  [{ procMount: 'Unmasked' }, false, []],
  [
    { procMount: 'Unmasked' },
    undefined,
    ['c.procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`'],
  ],
  [
    { procMount: 'Open' },
    undefined,
    ['c.procMount: Unsupported value: "Open": supported values: "Default", "Unmasked"'],
  ],
  [
    { runAsUser: -1 },
    undefined,
    ['c.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive'],
  ],
])('the context of a container %j, hostUsers %j', (context, hostUsers, expected) => {
  const errors = new FieldErrors()
  validateContainerContext(context, { hostUsers } as IPodSpec, 'c', errors)
  expect(errors.list.map(({ message }) => message)).toEqual(expected)
})

const HOST = { windowsOptions: { hostProcess: true } }
const NETWORK =
  's.hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers'
const ALL =
  's: Invalid value: "": If pod contains any hostProcess containers then all containers must be HostProcess containers'

it.each<[string, object, string[]]>([
  ['none', { containers: [container({})] }, []],
  ['all, in the network', { hostNetwork: true, securityContext: HOST, containers: [container({})] }, []],
  ['all, not in the network', { securityContext: HOST, containers: [container({})] }, [NETWORK]],
  ['one of two', { hostNetwork: true, containers: [container(HOST), container({})] }, [ALL]],
])('host processes: %s', (_, spec, expected) => {
  const errors = new FieldErrors()
  validateHostProcess(spec as IPodSpec, 's', errors)
  expect(errors.list.map(({ message }) => message)).toEqual(expected)
})
