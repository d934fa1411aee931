/** What the expressions of policies and match conditions see. Mirrors: apiserver/pkg/admission/plugin/cel. */
import type { IVariable } from 'kubernetes-models/admissionregistration.k8s.io/v1/Variable'
import { requestOf } from '@/lib/cluster/admission/admission-request'
import type { AdmissionAttributes, AdmissionContext } from '@/lib/cluster/admission/plugin'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { compileExpression, type Scope } from '@/lib/cluster/apis/admissionregistration/expressions'
import { rbacAuthorizer } from '@/lib/cluster/auth/rbac'
import { AuthorizerValue, type Check } from '@/lib/cluster/cel/library/authorizer'
import type { CelOutcome } from '@/lib/cluster/cel/program'

export type Values = Record<string, unknown>

const accountGroups = (username: string) => [
  'system:serviceaccounts',
  `system:serviceaccounts:${username.split(':')[2]}`,
  'system:authenticated',
]

function authorizerOf(attributes: AdmissionAttributes, context: AdmissionContext): AuthorizerValue {
  const { username, groups, kind, subresource, namespace, name } = attributes
  const decide = ({ account, ...check }: Check) => {
    const user = account ? { username: account, groups: accountGroups(account) } : { username, groups }
    return rbacAuthorizer(context)({ user, ...check })
  }
  return new AuthorizerValue(decide, {
    group: kind.group,
    resource: kind.plural,
    ...(subresource ? { subresource } : {}),
    ...(namespace ? { namespace } : {}),
    ...(name ? { name } : {}),
  })
}

export function valuesOf(
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  params: KubeObject | null = null,
): Values {
  const { namespace, object, old } = attributes
  return {
    object: object ?? null,
    oldObject: old ?? null,
    request: requestOf(attributes),
    params,
    namespaceObject: (namespace && context.get('namespaces', namespace)) || null,
    authorizer: authorizerOf(attributes, context),
    variables: {},
  }
}

export function evaluate(source: string, values: Values, scope: Scope): CelOutcome {
  const compiled = compileExpression(source.trim(), scope)
  if (!compiled.ok) return { ok: false, error: compiled.error }
  const outcome = compiled.program.run(values)
  if (outcome.ok) return outcome
  const failed = failures.get(values)?.find(({ name }) => outcome.error === `no such key: ${name}`)
  return failed
    ? { ok: false, error: `composited variable "${failed.name}" fails to evaluate: ${failed.error}` }
    : outcome
}

/** Of values with variables: those that have none, and why. Only an expression that asks for one fails. */
const failures = new WeakMap<Values, { name: string; error: string }[]>()

/** Adds a policy's variables, each computed from those before; one that fails is missing. */
export function withVariables(
  values: Values,
  declared: readonly IVariable[] | undefined,
  scope: Scope,
): Values {
  const variables: Values = {}
  const all = { ...values, variables }
  const failed: { name: string; error: string }[] = []
  failures.set(all, failed)
  for (const { name, expression } of declared ?? []) {
    const outcome = evaluate(expression, all, scope)
    if (outcome.ok) variables[name] = outcome.value
    else failed.push({ name, error: outcome.error })
  }
  return all
}
