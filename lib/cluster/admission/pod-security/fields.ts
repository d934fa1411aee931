/**
 * Where in a pod a check fails. A check is asked again about each part by itself: it tells in words only.
 * Differs: Kubernetes' own field errors tell more of their values; nothing prints them.
 */
import type { Check } from '@/lib/cluster/admission/pod-security/baseline-checks'
import type { PodLike } from '@/lib/cluster/admission/pod-security/settings'

type Spec = PodLike['spec']

/** What a check looks at, in a container and, where it is there too, in the pod. */
const FIELDS: Readonly<Record<string, string>> = {
  appArmorProfile: 'securityContext.appArmorProfile.type',
  capabilities_baseline: 'securityContext.capabilities.add',
  hostPorts: 'ports',
  privileged: 'securityContext.privileged',
  procMount: 'securityContext.procMount',
  procMount_restricted: 'securityContext.procMount',
  seLinuxOptions: 'securityContext.seLinuxOptions',
  seccompProfile_baseline: 'securityContext.seccompProfile.type',
  sysctls: 'securityContext.sysctls',
  windowsHostProcess: 'securityContext.windowsOptions.hostProcess',
  allowPrivilegeEscalation: 'securityContext.allowPrivilegeEscalation',
  capabilities_restricted: 'securityContext.capabilities',
  runAsNonRoot: 'securityContext.runAsNonRoot',
  runAsUser: 'securityContext.runAsUser',
  seccompProfile_restricted: 'securityContext.seccompProfile.type',
}

const HOST_NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'] as const
const LISTS = ['containers', 'initContainers', 'ephemeralContainers'] as const

const NOTHING = { containers: [], initContainers: [], ephemeralContainers: [] }

const withSpec = (pod: PodLike, more: Partial<Spec>): PodLike => ({ ...pod, spec: { ...pod.spec, ...more } })

function volumeFields(check: Check, pod: PodLike, minor: number): string[] {
  return (pod.spec.volumes ?? []).flatMap((volume, index) =>
    check.run(withSpec(pod, { ...NOTHING, volumes: [volume] }), minor) ? [`spec.volumes[${index}]`] : [],
  )
}

function containerFields(check: Check, pod: PodLike, minor: number, own: string | undefined): string[] {
  const field = FIELDS[check.id]
  return LISTS.flatMap((list) =>
    (pod.spec[list] ?? []).flatMap((container, index) => {
      const alone = withSpec(pod, { ...NOTHING, [list]: [container] })
      const found = check.run(alone, minor)
      if (!found || found.detail === own) return []
      return [field ? `spec.${list}[${index}].${field}` : `spec.${list}[${index}]`]
    }),
  )
}

/** The fields for which a pod fails a check: those that are wrong, or that are missing. */
export function failedFields(check: Check, pod: PodLike, minor: number): string[] {
  if (check.id === 'hostNamespaces')
    return HOST_NAMESPACES.filter((name) => pod.spec[name]).map((name) => `spec.${name}`)
  if (check.id === 'hostPathVolumes' || check.id === 'restrictedVolumes')
    return volumeFields(check, pod, minor)
  const annotated = check.run(withSpec(pod, { ...NOTHING, securityContext: {} }), minor) !== undefined
  const { metadata: _metadata, ...bare } = pod
  const own = check.run(withSpec(bare, NOTHING), minor)?.detail
  return [
    ...(annotated ? ['metadata.annotations'] : []),
    ...(own === undefined ? [] : [`spec.${FIELDS[check.id] ?? ''}`]),
    ...containerFields(check, bare, minor, own),
  ]
}
