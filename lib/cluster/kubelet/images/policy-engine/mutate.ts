/**
 * What mutating rules make of an object.
 * Mirrors: kyverno pkg/engine/mutate, the anchors `+(if it is missing)` and `(if)`.
 * Differs: the patch that goes back replaces whole top-level fields.
 */
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import { jsonPatch } from '@/lib/cluster/apimachinery/json-patch-operations'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { AdmissionAnswer } from '@/lib/cluster/kubelet/images/admission-server'
import { rulesOf } from '@/lib/cluster/kubelet/images/policy-engine/autogen'
import { holds } from '@/lib/cluster/kubelet/images/policy-engine/conditions'
import { concerns, type Subject } from '@/lib/cluster/kubelet/images/policy-engine/match'
import { anchorOf, mismatch } from '@/lib/cluster/kubelet/images/policy-engine/pattern'
import type { Policy, Rule } from '@/lib/cluster/kubelet/images/policy-engine/policy'
import { substitute } from '@/lib/cluster/kubelet/images/policy-engine/variables'

type Fields = Record<string, unknown>

/** A condition of the patch does not hold: nothing of it is applied. */
const SKIP = Symbol('skip')

function preparedItem(item: unknown, list: readonly unknown[]): unknown[] {
  if (!isObject(item)) return [item]
  const conditional = Object.keys(item).some((key) => anchorOf(key)?.sign === '')
  if (!conditional) {
    const same = list.find((one) => isObject(one) && one.name !== undefined && one.name === item.name)
    const done = prepared(item, same)
    return done === SKIP ? [] : [done]
  }
  return list.flatMap((one) => {
    const done = prepared(item, one)
    if (done === SKIP || !isObject(one)) return []
    return [{ ...(done as Fields), ...(one.name === undefined ? {} : { name: one.name }) }]
  })
}

/** The patch without its anchors, as it is for this value. */
function prepared(patch: unknown, value: unknown): unknown {
  if (Array.isArray(patch))
    return patch.flatMap((item) => preparedItem(item, Array.isArray(value) ? value : []))
  if (!isObject(patch)) return patch
  const own = isObject(value) ? value : {}
  const out: Fields = {}
  for (const [name, inner] of Object.entries(patch)) {
    const anchor = anchorOf(name)
    const key = anchor?.key ?? name
    if (anchor?.sign === '' || anchor?.sign === '<') {
      const found = own[key] === undefined || mismatch(own[key], inner) !== undefined
      if (found) return SKIP
      continue
    }
    if (anchor?.sign === '+' && own[key] !== undefined) continue
    const done = prepared(inner, own[key])
    if (done === SKIP) return SKIP
    out[key] = done
  }
  return out
}

/** `apps/v1/Deployment` */
function schemaOf({ request }: Subject): string {
  const { group, version, kind } = request.kind
  return [...(group ? [group] : []), version, kind].join('/')
}

function apply({ mutate }: Rule, subject: Subject): Fields {
  const object = subject.resource as unknown as Fields
  const root = { request: { ...subject.request, object } }
  if (mutate?.patchesJson6902 !== undefined)
    return jsonPatch(object, substitute(decodeYaml(mutate.patchesJson6902), root)) as Fields
  const patch = prepared(substitute(mutate?.patchStrategicMerge ?? {}, root), object)
  return patch === SKIP ? object : strategicMergePatch(object, patch as Fields, schemaOf(subject))
}

export function mutate(policies: readonly Policy[], subject: Subject): AdmissionAnswer {
  const { request, resource } = subject
  if (request.operation === 'DELETE') return { allowed: true }
  let current = resource
  for (const rule of policies.flatMap(rulesOf)) {
    const now = { ...subject, resource: current }
    if (!rule.mutate || !concerns(rule, now)) continue
    if (!holds(rule.preconditions, { request: { ...request, object: current } })) continue
    current = apply(rule, now) as unknown as Subject['resource']
  }
  const [before, after] = [resource, current] as unknown as Fields[]
  const patch = Object.keys(after ?? {})
    .filter((key) => !deepEqual(before?.[key], after?.[key]))
    .map((key) => ({ op: 'add', path: `/${key}`, value: after?.[key] }))
  return { allowed: true, patch }
}
