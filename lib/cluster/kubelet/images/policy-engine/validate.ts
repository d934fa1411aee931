/** What validating rules say of a request. Mirrors: kyverno pkg/engine/handlers/validation and webhooks/utils/block.go. */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { AdmissionAnswer } from '@/lib/cluster/kubelet/images/admission-server'
import { rulesOf } from '@/lib/cluster/kubelet/images/policy-engine/autogen'
import { holds } from '@/lib/cluster/kubelet/images/policy-engine/conditions'
import { concerns, type Subject } from '@/lib/cluster/kubelet/images/policy-engine/match'
import { mismatch } from '@/lib/cluster/kubelet/images/policy-engine/pattern'
import { isEnforced, type Policy, type Rule } from '@/lib/cluster/kubelet/images/policy-engine/policy'
import { substitute } from '@/lib/cluster/kubelet/images/policy-engine/variables'

type Validation = NonNullable<Rule['validate']>

const contextOf = ({ request }: Subject) => ({ request })

const messageOf = ({ message = '' }: Validation, subject: Subject) =>
  String(substitute(message, contextOf(subject)))

function patternFailure(name: string, validate: Validation, subject: Subject): string | undefined {
  const found = mismatch(subject.resource, substitute(validate.pattern, contextOf(subject)))
  if (!found || found.skip) return undefined
  const message = messageOf(validate, subject)
  const where = `rule ${name} failed at path ${found.path}`
  return `validation error: ${message && `${message}${message.endsWith('.') ? '' : '.'} `}${where}`
}

function anyPatternFailure(name: string, validate: Validation, subject: Subject): string | undefined {
  const patterns = substitute(validate.anyPattern ?? [], contextOf(subject)) as unknown[]
  const found = patterns.map((pattern) => mismatch(subject.resource, pattern))
  if (found.some((one) => one === undefined)) return undefined
  const failed = found.flatMap((one, index) =>
    one && !one.skip ? [`rule ${name}[${index}] failed at path ${one.path}`] : [],
  )
  if (failed.length === 0) return undefined
  const message = messageOf(validate, subject)
  return `validation error: ${message && `${message}${message.endsWith('.') ? '' : '.'} `}${failed.join(' ')}`
}

/** Why a rule refuses; undefined when it does not. */
function failureOf({ name, validate, preconditions }: Rule, subject: Subject): string | undefined {
  if (!validate || !holds(preconditions, contextOf(subject))) return undefined
  if (validate.deny) {
    if (!holds(validate.deny.conditions, contextOf(subject))) return undefined
    return messageOf(validate, subject) || `validation error: rule ${name} failed`
  }
  // Patterns are about what is to be: there is nothing of it when it goes.
  if (subject.request.operation === 'DELETE') return undefined
  return validate.pattern === undefined
    ? anyPatternFailure(name, validate, subject)
    : patternFailure(name, validate, subject)
}

/** What was wrong before may stay wrong. */
function failedBefore(rule: Rule, subject: Subject): boolean {
  const { request } = subject
  const { oldObject, operation } = request
  if (operation !== 'UPDATE' || !oldObject || rule.validate?.deny) return false
  return failureOf(rule, { ...subject, resource: oldObject }) !== undefined
}

export function validate(policies: readonly Policy[], subject: Subject): AdmissionAnswer {
  const { request, resource } = subject
  const blocked: Record<string, Record<string, string>> = {}
  const warnings: string[] = []
  for (const policy of policies) {
    const { name } = policy.metadata
    for (const rule of rulesOf(policy)) {
      if (!rule.validate || !concerns(rule, subject)) continue
      const failure = failureOf(rule, subject)
      if (failure === undefined || failedBefore(rule, subject)) continue
      if (isEnforced(policy, rule)) blocked[name] = { ...blocked[name], [rule.name]: failure }
      else if (policy.spec.emitWarning) warnings.push(`policy ${name}.${rule.name}: ${failure}`)
    }
  }
  if (Object.keys(blocked).length === 0) return { allowed: true, warnings }
  const target = `${request.kind.kind}/${request.namespace}/${resource.metadata.name || request.name}`
  const head = `resource ${target} was blocked due to the following policies`
  return { allowed: false, message: `\n\n${head} \n\n${toYaml(blocked)}`, warnings }
}
