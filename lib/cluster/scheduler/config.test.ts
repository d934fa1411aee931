import { expect, it } from 'vitest'
import { loadSchedulerConfig } from '@/lib/cluster/scheduler/config'
import { frameworkOf } from '@/lib/cluster/scheduler/profile'

const HEAD = 'apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n'

function load(rest: string) {
  const config = loadSchedulerConfig(HEAD + rest)
  return 'error' in config ? config.error : config.profiles
}

const filters = (rest: string) => {
  const profiles = load(rest)
  if (typeof profiles === 'string') return profiles
  return frameworkOf(profiles[0] as never).plugins.filter.map(({ name }) => name)
}

const weights = (rest: string) => {
  const profiles = load(rest)
  if (typeof profiles === 'string') return profiles
  const { scores } = frameworkOf(profiles[0] as never)
  return Object.fromEntries(scores.map(({ plugin, weight }) => [plugin.name, weight]))
}

const DEFAULT_WEIGHTS = {
  TaintToleration: 3,
  NodeAffinity: 2,
  NodeResourcesFit: 1,
  PodTopologySpread: 2,
  InterPodAffinity: 2,
  NodeResourcesBalancedAllocation: 1,
  ImageLocality: 1,
}

it.each<[what: string, yaml: string, expected: Record<string, number>]>([
  ['nothing', '', DEFAULT_WEIGHTS],
  [
    'one left out',
    'profiles: [{plugins: {score: {disabled: [{name: ImageLocality}]}}}]',
    (({ ImageLocality: _, ...rest }) => rest)(DEFAULT_WEIGHTS),
  ],
  [
    'all but one left out, and that weighed',
    'profiles: [{plugins: {score: {disabled: [{name: "*"}], enabled: [{name: NodeAffinity, weight: 7}]}}}]',
    { NodeAffinity: 7 },
  ],
  [
    'one weighed everywhere',
    'profiles: [{plugins: {multiPoint: {enabled: [{name: TaintToleration, weight: 50}]}}}]',
    { ...DEFAULT_WEIGHTS, TaintToleration: 50 },
  ],
])('weights: %s', (_what, yaml, expected) => {
  expect(weights(yaml)).toEqual(expected)
})

it('leaves a plugin out of every point, or of one', () => {
  const off = (point: string) => `profiles: [{plugins: {${point}: {disabled: [{name: TaintToleration}]}}}]`
  expect(filters(off('multiPoint'))).not.toContain('TaintToleration')
  expect(filters(off('filter'))).not.toContain('TaintToleration')
  expect(filters(off('score'))).toContain('TaintToleration')
  expect(weights(off('multiPoint'))).not.toHaveProperty('TaintToleration')
})

it('puts what a point names first', () => {
  expect(filters('profiles: [{plugins: {filter: {enabled: [{name: InterPodAffinity}]}}}]')[0]).toBe(
    'InterPodAffinity',
  )
})

it('reads several profiles', () => {
  const profiles = load('profiles: [{schedulerName: a}, {schedulerName: b, percentageOfNodesToScore: 20}]')
  expect(profiles).toMatchObject([
    { schedulerName: 'a' },
    { schedulerName: 'b', percentageOfNodesToScore: 20 },
  ])
})

it('reads how long pods back off', () => {
  expect(load('podMaxBackoffSeconds: 2')).toMatchObject([{ backoff: [1000, 2000] }])
})

it.each([
  ['profiles: [{schedulerName: a}, {}]', 'profiles[1].schedulerName: Required value'],
  [
    'profiles: [{schedulerName: a}, {schedulerName: a}]',
    'profiles[1].schedulerName: Duplicate value: "profiles[0].schedulerName"',
  ],
  [
    'percentageOfNodesToScore: 101',
    'percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]',
  ],
  ['podInitialBackoffSeconds: 0', 'podInitialBackoffSeconds: Invalid value: 0: must be greater than 0'],
  [
    'podInitialBackoffSeconds: 20',
    'podMaxBackoffSeconds: Invalid value: 10: must be greater than or equal to PodInitialBackoffSeconds',
  ],
  ['profile: []', 'strict decoding error: unknown field "profile"'],
  [
    'profiles: [{plugins: {filters: {}}}]',
    'strict decoding error: unknown field "profiles[0].plugins.filters"',
  ],
  [
    'profiles: [{plugins: {filter: {enabled: [{name: Magic}]}}}]',
    'initializing profiles: creating profile for scheduler name default-scheduler: FilterPlugin "Magic" does not exist',
  ],
  [
    'profiles: [{pluginConfig: [{name: InterPodAffinity, args: {hardPodAffinityWeight: 101}}]}]',
    'profiles[0].pluginConfig[0].args.hardPodAffinityWeight: Invalid value: 101: not in valid range [0-100]',
  ],
  [
    'profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: Most}}}]}]',
    'profiles[0].pluginConfig[0].args.scoringStrategy.type: Unsupported value: "Most": supported values: "LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"',
  ],
  [
    'profiles: [{pluginConfig: [{name: PodTopologySpread, args: {defaultConstraints: [{maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule}]}}]}]',
    'profiles[0].pluginConfig[0].args.defaultingType: Invalid value: "System": when .defaultConstraints are specified',
  ],
])('refuses %s', (yaml, error) => {
  expect(load(yaml)).toBe(error)
})

it('tells another version apart', () => {
  const config = loadSchedulerConfig(
    'apiVersion: kubescheduler.config.k8s.io/v1beta3\nkind: KubeSchedulerConfiguration\n',
  )
  expect(config).toMatchObject({
    error: expect.stringMatching(
      /^no kind "KubeSchedulerConfiguration" is registered for version "kubescheduler.config.k8s.io\/v1beta3"/,
    ),
  })
})

const PLUGIN = (set: string) => `profiles: [{plugins: {score: ${set}}}]`
const ARGS = (name: string, args: string) => `profiles: [{pluginConfig: [{name: ${name}, args: ${args}}]}]`
const ODD = '{toString: 1, valueOf: 1}'

it.each<[yaml: string, says: string]>([
  [
    'profiles: x',
    'json: cannot unmarshal string into Go struct field KubeSchedulerConfiguration.profiles of type []v1.KubeSchedulerProfile',
  ],
  [
    `percentageOfNodesToScore: ${ODD}`,
    'json: cannot unmarshal object into Go struct field KubeSchedulerConfiguration.percentageOfNodesToScore of type int32',
  ],
  [
    'percentageOfNodesToScore: 50.5',
    'json: cannot unmarshal number 50.5 into Go struct field KubeSchedulerConfiguration.percentageOfNodesToScore of type int32',
  ],
  [
    PLUGIN(`{enabled: [{name: NodeResourcesFit, weight: ${ODD}}]}`),
    'json: cannot unmarshal object into Go struct field Plugin.profiles.plugins.score.enabled.weight of type int32',
  ],
  [
    PLUGIN('{enabled: [{name: NodeResourcesFit, weight: 99999999999}]}'),
    'json: cannot unmarshal number 99999999999 into Go struct field Plugin.profiles.plugins.score.enabled.weight of type int32',
  ],
  [
    ARGS('NodeResourcesFit', `{scoringStrategy: {type: ${ODD}}}`),
    'decoding .profiles[0].pluginConfig[0]: decoding args for plugin NodeResourcesFit: json: cannot unmarshal object into Go struct field ScoringStrategy.scoringStrategy.type of type string',
  ],
  [
    ARGS(
      'NodeAffinity',
      '{addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: x}}}',
    ),
    'decoding .profiles[0].pluginConfig[0]: decoding args for plugin NodeAffinity: json: cannot unmarshal string into Go struct field NodeSelector.addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms of type []v1.NodeSelectorTerm',
  ],
])('%s is not of its type', (yaml, says) => {
  expect(load(yaml)).toBe(says)
})

it.each(['__proto__', 'constructor', '__defineGetter__', 'nope'])('arguments of %s are read past', (name) => {
  expect(load(ARGS(name, '{a: 1}'))).toHaveLength(1)
})

it('takes null for what is not there', () => {
  const [profile] = load(
    ARGS('NodeResourcesFit', '{scoringStrategy: {type: LeastAllocated, resources: null}}'),
  ) as object[]
  expect(profile).toMatchObject({
    args: { NodeResourcesFit: { scoringStrategy: { type: 'LeastAllocated' } } },
  })
})
