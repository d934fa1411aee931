/** What of a policy is not understood here is refused, so that nobody relies on a rule that does nothing. */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { OPERATORS } from '@/lib/cluster/kubelet/images/policy-engine/conditions'
import type { Conditions, Policy, Rule } from '@/lib/cluster/kubelet/images/policy-engine/policy'
import { substitute, VariableError } from '@/lib/cluster/kubelet/images/policy-engine/variables'

const ACTIONS = ['audit', 'enforce']
const RULE_FIELDS = [
  'name',
  'match',
  'exclude',
  'preconditions',
  'validate',
  'mutate',
  'skipBackgroundRequests',
]
const VALIDATE_FIELDS = [
  'failureAction',
  'message',
  'pattern',
  'anyPattern',
  'deny',
  'allowExistingViolations',
]
const MUTATE_FIELDS = ['patchStrategicMerge', 'patchesJson6902']
const FILTER_FIELDS = ['any', 'all', 'resources', 'subjects']

const unknownField = (object: unknown, known: readonly string[]) =>
  Object.keys(isObject(object) ? object : {}).find((key) => !known.includes(key))

function conditionProblem(conditions: Conditions | undefined, path: string): string | undefined {
  if (!conditions) return undefined
  const { any = [], all = [] } = Array.isArray(conditions) ? { all: conditions } : conditions
  const bad = [...any, ...all].find(({ operator = '' }) => !Object.hasOwn(OPERATORS, operator))
  if (!bad) return undefined
  return `path: ${path}.: entered value of \`operator\` is invalid: ${JSON.stringify(bad.operator ?? '')}`
}

function fieldProblem(rule: Rule, path: string): string | undefined {
  const parts: [object: unknown, known: readonly string[], path: string][] = [
    [rule, RULE_FIELDS, path],
    [rule.validate, VALIDATE_FIELDS, `${path}.validate`],
    [rule.mutate, MUTATE_FIELDS, `${path}.mutate`],
    [rule.match, FILTER_FIELDS, `${path}.match`],
    [rule.exclude, FILTER_FIELDS, `${path}.exclude`],
  ]
  for (const [object, known, at] of parts) {
    const unknown = unknownField(object, known)
    if (unknown) return `path: ${at}.${unknown}: not supported in this cluster`
  }
  return undefined
}

function ruleProblem(rule: Rule, path: string): string | undefined {
  const { validate, mutate, match } = rule
  const unknown = fieldProblem(rule, path)
  if (unknown) return unknown
  if (!validate === !mutate)
    return `path: ${path}.: no operation defined in the rule '${rule.name}'.(supported operations: mutate,validate)`
  if (!match || (!match.any?.length && !match.all?.length && !match.resources && !match.subjects?.length))
    return `path: ${path}.match.: match cannot be empty`
  if (validate) {
    const ways = [validate.pattern, validate.anyPattern, validate.deny].filter((way) => way !== undefined)
    if (ways.length !== 1)
      return `path: ${path}.validate.: one of pattern, anyPattern, deny must be specified`
  }
  return (
    conditionProblem(rule.preconditions, `${path}.preconditions`) ??
    conditionProblem(validate?.deny?.conditions, `${path}.validate.deny.conditions`)
  )
}

/** Why a policy is refused; undefined when it is not. */
export function policyProblem({ spec }: Policy): string | undefined {
  const { validationFailureAction, rules = [] } = spec
  if (validationFailureAction && !ACTIONS.includes(validationFailureAction.toLowerCase()))
    return `spec.validationFailureAction: Unsupported value: ${JSON.stringify(validationFailureAction)}`
  for (const [index, rule] of rules.entries()) {
    const path = `spec.rules[${index}]`
    if (rules.findIndex(({ name }) => name === rule.name) < index)
      return `${path}.name: Duplicate value: ${JSON.stringify(rule.name)}`
    const problem = ruleProblem(rule, path)
    if (problem) return problem
    try {
      substitute(rule, {})
    } catch (error) {
      if (!(error instanceof VariableError)) throw error
      return `path: ${path}: variable {{${error.message}}} is not supported in this cluster`
    }
  }
  return undefined
}
