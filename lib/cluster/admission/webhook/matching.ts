/** Which webhooks a request concerns. Mirrors: apiserver/pkg/admission/plugin/webhook/generic ShouldCallHook. */
import type { IMutatingWebhook } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhook'
import type { IRuleWithOperations } from 'kubernetes-models/admissionregistration.k8s.io/v1/RuleWithOperations'
import { matchConditions } from '@/lib/cluster/admission/match-conditions'
import { matchesNamespace, matchesObject, matchesRule } from '@/lib/cluster/admission/match-resources'
import type { AdmissionAttributes, AdmissionContext } from '@/lib/cluster/admission/plugin'
import { evaluate, valuesOf } from '@/lib/cluster/admission/policy/values'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import { groupResource, type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { servedKinds } from '@/lib/cluster/apis/served-kinds'

/** Of both sorts; the validating ones are never reinvoked. */
export type Webhook = IMutatingWebhook

const SCOPE = { params: false, variables: false }

/** The kind as which the webhook wants to see the object; undefined when no rule names it. */
function kindFor(
  hook: Webhook,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
): Kind | undefined {
  const rules: IRuleWithOperations[] = hook.rules ?? []
  if (rules.some((rule) => matchesRule(rule, attributes))) return attributes.kind
  if (hook.matchPolicy === 'Exact') return undefined
  const { kind } = attributes
  const anyVersion = rules.filter((rule) => matchesRule({ ...rule, apiVersions: ['*'] }, attributes))
  if (anyVersion.length === 0) return undefined
  const others = servedKinds(context.list).filter(
    (other) => other.version !== kind.version && resourceName(other) === resourceName(kind),
  )
  for (const rule of anyVersion) {
    const found = others.find((other) => matchesRule(rule, { ...attributes, kind: other }))
    if (found) return found
  }
  return undefined
}

function conditionsHold(hook: Webhook, attributes: AdmissionAttributes, context: AdmissionContext): boolean {
  if (!hook.matchConditions?.length) return true
  const { kind, name } = attributes
  const values = valuesOf(attributes, context)
  const { matches, error } = matchConditions(hook.matchConditions, hook.failurePolicy, (expression) =>
    evaluate(expression, values, SCOPE),
  )
  if (error !== undefined) throw forbidden(groupResource(kind), name, error)
  return matches
}

/**
 * The kind as which a webhook is shown the request; undefined when it is not called.
 * @throws ApiError Forbidden when its conditions cannot be told and it fails closed
 */
export function invocationOf(
  hook: Webhook,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
): Kind | undefined {
  if (!matchesNamespace(hook.namespaceSelector, attributes, context)) return undefined
  if (!matchesObject(hook.objectSelector, attributes)) return undefined
  const kind = kindFor(hook, attributes, context)
  return kind && conditionsHold(hook, attributes, context) ? kind : undefined
}
