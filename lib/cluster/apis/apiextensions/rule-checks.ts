/** x-kubernetes-validations in a schema: whether each rule can be used. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { JsonSchema, ValidationRule } from '@/lib/cluster/apis/apiextensions/json-schema'
import { propertySchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { type CompiledRule, rulesOf } from '@/lib/cluster/apis/apiextensions/rules'
import type { SchemaFindings, SchemaPlace } from '@/lib/cluster/apis/apiextensions/schema-checks'

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']

const hasNewline = (text: string) => /[\n\r]/.test(text)

/** Whether a path such as `.spec['x'].y` leads to a field of the schema. */
function isFieldPath(schema: JsonSchema, path: string): boolean {
  const steps = path.match(/\.[^.[\]]+|\['(?:[^'\\]|\\.)*'\]/g) ?? []
  if (steps.join('') !== path) return false
  let current: JsonSchema | undefined = schema
  for (const step of steps) {
    const name = step.startsWith('.') ? step.slice(1) : step.slice(2, -2).replace(/\\(.)/g, '$1')
    current = propertySchema(current, name)
  }
  return current !== undefined
}

function checkText(rule: ValidationRule, schema: JsonSchema, path: string, errors: FieldErrors): void {
  const { message = '', messageExpression = '', reason, fieldPath = '' } = rule
  const text = rule.rule?.trim() ?? ''
  if (text === '') errors.required(`${path}.rule`, 'rule is not specified')
  else if (message !== '' && message.trim() === '') {
    errors.invalid(`${path}.message`, message, 'must be non-empty if specified')
  } else if (hasNewline(message.trim())) {
    errors.invalid(`${path}.message`, message, 'must not contain line breaks')
  } else if (hasNewline(text) && message.trim() === '') {
    errors.required(`${path}.message`, 'message must be specified if rule contains line breaks')
  }
  if (messageExpression !== '' && messageExpression.trim() === '') {
    errors.required(`${path}.messageExpression`, 'messageExpression must be non-empty if specified')
  }
  if (reason !== undefined && !REASONS.includes(reason)) {
    errors.notSupported(`${path}.reason`, reason, REASONS)
  }
  if (fieldPath === '') return
  if (fieldPath.trim() === '')
    errors.invalid(`${path}.fieldPath`, fieldPath, 'must be non-empty if specified')
  if (hasNewline(fieldPath)) errors.invalid(`${path}.fieldPath`, fieldPath, 'must not contain line breaks')
  if (!isFieldPath(schema, fieldPath)) errors.invalid(`${path}.fieldPath`, fieldPath, 'must be a valid path')
}

/** A rule as Go prints its internal type. */
const shown = ({ rule, message, messageExpression, reason, fieldPath, optionalOldSelf }: ValidationRule) => ({
  Rule: rule,
  Message: message ?? '',
  MessageExpression: messageExpression ?? '',
  Reason: reason ?? null,
  FieldPath: fieldPath ?? '',
  OptionalOldSelf: optionalOldSelf ?? null,
})

function checkCompiled(one: CompiledRule, path: string, place: SchemaPlace, errors: FieldErrors): void {
  const { source, rule, messageError } = one
  if (!rule.ok) errors.invalid(`${path}.rule`, shown(source), rule.error)
  if (messageError) errors.invalid(`${path}.messageExpression`, shown(source), messageError)
  if (!rule.ok) return
  if (!rule.program.uses('oldSelf')) {
    if (source.optionalOldSelf !== undefined) {
      const why = 'may not be set if oldSelf is not used in rule'
      errors.invalid(`${path}.optionalOldSelf`, source.optionalOldSelf, why)
    }
  } else if (place.uncorrelated !== undefined) {
    const why = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${place.uncorrelated}`
    errors.invalid(`${path}.rule`, source.rule, why)
  }
}

/** Adds what is wrong with the rules of a schema; they are compiled only where the schema itself is sound. */
export function checkRules(
  schema: JsonSchema,
  place: SchemaPlace,
  into: SchemaFindings,
  sound: () => boolean,
): void {
  const rules = schema['x-kubernetes-validations'] ?? []
  const pathOf = (index: number) => `${place.path}.x-kubernetes-validations[${index}]`
  for (const [index, rule] of rules.entries()) checkText(rule, schema, pathOf(index), into.schema)
  if (rules.length === 0 || !place.rules || !sound()) return
  for (const [index, one] of rulesOf(schema, place.isRoot).entries()) {
    checkCompiled(one, pathOf(index), place, into.rules)
  }
}
