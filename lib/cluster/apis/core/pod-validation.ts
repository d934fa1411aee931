/** Validation of pod specs. Mirrors: ValidatePodSpec in pkg/apis/core/validation/validation.go. */
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IToleration } from 'kubernetes-models/v1/Toleration'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import {
  dns1123Label,
  dns1123Subdomain,
  isIPv4,
  labelValue,
  qualifiedName,
  validateLabels,
} from '@/lib/cluster/apimachinery/names'
import { validateAffinity } from '@/lib/cluster/apis/core/affinity-validation'
import { validateContainers } from '@/lib/cluster/apis/core/container-validation'
import {
  validateHostProcess,
  validatePodSecurityContext,
} from '@/lib/cluster/apis/core/security-context-validation'
import { validateVolumes } from '@/lib/cluster/apis/core/volume-validation'
import { part } from '@/lib/cluster/sim/parts'

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** Tolerations of a pod. */
export function validateTolerations(
  tolerations: readonly IToleration[],
  field: string,
  errors: FieldErrors,
): void {
  for (const [index, toleration] of tolerations.entries()) {
    const path = `${field}[${index}]`
    const {
      key = '',
      operator = '',
      value = '',
      effect = '',
    } = toleration as Record<string, string | undefined>
    if (key) for (const why of qualifiedName(key)) errors.invalid(`${path}.key`, key, why)
    if (!key && operator !== 'Exists') {
      errors.invalid(
        `${path}.operator`,
        operator,
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      )
    }
    if (toleration.tolerationSeconds !== undefined && effect !== 'NoExecute') {
      errors.invalid(`${path}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set")
    }
    if (operator === '' || operator === 'Equal') {
      const why = labelValue(value)
      if (why.length > 0) errors.invalid(`${path}.operator`, value, why.join(';'))
    } else if (operator === 'Exists') {
      if (value) errors.invalid(`${path}.operator`, value, "value must be empty when `operator` is 'Exists'")
    } else errors.notSupported(`${path}.operator`, operator, ['Equal', 'Exists'])
    if (effect && !EFFECTS.includes(effect)) errors.notSupported(`${path}.effect`, effect, EFFECTS)
  }
}

function validateHost(spec: IPodSpec, field: string, errors: FieldErrors): void {
  for (const [index, alias] of (spec.hostAliases ?? []).entries()) {
    if (!isIPv4(alias.ip ?? '') && !alias.ip?.includes(':')) {
      errors.invalid(
        `${field}.hostAliases[${index}].ip`,
        alias.ip ?? '',
        'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      )
    }
  }
  for (const name of ['hostname', 'subdomain'] as const) {
    const value = spec[name]
    if (value) for (const why of dns1123Label(value)) errors.invalid(`${field}.${name}`, value, why)
  }
}

/** Validates a pod spec, of a pod or of a template. */
export function validatePodSpec(spec: IPodSpec, field: string, errors: FieldErrors): void {
  const volumes = validateVolumes(spec.volumes ?? [], `${field}.volumes`, errors)
  validateContainers(spec, volumes, field, errors)
  if (!['Always', 'OnFailure', 'Never'].includes(spec.restartPolicy ?? '')) {
    if (!spec.restartPolicy) errors.required(`${field}.restartPolicy`)
    else errors.notSupported(`${field}.restartPolicy`, spec.restartPolicy, ['Always', 'OnFailure', 'Never'])
  }
  const policies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
  if (spec.dnsPolicy && !policies.includes(spec.dnsPolicy)) {
    errors.notSupported(`${field}.dnsPolicy`, spec.dnsPolicy, policies)
  }
  if (spec.dnsPolicy === 'None' && !spec.dnsConfig?.nameservers?.length) {
    errors.required(
      `${field}.dnsConfig.nameservers`,
      'must provide at least one DNS nameserver when `dnsPolicy` is None',
    )
  }
  validateLabels(spec.nodeSelector, `${field}.nodeSelector`, errors)
  validatePodSecurityContext(spec, field, errors)
  validateHost(spec, field, errors)
  validateAffinity(spec.affinity, `${field}.affinity`, errors)
  if (spec.serviceAccountName) {
    for (const why of dns1123Subdomain(spec.serviceAccountName)) {
      errors.invalid(`${field}.serviceAccountName`, spec.serviceAccountName, why)
    }
  }
  if (spec.nodeName) {
    for (const why of dns1123Subdomain(spec.nodeName)) errors.invalid(`${field}.nodeName`, spec.nodeName, why)
  }
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined && (deadline < 1 || deadline > 2_147_483_647)) {
    errors.invalid(`${field}.activeDeadlineSeconds`, deadline, 'must be between 1 and 2147483647, inclusive')
  }
  const grace = spec.terminationGracePeriodSeconds
  if (grace !== undefined && grace < 0) {
    errors.invalid(`${field}.terminationGracePeriodSeconds`, grace, 'must be greater than or equal to 0')
  }
  validateTolerations(spec.tolerations ?? [], `${field}.tolerations`, errors)
  const { topologySpreadConstraints: spread } = spec
  if (spread?.length)
    part('podPlacement').validateTopologySpread(spread, `${field}.topologySpreadConstraints`, errors)
  validateHostProcess(spec, field, errors)
}
