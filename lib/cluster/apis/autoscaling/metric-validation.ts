/** Metrics and behaviour of an autoscaler. Mirrors: pkg/apis/autoscaling/validation. */
import type { IHPAScalingRules } from 'kubernetes-models/autoscaling/v2/HPAScalingRules'
import type { IMetricIdentifier } from 'kubernetes-models/autoscaling/v2/MetricIdentifier'
import type { IMetricSpec } from 'kubernetes-models/autoscaling/v2/MetricSpec'
import type { IMetricTarget } from 'kubernetes-models/autoscaling/v2/MetricTarget'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { pathSegmentName } from '@/lib/cluster/apimachinery/names'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'

const SOURCE_FIELDS = ['object', 'external', 'pods', 'resource', 'containerResource'] as const
type SourceField = (typeof SOURCE_FIELDS)[number]
const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']
const TARGET_TYPES = ['Utilization', 'Value', 'AverageValue']

const isPositive = (amount: string | number | undefined): boolean =>
  amount !== undefined && compareQuantities(amount, 0) > 0

/** Kind and name of another object. */
export function validateReference(
  reference: { kind?: string; name?: string } | undefined,
  field: string,
  errors: FieldErrors,
): void {
  for (const key of ['kind', 'name'] as const) {
    const value = reference?.[key] ?? ''
    if (value === '') errors.required(`${field}.${key}`)
    else for (const why of pathSegmentName(value)) errors.invalid(`${field}.${key}`, value, why)
  }
}

function validateTarget(target: IMetricTarget | undefined, field: string, errors: FieldErrors): void {
  const { type, value, averageValue, averageUtilization } = target ?? { type: '' }
  if (!type) errors.required(`${field}.type`, 'must specify a metric target type')
  if (!TARGET_TYPES.includes(type)) {
    errors.invalid(`${field}.type`, type ?? '', 'must be either Utilization, Value, or AverageValue')
  }
  if (value !== undefined && !isPositive(value)) errors.invalid(`${field}.value`, value, 'must be positive')
  if (averageValue !== undefined && !isPositive(averageValue)) {
    errors.invalid(`${field}.averageValue`, averageValue, 'must be positive')
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    errors.invalid(`${field}.averageUtilization`, averageUtilization, 'must be greater than 0')
  }
}

function validateIdentifier(metric: IMetricIdentifier | undefined, field: string, errors: FieldErrors): void {
  const name = metric?.name ?? ''
  if (name === '') errors.required(`${field}.name`, 'must specify a metric name')
  else for (const why of pathSegmentName(name)) errors.invalid(`${field}.name`, name, why)
}

/** cpu or memory of pods or of one of their containers: a share or an amount, not both. */
function validateUsage(
  source: { name: string; target: IMetricTarget },
  field: string,
  errors: FieldErrors,
): void {
  if (!source.name) errors.required(`${field}.name`, 'must specify a resource name')
  validateTarget(source.target, `${field}.target`, errors)
  const { averageUtilization, averageValue } = source.target ?? {}
  if (averageUtilization === undefined && averageValue === undefined) {
    errors.required(
      `${field}.target.averageUtilization`,
      'must set either a target raw value or a target utilization',
    )
  }
  if (averageUtilization !== undefined && averageValue !== undefined) {
    errors.forbidden(
      `${field}.target.averageValue`,
      'may not set both a target raw value and a target utilization',
    )
  }
}

const SOURCES: Record<SourceField, (spec: IMetricSpec, field: string, errors: FieldErrors) => void> = {
  object({ object }, field, errors) {
    validateReference(object?.describedObject, `${field}.describedObject`, errors)
    validateIdentifier(object?.metric, `${field}.metric`, errors)
    validateTarget(object?.target, `${field}.target`, errors)
    if (object?.target?.value === undefined && object?.target?.averageValue === undefined) {
      errors.required(`${field}.target.averageValue`, 'must set either a target value or averageValue')
    }
  },
  external({ external }, field, errors) {
    validateIdentifier(external?.metric, `${field}.metric`, errors)
    validateTarget(external?.target, `${field}.target`, errors)
    const { value, averageValue } = external?.target ?? {}
    if (value === undefined && averageValue === undefined) {
      errors.required(
        `${field}.target.averageValue`,
        'must set either a target value for metric or a per-pod target',
      )
    }
    if (value !== undefined && averageValue !== undefined) {
      errors.forbidden(
        `${field}.target.value`,
        'may not set both a target value for metric and a per-pod target',
      )
    }
  },
  pods({ pods }, field, errors) {
    validateIdentifier(pods?.metric, `${field}.metric`, errors)
    validateTarget(pods?.target, `${field}.target`, errors)
    if (!isPositive(pods?.target?.averageValue)) {
      errors.required(`${field}.target.averageValue`, 'must specify a positive target averageValue')
    }
  },
  resource({ resource }, field, errors) {
    if (resource) validateUsage(resource, field, errors)
  },
  containerResource({ containerResource }, field, errors) {
    if (!containerResource) return
    if (!containerResource.container) errors.required(`${field}.container`, 'must specify a container')
    validateUsage(containerResource, field, errors)
  },
}

/** One metric: its type, and the source of that type and no other. */
export function validateMetric(spec: IMetricSpec, field: string, errors: FieldErrors): void {
  const type = spec.type ?? ''
  if (type === '') errors.required(`${field}.type`, 'must specify a metric source type')
  if (!TYPES.includes(type)) errors.notSupported(`${field}.type`, type, TYPES)
  const present = SOURCE_FIELDS.filter((source) => spec[source] !== undefined)
  const [first] = present
  if (first) SOURCES[first](spec, `${field}.${first}`, errors)
  const expected = `${type.charAt(0).toLowerCase()}${type.slice(1)}`
  if (TYPES.includes(type) && !present.some((source) => source === expected)) {
    errors.required(`${field}.${expected}`, 'must populate information for the given metric source')
  }
  if (present.length === 1) return
  for (const source of present) {
    if (source !== expected)
      errors.forbidden(`${field}.${source}`, 'must populate the given metric source only')
  }
}

/** How fast an autoscaler may go up or down. */
export function validateScalingRules(
  rules: IHPAScalingRules | undefined,
  field: string,
  errors: FieldErrors,
): void {
  if (!rules) return
  const { stabilizationWindowSeconds: window, selectPolicy, policies = [] } = rules
  if (window !== undefined && window < 0) {
    errors.invalid(`${field}.stabilizationWindowSeconds`, window, 'must be greater than or equal to zero')
  }
  if (window !== undefined && window > 3600) {
    errors.invalid(`${field}.stabilizationWindowSeconds`, window, 'must be less than or equal to 3600')
  }
  const select = ['Disabled', 'Max', 'Min']
  if (selectPolicy !== undefined && !select.includes(selectPolicy)) {
    errors.notSupported(`${field}.selectPolicy`, selectPolicy, select)
  }
  const { tolerance } = rules as { tolerance?: string | number }
  if (tolerance !== undefined && compareQuantities(tolerance, '0') < 0) {
    errors.invalid(`${field}.tolerance`, String(tolerance), 'must be greater than or equal to 0')
  }
  if (policies.length === 0) errors.required(`${field}.policies`, 'must specify at least one Policy')
  for (const [index, { type, value, periodSeconds }] of policies.entries()) {
    const path = `${field}.policies[${index}]`
    const types = ['Percent', 'Pods']
    if (!types.includes(type)) errors.notSupported(`${path}.type`, type, types)
    if (value <= 0) errors.invalid(`${path}.value`, value, 'must be greater than zero')
    if (periodSeconds <= 0)
      errors.invalid(`${path}.periodSeconds`, periodSeconds, 'must be greater than zero')
    if (periodSeconds > 1800) {
      errors.invalid(`${path}.periodSeconds`, periodSeconds, 'must be less than or equal to 1800')
    }
  }
}
