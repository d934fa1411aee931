import { expect, it } from 'vitest'
import { baselineChecks } from '@/lib/cluster/admission/pod-security/baseline-checks'
import { failedFields } from '@/lib/cluster/admission/pod-security/fields'
import { restrictedChecks } from '@/lib/cluster/admission/pod-security/restricted-checks'
import type { PodLike } from '@/lib/cluster/admission/pod-security/settings'

const fine = { name: 'fine', image: 'nginx' }
/** A pod with one container that is fine where nothing is asked for, and one that has this. */
const second = (container: object) => ({ containers: [fine, { name: 'bad', image: 'nginx', ...container }] })
const context = (securityContext: object) => second({ securityContext })
const C1 = 'spec.containers[1]'
const SC = `${C1}.securityContext`

it.each<[check: string, spec: object, fields: string[]]>([
  ['appArmorProfile', context({ appArmorProfile: { type: 'Unconfined' } }), [`${SC}.appArmorProfile.type`]],
  ['capabilities_baseline', context({ capabilities: { add: ['SYS_ADMIN'] } }), [`${SC}.capabilities.add`]],
  ['hostNamespaces', { containers: [fine], hostPID: true, hostIPC: true }, ['spec.hostPID', 'spec.hostIPC']],
  [
    'hostPathVolumes',
    {
      containers: [fine],
      volumes: [
        { name: 'a', emptyDir: {} },
        { name: 'b', hostPath: { path: '/' } },
      ],
    },
    ['spec.volumes[1]'],
  ],
  ['hostPorts', second({ ports: [{ containerPort: 80, hostPort: 80 }] }), [`${C1}.ports`]],
  ['hostProbesAndHostLifecycle', second({ livenessProbe: { httpGet: { host: 'x', port: 80 } } }), [C1]],
  ['privileged', { ...context({ privileged: true }) }, [`${SC}.privileged`]],
  ['procMount', context({ procMount: 'Unmasked' }), [`${SC}.procMount`]],
  [
    'seLinuxOptions',
    { containers: [fine], securityContext: { seLinuxOptions: { user: 'x' } } },
    ['spec.securityContext.seLinuxOptions'],
  ],
  [
    'seccompProfile_baseline',
    {
      ...context({ seccompProfile: { type: 'Unconfined' } }),
      securityContext: { seccompProfile: { type: 'Unconfined' } },
    },
    ['spec.securityContext.seccompProfile.type', `${SC}.seccompProfile.type`],
  ],
  [
    'sysctls',
    { containers: [fine], securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } },
    ['spec.securityContext.sysctls'],
  ],
  [
    'windowsHostProcess',
    context({ windowsOptions: { hostProcess: true } }),
    [`${SC}.windowsOptions.hostProcess`],
  ],
  [
    'allowPrivilegeEscalation',
    {
      containers: [{ ...fine, securityContext: { allowPrivilegeEscalation: false } }],
      initContainers: [fine],
    },
    ['spec.initContainers[0].securityContext.allowPrivilegeEscalation'],
  ],
  [
    'capabilities_restricted',
    {
      containers: [{ ...fine, securityContext: { capabilities: { drop: ['ALL'] } } }],
      ephemeralContainers: [{ name: 'debugger' }],
    },
    ['spec.ephemeralContainers[0].securityContext.capabilities'],
  ],
  ['restrictedVolumes', { containers: [fine], volumes: [{ name: 'a', nfs: {} }] }, ['spec.volumes[0]']],
  [
    'runAsNonRoot',
    { ...context({ runAsNonRoot: false }), securityContext: { runAsNonRoot: true } },
    [`${SC}.runAsNonRoot`],
  ],
  ['runAsNonRoot', { containers: [fine] }, ['spec.containers[0].securityContext.runAsNonRoot']],
  ['runAsUser', context({ runAsUser: 0 }), [`${SC}.runAsUser`]],
  [
    'seccompProfile_restricted',
    second({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }),
    ['spec.containers[0].securityContext.seccompProfile.type'],
  ],
])('%s of %j', (id, spec, fields) => {
  const check = [...baselineChecks, ...restrictedChecks].find((one) => one.id === id)
  expect(check && failedFields(check, { spec } as unknown as PodLike, 36)).toEqual(fields)
})

it('tells annotations from fields', () => {
  const check = baselineChecks.find(({ id }) => id === 'appArmorProfile')
  const annotations = { 'container.apparmor.security.beta.kubernetes.io/fine': 'unconfined' }
  const pod = { metadata: { annotations }, spec: { containers: [fine] } } as unknown as PodLike
  expect(check && failedFields(check, pod, 36)).toEqual(['metadata.annotations'])
})
