/**
 * Are the values of a KubeSchedulerConfiguration of their types?
 * Mirrors: the errors of Go's JSON decoder. Differs: fields that the engine reads past are not looked at.
 */
import { isObject, jsonKind } from '@/lib/cluster/apimachinery/json-patch'

type Shape = 'string' | 'int32' | 'int64' | List | Struct
interface List {
  each: Shape
}
interface Struct {
  /** The type's name in Go, with its package. */
  go: string
  fields: Readonly<Record<string, Shape>>
}

const struct = (go: string, fields: Struct['fields']): Struct => ({ go, fields })
const list = (each: Shape): List => ({ each })

const pluginSet = struct('v1.PluginSet', {
  enabled: list(struct('v1.Plugin', { name: 'string', weight: 'int32' })),
  disabled: list(struct('v1.Plugin', { name: 'string', weight: 'int32' })),
})

/** @param points the extension points that a profile may name */
const configuration = (points: readonly string[]): Struct =>
  struct('v1.KubeSchedulerConfiguration', {
    parallelism: 'int32',
    percentageOfNodesToScore: 'int32',
    clientConnection: struct('v1alpha1.ClientConnectionConfiguration', { kubeconfig: 'string' }),
    profiles: list(
      struct('v1.KubeSchedulerProfile', {
        schedulerName: 'string',
        percentageOfNodesToScore: 'int32',
        plugins: struct('v1.Plugins', Object.fromEntries(points.map((point) => [point, pluginSet]))),
        pluginConfig: list(struct('v1.PluginConfig', { name: 'string' })),
      }),
    ),
  })

const resources = list(struct('v1.ResourceSpec', { name: 'string', weight: 'int64' }))
const requirements = list(
  struct('v1.NodeSelectorRequirement', { key: 'string', operator: 'string', values: list('string') }),
)
const term = struct('v1.NodeSelectorTerm', { matchExpressions: requirements, matchFields: requirements })

/** By plugin. */
const ARGS = new Map<string, Struct>([
  [
    'NodeResourcesFit',
    struct('v1.NodeResourcesFitArgs', {
      ignoredResources: list('string'),
      ignoredResourceGroups: list('string'),
      scoringStrategy: struct('v1.ScoringStrategy', {
        type: 'string',
        resources,
        requestedToCapacityRatio: struct('v1.RequestedToCapacityRatioParam', {
          shape: list(struct('v1.UtilizationShapePoint', { utilization: 'int32', score: 'int32' })),
        }),
      }),
    }),
  ],
  ['NodeResourcesBalancedAllocation', struct('v1.NodeResourcesBalancedAllocationArgs', { resources })],
  [
    'PodTopologySpread',
    struct('v1.PodTopologySpreadArgs', {
      defaultingType: 'string',
      defaultConstraints: list(
        struct('v1.TopologySpreadConstraint', {
          maxSkew: 'int32',
          topologyKey: 'string',
          whenUnsatisfiable: 'string',
        }),
      ),
    }),
  ],
  ['InterPodAffinity', struct('v1.InterPodAffinityArgs', { hardPodAffinityWeight: 'int32' })],
  [
    'NodeAffinity',
    struct('v1.NodeAffinityArgs', {
      addedAffinity: struct('v1.NodeAffinity', {
        requiredDuringSchedulingIgnoredDuringExecution: struct('v1.NodeSelector', {
          nodeSelectorTerms: list(term),
        }),
        preferredDuringSchedulingIgnoredDuringExecution: list(
          struct('v1.PreferredSchedulingTerm', { weight: 'int32', preference: term }),
        ),
      }),
    }),
  ],
])

const goType = (shape: Shape): string =>
  typeof shape === 'string' ? shape : 'each' in shape ? `[]${goType(shape.each)}` : shape.go

const fits = (value: unknown, shape: 'string' | 'int32' | 'int64'): boolean =>
  shape === 'string'
    ? typeof value === 'string'
    : Number.isInteger(value) && Math.abs(value as number) <= (shape === 'int32' ? 2 ** 31 - 1 : 2 ** 63)

/** The first value that is not of its type. @param at `Plugin.profiles.plugins.score.enabled.weight` */
function problem(value: unknown, shape: Shape, owner: string, path: string): string | undefined {
  if (value === null || value === undefined) return undefined
  const field = `${owner.slice(owner.indexOf('.') + 1)}.${path}`
  const wrong = () => {
    const what = typeof value === 'number' && typeof shape === 'string' ? `number ${value}` : jsonKind(value)
    const where = path === '' ? 'Go value' : `Go struct field ${field}`
    return `json: cannot unmarshal ${what} into ${where} of type ${goType(shape)}`
  }
  if (typeof shape === 'string') return fits(value, shape) ? undefined : wrong()
  if ('each' in shape) {
    if (!Array.isArray(value)) return wrong()
    return first(value, (item) => problem(item, shape.each, owner, path))
  }
  if (!isObject(value)) return wrong()
  return first(Object.entries(shape.fields), ([name, own]) =>
    problem(
      Object.hasOwn(value, name) ? value[name] : undefined,
      own,
      shape.go,
      path === '' ? name : `${path}.${name}`,
    ),
  )
}

function first<T>(items: readonly T[], look: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** What the decoder says of the file; undefined when every value is of its type. */
export const misshapen = (config: unknown, points: readonly string[]): string | undefined =>
  problem(config, configuration(points), '', '')

/** The same of a plugin's arguments. */
export function misshapenArgs(plugin: string, args: unknown): string | undefined {
  const shape = ARGS.get(plugin)
  const why = shape && problem(args, shape, '', '')
  return why && `decoding args for plugin ${plugin}: ${why}`
}
