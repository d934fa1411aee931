/**
 * Rules about Pods hold for what makes Pods too.
 * Mirrors: kyverno pkg/autogen.
 */
import type {
  MatchResources,
  Policy,
  ResourceDescription,
  Rule,
} from '@/lib/cluster/kubelet/images/policy-engine/policy'

const ANNOTATION = 'pod-policies.kyverno.io/autogen-controllers'
const CONTROLLERS = ['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet']

const filtersOf = ({ any, all, resources }: MatchResources = {}): ResourceDescription[] => [
  ...(resources ? [resources] : []),
  ...[...(any ?? []), ...(all ?? [])].flatMap((filter) => (filter.resources ? [filter.resources] : [])),
]

/** What would mean something else of a controller than of its Pods. */
const isNarrow = ({ name, names, selector, annotations }: ResourceDescription) =>
  name !== undefined || !!names?.length || !!selector || !!annotations

function isAboutPods({ match, exclude, mutate }: Rule): boolean {
  const filters = filtersOf(match)
  if (filters.length === 0 || mutate?.patchesJson6902 !== undefined) return false
  const onlyPods = ({ kinds }: ResourceDescription) => kinds?.length === 1 && kinds[0] === 'Pod'
  if (
    !filters.every(onlyPods) ||
    !filtersOf(exclude).every(({ kinds }) => !kinds?.length || onlyPods({ kinds }))
  )
    return false
  return ![...filters, ...filtersOf(exclude)].some(isNarrow)
}

function withKinds(match: MatchResources, kinds: string[]): MatchResources {
  const of = <T extends { resources?: ResourceDescription }>(filter: T): T =>
    filter.resources ? { ...filter, resources: { ...filter.resources, kinds } } : filter
  return {
    ...of(match),
    ...(match.any ? { any: match.any.map(of) } : {}),
    ...(match.all ? { all: match.all.map(of) } : {}),
  }
}

/** A rule as it is about the template below `path`. */
function lifted(rule: Rule, prefix: string, kinds: string[], path: readonly string[]): Rule {
  const below = (value: unknown) => path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
  const { match, exclude, name, ...rest } = rule
  const moved = JSON.stringify(rest).replace(
    /request\.(object|oldObject)\.(spec|metadata)/g,
    `request.$1.${path.join('.')}.$2`,
  )
  const { validate, mutate, preconditions } = JSON.parse(moved) as Partial<Rule>
  const { pattern, anyPattern } = validate ?? {}
  return {
    name: `${prefix}${name}`,
    match: withKinds(match, kinds),
    ...(exclude ? { exclude: withKinds(exclude, kinds) } : {}),
    ...(preconditions ? { preconditions } : {}),
    ...(validate
      ? {
          validate: {
            ...validate,
            ...(pattern === undefined ? {} : { pattern: below(pattern) }),
            ...(anyPattern ? { anyPattern: anyPattern.map(below) } : {}),
          },
        }
      : {}),
    ...(mutate?.patchStrategicMerge
      ? { mutate: { patchStrategicMerge: below(mutate.patchStrategicMerge) as Record<string, unknown> } }
      : {}),
  }
}

const TEMPLATE = ['spec', 'template']

/** The rules of a policy, those that follow from them behind each. */
export function rulesOf({ metadata, spec }: Policy): Rule[] {
  const wanted = metadata.annotations?.[ANNOTATION]?.split(',').map((one) => one.trim())
  const takes = (kind: string) => wanted === undefined || wanted.includes(kind)
  return (spec.rules ?? []).flatMap((rule) => {
    if (!isAboutPods(rule)) return [rule]
    const controllers = CONTROLLERS.filter(takes)
    return [
      rule,
      ...(controllers.length > 0 ? [lifted(rule, 'autogen-', controllers, TEMPLATE)] : []),
      ...(takes('CronJob')
        ? [lifted(rule, 'autogen-cronjob-', ['CronJob'], ['spec', 'jobTemplate', ...TEMPLATE])]
        : []),
    ]
  })
}
