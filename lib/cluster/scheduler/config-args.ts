/** Mirrors: pkg/scheduler/apis/config/validation/validation_pluginargs.go, for what the engine's plugins use. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'

type Raw = Record<string, unknown>

const list = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isObject) : [])
const map = (value: unknown): Raw => (isObject(value) ? value : {})

const STRATEGIES = ['LeastAllocated', 'MostAllocated', 'RequestedToCapacityRatio']

function checkResources(resources: Raw[], path: string, errors: FieldErrors): void {
  resources.forEach(({ name, weight }, index) => {
    if (Number(weight ?? 1) <= 0 || Number(weight ?? 1) > 100)
      errors.invalid(
        `${path}[${index}].weight`,
        weight,
        `resource weight of ${String(name)} not in valid range [1-100]`,
      )
  })
}

function checkShape(shape: Raw[], path: string, errors: FieldErrors): void {
  if (shape.length === 0) {
    errors.required(path, 'at least one point must be specified')
    return
  }
  shape.forEach(({ utilization, score }, index) => {
    const [at, points] = [Number(utilization ?? 0), Number(score ?? 0)]
    const before = shape[index - 1]
    if (at < 0 || at > 100)
      errors.invalid(`${path}[${index}].utilization`, utilization, 'not in valid range [0-100]')
    if (before && Number(before.utilization ?? 0) >= at)
      errors.invalid(
        `${path}[${index}].utilization`,
        utilization,
        'utilization values must be sorted in increasing order',
      )
    if (points < 0 || points > 10)
      errors.invalid(`${path}[${index}].score`, score, 'not in valid range [0-10]')
  })
}

function checkFit({ scoringStrategy }: Raw, path: string, errors: FieldErrors): void {
  if (scoringStrategy === undefined) return
  const { type, resources, requestedToCapacityRatio } = map(scoringStrategy)
  const at = `${path}.scoringStrategy`
  checkResources(list(resources), `${at}.resources`, errors)
  if (!STRATEGIES.includes(String(type))) errors.notSupported(`${at}.type`, type, STRATEGIES)
  if (type === 'RequestedToCapacityRatio')
    checkShape(list(map(requestedToCapacityRatio).shape), `${at}.shape`, errors)
}

function checkConstraints(constraints: Raw[], path: string, errors: FieldErrors): void {
  constraints.forEach(({ maxSkew, topologyKey, whenUnsatisfiable, labelSelector }, index) => {
    const at = `${path}[${index}]`
    if (Number(maxSkew ?? 0) <= 0)
      errors.invalid(`${at}.maxSkew`, maxSkew ?? 0, 'not in valid range (0, inf)')
    if (!topologyKey) errors.required(`${at}.topologyKey`, 'can not be empty')
    const modes = ['DoNotSchedule', 'ScheduleAnyway']
    if (!modes.includes(String(whenUnsatisfiable)))
      errors.notSupported(`${at}.whenUnsatisfiable`, whenUnsatisfiable, modes)
    if (labelSelector)
      errors.forbidden(
        `${at}.labelSelector`,
        'constraint must not define a selector, as they deduced for each pod',
      )
  })
}

function checkSpread(
  { defaultingType = 'System', defaultConstraints }: Raw,
  path: string,
  errors: FieldErrors,
) {
  const types = ['System', 'List']
  const constraints = list(defaultConstraints)
  if (!types.includes(String(defaultingType)))
    errors.notSupported(`${path}.defaultingType`, defaultingType, types)
  if (defaultingType === 'System' && constraints.length > 0)
    errors.invalid(`${path}.defaultingType`, defaultingType, 'when .defaultConstraints are specified')
  checkConstraints(constraints, `${path}.defaultConstraints`, errors)
}

type Check = (args: Raw, path: string, errors: FieldErrors) => void

const CHECKS: Readonly<Record<string, Check>> = {
  NodeResourcesFit: checkFit,
  NodeResourcesBalancedAllocation: ({ resources }, path, errors) =>
    list(resources).forEach(({ weight }, index) => {
      if (Number(weight ?? 1) !== 1) errors.invalid(`${path}.resources[${index}].weight`, weight, 'must be 1')
    }),
  PodTopologySpread: checkSpread,
  InterPodAffinity: ({ hardPodAffinityWeight: weight }, path, errors) => {
    if (weight !== undefined && (Number(weight) < 0 || Number(weight) > 100))
      errors.invalid(`${path}.hardPodAffinityWeight`, weight, 'not in valid range [0-100]')
  },
}

/** The arguments of a profile's plugins. */
export function checkPluginArgs(pluginConfig: Raw[], path: string, errors: FieldErrors): void {
  const seen = new Set<string>()
  pluginConfig.forEach(({ name, args }, index) => {
    const plugin = String(name ?? '')
    const at = `${path}.pluginConfig[${index}]`
    if (seen.has(plugin)) errors.duplicate(at, plugin)
    seen.add(plugin)
    const check = Object.hasOwn(CHECKS, plugin) ? CHECKS[plugin] : undefined
    check?.(map(args), `${at}.args`, errors)
  })
}
