/** Defaults in a schema are valid themselves. Mirrors: apiserver/schema/defaulting/validation.go. */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { pruneValue } from '@/lib/cluster/apis/apiextensions/prune'
import { validateRules } from '@/lib/cluster/apis/apiextensions/rules'
import { validateValue } from '@/lib/cluster/apis/apiextensions/value-validation'

/** Adds what is wrong with the defaults in a schema. */
export function validateDefaults(schema: JsonSchema, path: string, errors: FieldErrors): void {
  const { default: value } = schema
  if (value !== undefined) {
    const field = `${path}.default`
    if (!deepEqual(pruneValue(value, schema), value)) {
      errors.invalid(field, value, 'must not have unknown fields')
    }
    const found = new FieldErrors()
    validateValue(value, schema, field, found)
    if (found.list.length === 0) validateRules(value, undefined, schema, field, false, found)
    errors.list.push(...found.list)
  }
  if (schema.items) validateDefaults(schema.items, `${path}.items`, errors)
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    validateDefaults(property, `${path}.properties[${name}]`, errors)
  }
}
