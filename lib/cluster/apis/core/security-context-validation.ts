/**
 * Validation of security contexts, of pods and of containers.
 * Mirrors: ValidatePodSecurityContext, ValidateSecurityContext and what they call, in
 * pkg/apis/core/validation/validation.go.
 * Differs: of windowsOptions only hostProcess is looked at.
 */
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { ISecurityContext } from 'kubernetes-models/v1/SecurityContext'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'

const MAX_ID = 2_147_483_647
const PROFILES = ['Localhost', 'RuntimeDefault', 'Unconfined']
const SYSCTL_SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const SYSCTL = `(${SYSCTL_SEGMENT}[\\./])*${SYSCTL_SEGMENT}`
const SYSCTL_NAME = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/

interface Profile {
  type?: string
  localhostProfile?: string
}

function validateProfile(
  profile: Profile | undefined,
  path: string,
  [field, word]: readonly [field: string, word: string],
  errors: FieldErrors,
): void {
  if (!profile) return
  const { type, localhostProfile } = profile
  if (!type) errors.required(`${path}.type`, `type is required when ${field} is set`)
  else if (!PROFILES.includes(type)) errors.notSupported(`${path}.type`, type, PROFILES)
  if (type === 'Localhost') {
    if (localhostProfile === undefined)
      errors.required(`${path}.localhostProfile`, `must be set when ${word} type is Localhost`)
  } else if (localhostProfile !== undefined) {
    const why = `can only be set when ${word} type is Localhost`
    const shown = field === 'appArmorProfile' ? localhostProfile : goProfile(profile)
    errors.invalid(`${path}.localhostProfile`, shown, why)
  }
}

const goProfile = ({
  type = '',
  localhostProfile = null,
}: {
  type?: string
  localhostProfile?: string | null
}) => ({
  Type: type,
  LocalhostProfile: localhostProfile,
})

type Ids = 'runAsUser' | 'runAsGroup' | 'fsGroup'

function validateId(id: number | undefined, path: string, errors: FieldErrors): void {
  if (id !== undefined && (id < 0 || id > MAX_ID))
    errors.invalid(path, id, `must be between 0 and ${MAX_ID}, inclusive`)
}

function validateIds(
  context: { [name in Ids]?: number },
  names: readonly Ids[],
  path: string,
  errors: FieldErrors,
): void {
  for (const name of names) validateId(context[name], `${path}.${name}`, errors)
}

/** What a container's context says of users, of /proc and of its seccomp profile. */
export function validateContainerContext(
  context: ISecurityContext,
  spec: IPodSpec,
  path: string,
  errors: FieldErrors,
): void {
  validateIds(context, ['runAsUser', 'runAsGroup'], path, errors)
  const { procMount } = context
  if (procMount !== undefined && procMount !== 'Default' && procMount !== 'Unmasked')
    errors.notSupported(`${path}.procMount`, procMount, ['Default', 'Unmasked'])
  if (procMount === 'Unmasked' && spec.hostUsers !== false) {
    errors.invalid(`${path}.procMount`, procMount, '`hostUsers` must be false to use `Unmasked`')
  }
  validateProfile(context.seccompProfile, `${path}.seccompProfile`, ['seccompProfile', 'seccomp'], errors)
}

/** A container's AppArmor profile, which is looked at last. */
export const validateAppArmor = (context: ISecurityContext, path: string, errors: FieldErrors): void =>
  validateProfile(context.appArmorProfile, `${path}.appArmorProfile`, ['appArmorProfile', 'AppArmor'], errors)

function validateSysctls(sysctls: readonly { name: string }[], path: string, errors: FieldErrors): void {
  const seen = new Set<string>()
  for (const [index, { name }] of sysctls.entries()) {
    const field = `${path}[${index}].name`
    if (!name) errors.required(field)
    else if (name.length > 253 || !SYSCTL_NAME.test(name))
      errors.invalid(field, name, `must have at most 253 characters and match regex ^${SYSCTL}$`)
    else if (seen.has(name)) errors.duplicate(field, name)
    seen.add(name)
  }
}

/** In the host's network a port is the host's own; a template may leave it out. */
function validateHostNetwork(spec: IPodSpec, field: string, errors: FieldErrors): void {
  for (const [c, { ports }] of (spec.containers ?? []).entries()) {
    for (const [p, { hostPort, containerPort }] of (ports ?? []).entries()) {
      if (!hostPort || hostPort === containerPort) continue
      const why = 'must match `containerPort` when `hostNetwork` is true'
      errors.invalid(`${field}.containers[${c}].ports[${p}].hostPort`, hostPort, why)
    }
  }
}

/** The context of a whole pod. */
export function validatePodSecurityContext(spec: IPodSpec, field: string, errors: FieldErrors): void {
  const context = spec.securityContext
  if (spec.hostNetwork) validateHostNetwork(spec, field, errors)
  if (!context) return
  const path = `${field}.securityContext`
  validateIds(context, ['fsGroup', 'runAsUser', 'runAsGroup'], path, errors)
  for (const group of context.supplementalGroups ?? [])
    validateId(group, `${path}.supplementalGroups`, errors)
  if (spec.shareProcessNamespace && spec.hostPID) {
    const why = 'ShareProcessNamespace and HostPID cannot both be enabled'
    errors.invalid(`${path}.shareProcessNamespace`, true, why)
  }
  validateSysctls(context.sysctls ?? [], `${path}.sysctls`, errors)
  const policy = context.fsGroupChangePolicy
  const policies = ['Always', 'OnRootMismatch']
  if (policy !== undefined && !policies.includes(policy))
    errors.notSupported(`${path}.fsGroupChangePolicy`, policy, policies)
  validateProfile(context.seccompProfile, `${path}.seccompProfile`, ['seccompProfile', 'seccomp'], errors)
  validateAppArmor(context, path, errors)
}

/** A pod's containers are all processes of a Windows host or none, and such a pod is in the host's network. */
export function validateHostProcess(spec: IPodSpec, field: string, errors: FieldErrors): void {
  const whole = spec.securityContext?.windowsOptions?.hostProcess
  const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? [])]
  const processes = containers.filter(
    ({ securityContext }) => securityContext?.windowsOptions?.hostProcess ?? whole,
  )
  if (processes.length === 0) return
  if (processes.length !== containers.length) {
    const why =
      'If pod contains any hostProcess containers then all containers must be HostProcess containers'
    errors.invalid(field, '', why)
  }
  if (!spec.hostNetwork) {
    const why = 'hostNetwork must be true if pod contains any hostProcess containers'
    errors.invalid(`${field}.hostNetwork`, false, why)
  }
}
