import { expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import {
  mergeLabelKeys,
  validateLabelKeys,
  validateTopologySpread,
} from '@/lib/cluster/apis/core/pod-placement'

const selector = { matchLabels: { app: 'web' } }

it('adds the values that the pod itself has of the keys', () => {
  const term = {
    topologyKey: 'zone',
    labelSelector: selector,
    matchLabelKeys: ['v', 'none'],
    mismatchLabelKeys: ['team'],
  }
  const constraint = {
    maxSkew: 1,
    topologyKey: 'zone',
    whenUnsatisfiable: 'DoNotSchedule',
    matchLabelKeys: ['v'],
  }
  const pod = {
    metadata: { labels: { app: 'web', v: '2', team: 'a' } },
    spec: {
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }],
        },
      },
      topologySpreadConstraints: [{ ...constraint, labelSelector: selector }, constraint],
    },
  } as unknown as Pod
  mergeLabelKeys(pod)
  const v = { key: 'v', operator: 'In', values: ['2'] }
  expect(term.labelSelector).toEqual({
    ...selector,
    matchExpressions: [v, { key: 'team', operator: 'NotIn', values: ['a'] }],
  })
  expect(pod.spec.topologySpreadConstraints?.map(({ labelSelector }) => labelSelector)).toEqual([
    { ...selector, matchExpressions: [v] },
    undefined,
  ])
})

type Keys = Parameters<typeof validateLabelKeys>[0]

it.each<[Keys, string[]]>([
  [{ labelSelector: selector, matchLabelKeys: ['v'] }, []],
  [
    { matchLabelKeys: ['v'] },
    ['t.matchLabelKeys: Forbidden: must not be specified when labelSelector is not set'],
  ],
  [
    {
      labelSelector: {
        matchLabels: { v: '1' },
        matchExpressions: [{ key: 'v', operator: 'In', values: ['1'] }],
      },
      matchLabelKeys: ['v'],
    },
    ['t[0]: Invalid value: "v": exists in both matchLabelKeys and labelSelector'],
  ],
  [
    { labelSelector: selector, matchLabelKeys: ['a', 'v'], mismatchLabelKeys: ['v'] },
    ['t.matchLabelKeys[1]: Invalid value: "v": exists in both matchLabelKeys and mismatchLabelKeys'],
  ],
])('label keys %o', (keys, expected) => {
  const errors = new FieldErrors()
  validateLabelKeys(keys, 't', errors)
  expect(errors.list.map(({ message }) => message)).toEqual(expected)
})

type Constraint = Parameters<typeof validateTopologySpread>[0][number]

const plain: Constraint = {
  maxSkew: 1,
  topologyKey: 'zone',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: selector,
}

it.each<[Partial<Record<keyof Constraint, unknown>>[], string[]]>([
  [[{}, { topologyKey: 'host' }, { whenUnsatisfiable: 'ScheduleAnyway' }], []],
  [[{}, {}], ['s[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"']],
  [[{ minDomains: 0 }], ['s[0].minDomains: Invalid value: 0: must be greater than zero']],
  [
    [{ minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' }],
    [
      's[0].minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway',
    ],
  ],
  [
    [{ nodeAffinityPolicy: 'Never' }],
    ['s[0].nodeAffinityPolicy: Unsupported value: "Never": supported values: "Honor", "Ignore"'],
  ],
  [
    [{ maxSkew: 0, topologyKey: '' }],
    [
      's[0].maxSkew: Invalid value: 0: must be greater than zero',
      's[0].topologyKey: Required value: can not be empty',
    ],
  ],
])('spread %o', (constraints, expected) => {
  const errors = new FieldErrors()
  validateTopologySpread(
    constraints.map((each) => ({ ...plain, ...each }) as Constraint),
    's',
    errors,
  )
  expect(errors.list.map(({ message }) => message)).toEqual(expected)
})
