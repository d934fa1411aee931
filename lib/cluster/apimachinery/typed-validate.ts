/**
 * What keeps a configuration from being applied: fields that the type lacks, values of another kind,
 * items that share a key. Mirrors: sigs.k8s.io/structured-merge-diff/typed/validate.go.
 */
import { elementText } from '@/lib/cluster/apimachinery/field-set'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { elementOf, listRules } from '@/lib/cluster/apimachinery/merge-schema'
import { type FieldType, fieldsOf, type Scalar } from '@/lib/cluster/apimachinery/schema'
import { goMap } from '@/lib/cluster/apimachinery/strategic-patch'

const NUMBERS = new Set<Scalar>(['i', 'l', 'f'])

function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}'
  if (isObject(value)) return 'map[string]interface {}'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'string' ? 'string' : 'float64'
}

/** What %v prints of a value that the merger wraps. */
const wrapped = (value: unknown) => `&{${goMap(value)}}`

/** What %#v prints of it. */
const wrappedSyntax = (value: unknown) => `&value.valueUnstructured{Value:${goSyntax(value)}}`

function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (!isObject(value)) return value === null ? 'interface {}(nil)' : JSON.stringify(value)
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${goSyntax(value[key])}`)
  return `map[string]interface {}{${entries.join(', ')}}`
}

type Report = (path: string, message: string) => void

function validateScalar(value: unknown, scalar: Scalar, path: string, report: Report): void {
  if (scalar === '*') return
  if (NUMBERS.has(scalar)) {
    if (typeof value !== 'number') report(path, `expected numeric (int or float), got ${goType(value)}`)
  } else if (scalar === 'b') {
    if (typeof value !== 'boolean') report(path, `expected boolean, got ${wrapped(value)}`)
  } else if (scalar === 's' || scalar === 'y') {
    if (typeof value !== 'string') report(path, `expected string, got ${wrappedSyntax(value)}`)
  } else if (typeof value === 'object') report(path, `expected any scalar, got ${wrapped(value)}`)
}

function validateList(
  list: unknown[],
  of: FieldType,
  rule: string | undefined,
  path: string,
  report: Report,
) {
  const keys = rule === undefined || rule === 'atomic' ? undefined : rule === 'set' ? [] : rule.split(',')
  const seen = new Set<string>()
  for (const [index, item] of list.entries()) {
    if (!keys) {
      validateValue(item, of, undefined, `${path}[${index}]`, report)
      continue
    }
    const element = elementOf(item, keys)
    if (element === undefined) {
      const missing = keys.find((key) => elementOf(item, [key]) === undefined)
      const why = isObject(item)
        ? `associative list with keys has an element that omits key field "${missing}" (and doesn't have default value)`
        : `associative list with keys may not have non-map elements`
      report(path, `element ${index}: ${why}`)
      continue
    }
    if (seen.has(element)) report(path, `duplicate entries for key ${elementText(element)}`)
    seen.add(element)
    validateValue(item, of, undefined, path + elementText(element), report)
  }
}

function validateValue(
  value: unknown,
  type: FieldType,
  rule: string | undefined,
  path: string,
  report: Report,
): void {
  if (value === null || value === undefined) return
  switch (type.kind) {
    case 'scalar':
      validateScalar(value, type.scalar, path, report)
      return
    case 'list':
      if (Array.isArray(value)) validateList(value, type.of, rule, path, report)
      else report(path, `expected list, got ${wrapped(value)}`)
      return
    case 'map':
      if (!isObject(value)) report(path, `expected map, got ${wrapped(value)}`)
      else
        for (const key of Object.keys(value).sort()) {
          validateValue(value[key], type.of, undefined, `${path}.${key}`, report)
        }
      return
    case 'object':
      validateStruct(value, type.type, path, report)
  }
}

function validateStruct(value: unknown, type: string, path: string, report: Report): void {
  const fields = fieldsOf(type)
  if (!fields) return
  if (!isObject(value)) {
    report(path, `expected map, got ${wrapped(value)}`)
    return
  }
  const rules = listRules(type)
  for (const key of Object.keys(value).sort()) {
    const field = fields.get(key)
    if (field) validateValue(value[key], field.type, rules[key], `${path}.${key}`, report)
    else report(`${path}.${key}`, 'field not declared in schema')
  }
}

/** What is wrong with a configuration, as one text; undefined when it may be applied. */
export function typedProblem(config: object, type: string): string | undefined {
  const problems: string[] = []
  validateStruct(config, type, '', (path, message) => {
    problems.push(path === '' ? message : `${path}: ${message}`)
  })
  if (problems.length === 0) return undefined
  return problems.length === 1 ? problems[0] : ['errors:', ...problems.map((text) => `  ${text}`)].join('\n')
}
