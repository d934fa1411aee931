import { describe, expect, it } from 'vitest'
import { podSecurity } from '@/lib/cluster/admission/pod-security'
import { noNetwork } from '@/lib/cluster/admission/webhook/dialler'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { deployment } from '@/lib/cluster/apis/apps/deployment'
import { namespace } from '@/lib/cluster/apis/core/namespace'
import { pod } from '@/lib/cluster/apis/core/pod'
import type { Kind } from '@/lib/cluster/apis/kind'

type Object = Record<string, unknown>

const labels = (given: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(given).map(([mode, value]) => [`pod-security.kubernetes.io/${mode}`, value]),
  )

const makeNamespace = (given: Record<string, string>) =>
  ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'ns', labels: labels(given) },
  }) as never as KubeObject

const makePod = (spec: Object, name = 'p', annotations?: Object) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'ns', annotations },
    spec: { containers: [{ name: 'c', image: 'nginx' }], ...spec },
  }) as never as KubeObject

/** What is refused, or else warned of. */
function admit(
  kind: Kind,
  object: KubeObject,
  given: Record<string, string>,
  more: { old?: KubeObject; pods?: KubeObject[]; subresource?: string } = {},
) {
  const warnings: string[] = []
  const { old, pods = [], subresource } = more
  const attributes = {
    operation: old ? ('UPDATE' as const) : ('CREATE' as const),
    kind,
    namespace: 'ns',
    name: object.metadata.name,
    object,
    ...(old ? { old } : {}),
    ...(subresource ? { subresource } : {}),
    username: 'admin',
    groups: [],
    warnings,
  }
  const context = {
    now: 0,
    rng: {} as never,
    get: () => makeNamespace(given),
    list: () => pods,
    put: () => {},
    network: () => noNetwork,
  }
  try {
    podSecurity.validate?.(attributes, context)
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
  return warnings
}

const safe = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
}
const container = (securityContext: Object, name = 'c') => ({ name, image: 'nginx', securityContext })
const volume = (name: string, type: string) => ({ name, [type]: {} })

describe('baseline', () => {
  it.each<[Object, string]>([
    [
      { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
      'forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined")',
    ],
    [
      { initContainers: [container({ capabilities: { add: ['SYS_ADMIN', 'NET_RAW'] } }, 'i')] },
      'non-default capabilities (container "i" must not include "NET_RAW", "SYS_ADMIN" in securityContext.capabilities.add)',
    ],
    [{ hostIPC: true, hostNetwork: true }, 'host namespaces (hostNetwork=true, hostIPC=true)'],
    [{ volumes: [volume('b', 'hostPath'), volume('a', 'hostPath')] }, 'hostPath volumes (volumes "b", "a")'],
    [
      {
        containers: [
          {
            name: 'c',
            ports: [
              { containerPort: 1, hostPort: 90 },
              { containerPort: 2, hostPort: 100 },
            ],
          },
        ],
      },
      'hostPort (container "c" uses hostPorts 100, 90)',
    ],
    [
      { containers: [{ name: 'c', livenessProbe: { httpGet: { port: 80, host: '1.2.3.4' } } }] },
      'probe or lifecycle host (container "c" uses probe or lifecycle host "1.2.3.4")',
    ],
    [
      { containers: [container({ privileged: true }, 'a'), container({ privileged: true }, 'b')] },
      'privileged (containers "a", "b" must not set securityContext.privileged=true)',
    ],
    [
      { containers: [container({ procMount: 'Unmasked' })] },
      'procMount (container "c" must not set securityContext.procMount to "Unmasked")',
    ],
    [
      {
        securityContext: { seLinuxOptions: { type: 'spc_t', role: 'r' } },
        containers: [container({ seLinuxOptions: { user: 'u' } })],
      },
      'seLinuxOptions (pod and container "c" set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set; role may not be set)',
    ],
    [
      { containers: [container({ seccompProfile: { type: 'Unconfined' } })] },
      'seccompProfile (container "c" must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [
      { securityContext: { sysctls: [{ name: 'kernel.msgmax' }, { name: 'net.ipv4.tcp_rmem' }] } },
      'forbidden sysctls (kernel.msgmax)',
    ],
    [
      { securityContext: { windowsOptions: { hostProcess: true } } },
      'hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)',
    ],
  ])('%j', (spec, why) => {
    expect(admit(pod, makePod(spec), { enforce: 'baseline' })).toBe(
      `pods "p" is forbidden: violates PodSecurity "baseline:latest": ${why}`,
    )
  })

  it('looks at the annotations of AppArmor', () => {
    const key = 'container.apparmor.security.beta.kubernetes.io/c'
    expect(admit(pod, makePod({}, 'p', { [key]: 'unconfined' }), { enforce: 'baseline' })).toContain(
      `forbidden AppArmor profile (annotation must not set AppArmor profile type to "${key}="unconfined"")`,
    )
  })
})

describe('restricted', () => {
  const secured = { containers: [container(safe)] }
  it.each<[Object, string]>([
    [
      { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Localhost' } } },
      'allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"])',
    ],
    [
      {
        containers: [
          container({ ...safe, capabilities: { drop: ['ALL'], add: ['CHOWN', 'NET_BIND_SERVICE'] } }),
        ],
      },
      'unrestricted capabilities (container "c" must not include "CHOWN" in securityContext.capabilities.add)',
    ],
    [
      { ...secured, volumes: [volume('h', 'hostPath'), volume('n', 'nfs'), volume('e', 'emptyDir')] },
      'restricted volume types (volumes "h", "n" use restricted volume types "hostPath", "nfs")',
    ],
    [
      { ...secured, securityContext: { runAsNonRoot: false } },
      'runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)',
    ],
    [{ ...secured, securityContext: { runAsUser: 0 } }, 'runAsUser=0 (pod must not set runAsUser=0)'],
    [{ ...secured, hostNetwork: true, hostPID: false }, 'host namespaces (hostNetwork=true)'],
  ])('%j', (spec, why) => {
    expect(admit(pod, makePod(spec), { enforce: 'restricted', 'enforce-version': 'latest' })).toBe(
      `pods "p" is forbidden: violates PodSecurity "restricted:latest": ${why}`,
    )
  })

  it('lets a pod pass that has all it asks for', () => {
    expect(admit(pod, makePod(secured), { enforce: 'restricted' })).toEqual([])
  })

  it('asks what the version of the labels asked', () => {
    const given = { enforce: 'restricted', 'enforce-version': 'v1.18' }
    expect(admit(pod, makePod({}), given)).toBe(
      'pods "p" is forbidden: violates PodSecurity "restricted:v1.18": allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true)',
    )
  })
})

describe('workloads and updates', () => {
  const web = (spec: Object) =>
    ({ ...makePod({}), spec: { template: { spec: { containers: [{ name: 'c' }], ...spec } } } }) as KubeObject

  it('warns of the template at the enforced level, and never refuses it', () => {
    expect(admit(deployment, web({ hostPID: true }), { enforce: 'baseline' })).toEqual([
      'would violate PodSecurity "baseline:latest": host namespaces (hostPID=true)',
    ])
    expect(admit(deployment, web({ hostPID: true }), { enforce: 'baseline', warn: 'privileged' })).toEqual([])
  })

  it('looks at a pod that is there only when an image or a container is new', () => {
    const old = makePod({ hostPID: true })
    const relabelled = makePod({ hostPID: true }, 'p', { note: 'x' })
    expect(admit(pod, relabelled, { enforce: 'baseline' }, { old })).toEqual([])
    const other = makePod({ hostPID: true, containers: [{ name: 'c', image: 'nginx:2' }] })
    expect(admit(pod, other, { enforce: 'baseline' }, { old })).toContain('host namespaces')
    expect(admit(pod, other, { enforce: 'baseline' }, { old, subresource: 'status' })).toEqual([])
  })
})

describe('namespaces', () => {
  it('refuses labels that mean nothing', () => {
    expect(admit(namespace, makeNamespace({ enforce: 'strict', 'warn-version': '1.2' }), {})).toBe(
      'Namespace "ns" is invalid: [metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted, metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "1.2": must be "latest" or "v1.x"]',
    )
  })

  it('tells of the pods that a stricter level would not let in', () => {
    const pods = [makePod({ hostPID: true }, 'b'), makePod({ hostPID: true }, 'a'), makePod({}, 'z')]
    const old = makeNamespace({})
    const set = (level: string) => admit(namespace, makeNamespace({ enforce: level }), {}, { old, pods })
    expect(set('privileged')).toEqual([])
    expect(set('baseline')).toEqual([
      'existing pods in namespace "ns" violate the new PodSecurity enforce level "baseline:latest"',
      'a (and 1 other pod): host namespaces',
    ])
    expect(set('restricted')).toHaveLength(3)
    expect(admit(namespace, old, {}, { old: makeNamespace({ enforce: 'baseline' }), pods })).toEqual([])
  })
})
