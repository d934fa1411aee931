/**
 * Mirrors: k8s.io/apiserver/pkg/admission/plugin/policy/mutating (dispatcher.go, patch/).
 * Differs: a policy holds at once, not after its informer has seen it.
 */
import { matchConditions } from '@/lib/cluster/admission/match-conditions'
import { matchesResources } from '@/lib/cluster/admission/match-resources'
import type { AdmissionAttributes, AdmissionContext } from '@/lib/cluster/admission/plugin'
import { paramsOf } from '@/lib/cluster/admission/policy/params'
import { evaluate, valuesOf, withVariables } from '@/lib/cluster/admission/policy/values'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { Rounds } from '@/lib/cluster/admission/reinvocation'
import { replaceContent, typedObject } from '@/lib/cluster/admission/webhook/patch'
import { ApiError, forbidden } from '@/lib/cluster/apimachinery/errors'
import { deepEqual, isObject, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'
import { resolveRef, rootRef, type TypeRef } from '@/lib/cluster/apimachinery/merge-schema'
import { type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import { mergeValues } from '@/lib/cluster/apimachinery/typed-merge'
import type { Scope } from '@/lib/cluster/apis/admissionregistration/expressions'
import type { Binding, Policy } from '@/lib/cluster/apis/admissionregistration/mutating-admission-policy'
import { ADMISSION_GROUP, MUTATING_BINDINGS } from '@/lib/cluster/apis/admissionregistration/resources'
import { groupResource, groupVersion, type Kind } from '@/lib/cluster/apis/kind'
import { CelFunctionError } from '@/lib/cluster/cel/library/library'
import { celToJson } from '@/lib/cluster/cel/library/objects'

const POLICIES = `mutatingadmissionpolicies.${ADMISSION_GROUP}`

/** A mutation that cannot be done, in the server's words. */
class MutationError extends Error {}

type Mutation = NonNullable<NonNullable<Policy['spec']>['mutations']>[number]

/** Where in a configuration something stands that is only ever replaced as a whole. */
function atomics(value: unknown, type: TypeRef, path: string): string[] {
  const ref = resolveRef(type, value)
  if (Array.isArray(value)) {
    if (ref.kind !== 'list') return [path]
    return value.flatMap((item, index) => atomics(item, ref.of, `${path}[${index}]`))
  }
  if (!isObject(value)) return []
  if (ref.kind === 'leaf') return [path]
  return Object.entries(value).flatMap(([key, inner]) => {
    const child = ref.kind === 'struct' ? ref.fields.get(key)?.ref : ref.kind === 'map' ? ref.of : undefined
    return child ? atomics(inner, child, `${path}.${key}`) : []
  })
}

function applied(object: KubeObject, configuration: unknown, kind: Kind): unknown {
  const ref = kind.merges?.() ?? rootRef(kind.schema)
  const whole = { ...(configuration as object), apiVersion: groupVersion(kind), kind: kind.kind }
  const found = atomics(whole, ref, '')
  if (found.length > 0)
    throw new MutationError(
      `error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: ${found.join(', ')}`,
    )
  return mergeValues(object, whole, ref)
}

function patched(object: KubeObject, operations: unknown): unknown {
  try {
    return jsonPatch(object, operations)
  } catch (error) {
    if (!(error instanceof PatchError)) throw error
    // A test that fails lets the object be as it is.
    if (/^testing value/.test(error.message)) return object
    throw new MutationError(`JSON Patch: ${error.message}`)
  }
}

/** The object as one mutation makes it. @throws MutationError, ApiError */
function mutated(
  object: KubeObject,
  { patchType, applyConfiguration, jsonPatch: patch }: Mutation,
  kind: Kind,
  run: (expression: string) => unknown,
): KubeObject {
  const json =
    patchType === 'JSONPatch'
      ? patched(object, run(patch?.expression ?? ''))
      : applied(object, run(applyConfiguration?.expression ?? ''), kind)
  const next = typedObject(json, kind)
  kind.defaults?.(next)
  return next
}

interface Bound {
  policy: Policy
  binding: Binding
}

/** Runs a policy's mutations one after another on the draft; returns what went wrong. */
function mutate(
  { policy }: Bound,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  param: KubeObject | null,
): string[] {
  const { paramKind, variables, mutations = [] } = policy.spec ?? {}
  const scope: Scope = { params: paramKind !== undefined, variables: true }
  const errors: string[] = []
  for (const mutation of mutations) {
    const { object, kind } = attributes
    if (!object) continue
    const values = withVariables(valuesOf(attributes, context, param), variables, scope)
    const run = (expression: string) => {
      const outcome = evaluate(expression, values, { ...scope, constructs: true })
      if (outcome.ok) return celToJson(outcome.value)
      throw new MutationError(`expression '${expression.trim()}' resulted in error: ${outcome.error}`)
    }
    try {
      replaceContent(object, mutated(object, mutation, kind, run))
    } catch (error) {
      if (!(error instanceof MutationError) && !(error instanceof CelFunctionError)) throw error
      errors.push(error.message)
    }
  }
  return errors
}

/** One policy with one binding and each of its parameters; returns what went wrong. */
function invoke(
  bound: Bound,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  rounds: Rounds,
): string[] {
  const { policy, binding } = bound
  const { paramKind, matchConditions: conditions, reinvocationPolicy } = policy.spec ?? {}
  const found = paramsOf(paramKind, binding.spec?.paramRef, attributes.namespace, context)
  if ('error' in found) return [`failed to configure binding: ${found.error}`]
  return found.params.flatMap((param) => {
    const scope: Scope = { params: paramKind !== undefined, variables: true }
    const values = valuesOf(attributes, context, param)
    const met = matchConditions(conditions, 'Fail', (source) => evaluate(source, values, scope))
    if (met.error !== undefined) return [met.error]
    const key = [policy.metadata.name, binding.metadata.name, param ? keyOf(param) : ''].join('|')
    if (!met.matches || rounds.skips(key)) return []
    const before = attributes.object && { ...attributes.object }
    const errors = mutate(bound, attributes, context, param)
    rounds.asked(key, !deepEqual(before, attributes.object), reinvocationPolicy === 'IfNeeded')
    return errors
  })
}

/** All that went wrong as one refusal, the first as its message. */
function refusal(attributes: AdmissionAttributes, messages: readonly string[]): ApiError {
  const { kind, name, object } = attributes
  const { status } = forbidden(groupResource(kind), name || object?.metadata.name || '', '')
  const causes = messages.map((message) => ({ message }))
  return new ApiError({
    ...status,
    message: messages[0] ?? '',
    reason: 'Invalid',
    details: { ...status.details, causes },
  })
}

function boundPolicies(attributes: AdmissionAttributes, context: AdmissionContext): Bound[] {
  const bindings = context.list(MUTATING_BINDINGS) as Binding[]
  return (context.list(POLICIES) as Policy[]).flatMap((policy) => {
    if (!matchesResources(policy.spec?.matchConstraints, attributes, context)) return []
    return bindings
      .filter(({ spec }) => spec?.policyName === policy.metadata.name)
      .filter(({ spec }) => matchesResources(spec?.matchResources, attributes, context))
      .map((binding) => ({ policy, binding }))
  })
}

/** Lets the policies that are bound change the draft. @throws ApiError */
export function askMutatingPolicies(attributes: AdmissionAttributes, context: AdmissionContext): void {
  const bound = boundPolicies(attributes, context)
  if (bound.length === 0) return
  const rounds = new Rounds(attributes, 'MutatingAdmissionPolicy')
  const failed = bound.flatMap((one) => {
    const errors = invoke(one, attributes, context, rounds)
    if (one.policy.spec?.failurePolicy === 'Ignore') return []
    const [policy, binding] = [one.policy.metadata.name, one.binding.metadata.name]
    return errors.map((message) => ({ policy, binding, message }))
  })
  rounds.end()
  if (failed.length === 0) return
  const messages = failed.map(
    ({ policy, binding, message }) =>
      `policy '${policy}' with binding '${binding}' denied request: ${message}`,
  )
  throw withFinding(refusal(attributes, messages), { kind: 'policies', failed })
}
