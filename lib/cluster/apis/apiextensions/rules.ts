/**
 * x-kubernetes-validations: rules in CEL, and what is said when one does not hold.
 * Mirrors: apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go.
 * Differs: items of a list are compared with their old selves only in lists of type map.
 */
import type { FieldErrorReason } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors, fieldValue } from '@/lib/cluster/apimachinery/field'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import {
  additionalSchema,
  child,
  everySchema,
  type JsonSchema,
  type ValidationRule,
} from '@/lib/cluster/apis/apiextensions/json-schema'
import { celTypeOf } from '@/lib/cluster/apis/apiextensions/rule-types'
import type { CelCompilation, CelProgram, CelVariables } from '@/lib/cluster/cel/program'
import type { CelType } from '@/lib/cluster/cel/values'
import { rare } from '@/lib/cluster/sim/parts'

export interface CompiledRule {
  source: ValidationRule
  rule: CelCompilation
  message: CelProgram | undefined
  messageError: string | undefined
}

const compiled = new WeakMap<JsonSchema, CompiledRule[]>()
/** The same rules come again with every write of their definition. */
const compiledByText = new Map<string, CompiledRule[]>()
const KEPT_RULES = 1000

/** Compiles the rules of one schema, once. */
export function rulesOf(schema: JsonSchema, isResource: boolean): CompiledRule[] {
  const known = compiled.get(schema)
  if (known) return known
  const rules = schema['x-kubernetes-validations'] ?? []
  const made = rules.length === 0 ? [] : compileRules(rules, celTypeOf(schema, isResource))
  compiled.set(schema, made)
  return made
}

function compileRules(rules: readonly ValidationRule[], self: CelType): CompiledRule[] {
  const key = JSON.stringify([rules, self])
  const known = compiledByText.get(key)
  if (known) return known
  const plain = { self, oldSelf: self }
  const optional = { self, oldSelf: { optional: self } }
  const made = rules.map((source) => compileRule(source, source.optionalOldSelf ? optional : plain))
  if (compiledByText.size >= KEPT_RULES) compiledByText.clear()
  compiledByText.set(key, made)
  return made
}

function compileRule(source: ValidationRule, variables: CelVariables): CompiledRule {
  const rule = expecting(
    'bool',
    rare('cel').compileCel(source.rule, variables),
    '',
    'cel expression must evaluate to a bool',
  )
  const message = source.messageExpression
    ? expecting(
        'string',
        rare('cel').compileCel(source.messageExpression, variables),
        'messageExpression ',
        'messageExpression must evaluate to a string',
      )
    : undefined
  return {
    source,
    rule,
    message: message?.ok ? message.program : undefined,
    messageError: message && !message.ok ? message.error : undefined,
  }
}

function expecting(type: string, result: CelCompilation, what: string, otherwise: string): CelCompilation {
  if (!result.ok) return { ok: false, error: `${what}compilation failed: ${result.error}` }
  return result.program.type === type || result.program.type === 'dyn'
    ? result
    : { ok: false, error: otherwise }
}

const hasRules = new WeakMap<JsonSchema, boolean>()

/** Whether a schema has rules, at whatever depth. */
export function anyRules(schema: JsonSchema): boolean {
  let found = hasRules.get(schema)
  if (found === undefined) {
    found = [...everySchema(schema)].some((one) => (one['x-kubernetes-validations']?.length ?? 0) > 0)
    hasRules.set(schema, found)
  }
  return found
}

/** How errors name a rule: by its message, if it has one. */
const ruleText = ({ rule, message }: ValidationRule) => (message || rule).trim()
const defaultMessage = (source: ValidationRule) =>
  source.message?.trim() || `failed rule: ${source.rule.trim()}`

interface Place {
  path: string
  errors: FieldErrors
  /** Findings about what an update left alone. */
  warnings: string[]
}

function add({ path, errors }: Place, reason: string | undefined, value: unknown, why: string): void {
  const field = path === '' ? '<nil>' : path
  const push = (kind: FieldErrorReason, detail: string) =>
    errors.list.push({ field, reason: kind, detail, message: `${field}: ${detail}` })
  const shown = isObject(value) || Array.isArray(value) ? '' : ` ${fieldValue(value)}:`
  switch (reason) {
    case 'FieldValueForbidden':
      push(reason, `Forbidden: ${why}`)
      break
    case 'FieldValueRequired':
      push(reason, `Required value: ${why}`)
      break
    case 'FieldValueDuplicate':
      push(reason, `Duplicate value${shown ? `: ${fieldValue(value)}` : ''}`)
      break
    default:
      push('FieldValueInvalid', `Invalid value:${shown} ${why}`)
  }
}

function messageOf(one: CompiledRule, values: Record<string, unknown>): string {
  const outcome = one.message?.run(values)
  const text = outcome?.ok && typeof outcome.value === 'string' ? outcome.value.trim() : ''
  return text !== '' && !text.includes('\n') && text.length <= 5 * 1024 ? text : defaultMessage(one.source)
}

function runRule(one: CompiledRule, self: unknown, old: unknown, schema: JsonSchema, place: Place): void {
  const { source } = one
  const fail = (why: string) => add(place, undefined, schema.type ?? '', why)
  if (!one.rule.ok) {
    fail(`rule compile error: ${one.rule.error}`)
    return
  }
  const { program } = one.rule
  const usesOld = program.uses('oldSelf')
  if (usesOld && old === undefined && !source.optionalOldSelf) return
  const values = { self, ...(old === undefined ? {} : { oldSelf: old }) }
  const outcome = program.run(values)
  if (!outcome.ok) {
    const text = ruleText(source)
    if (outcome.error.startsWith('no such overload')) {
      fail(
        `'${outcome.error}': call arguments did not match a supported operator, function or macro signature for rule: ${text}`,
      )
    } else fail(`${outcome.error} evaluating rule: ${text}`)
    return
  }
  if (outcome.value === true) return
  const { fieldPath } = source
  const at = fieldPath?.startsWith('.')
    ? child(place.path, fieldPath.slice(1))
    : place.path + (fieldPath ?? '')
  const unchanged = !usesOld && old !== undefined && deepEqual(self, old)
  const target = unchanged ? new FieldErrors() : place.errors
  add({ ...place, path: at, errors: target }, source.reason, self, messageOf(one, values))
  if (unchanged) place.warnings.push(...target.list.map(({ message }) => message))
}

/** The item of the old list with the same keys. */
function oldItem(item: unknown, old: unknown, schema: JsonSchema): unknown {
  const keys = schema['x-kubernetes-list-map-keys']
  if (schema['x-kubernetes-list-type'] !== 'map' || !keys || !Array.isArray(old) || !isObject(item))
    return undefined
  return old.find((other) => isObject(other) && keys.every((key) => deepEqual(other[key], item[key])))
}

function visit(value: unknown, old: unknown, schema: JsonSchema, isResource: boolean, place: Place): void {
  if (value === null || value === undefined) return
  for (const one of rulesOf(schema, isResource)) runRule(one, value, old ?? undefined, schema, place)
  if (Array.isArray(value)) {
    const { items } = schema
    if (!items) return
    for (const [index, item] of value.entries()) {
      visit(item, oldItem(item, old, schema), items, false, { ...place, path: `${place.path}[${index}]` })
    }
    return
  }
  if (!isObject(value)) return
  const additional = additionalSchema(schema)
  const before = isObject(old) ? old : {}
  for (const key of Object.keys(value).sort()) {
    const property =
      schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined
    const path = property ? child(place.path, key) : `${place.path}[${key}]`
    const inner = property ?? additional
    if (inner)
      visit(value[key], Object.hasOwn(before, key) ? before[key] : undefined, inner, false, {
        ...place,
        path,
      })
  }
}

/** Runs every rule of a schema on a resource; `old` is what an update replaces. */
export function validateRules(
  value: unknown,
  old: unknown,
  schema: JsonSchema,
  path: string,
  isResource: boolean,
  errors: FieldErrors,
): string[] {
  const warnings: string[] = []
  if (anyRules(schema)) visit(value, old, schema, isResource, { path, errors, warnings })
  return warnings
}
