/**
 * values.schema.json.
 * Mirrors: what github.com/santhosh-tekuri/jsonschema says of draft 7 and 2020-12 keywords.
 * Differs: no remote references, no formats, no unevaluated properties.
 */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import type { Chart } from '@/lib/helm/chart/chart'
import { HelmError } from '@/lib/helm/errors'
import { deepEqual } from '@/lib/helm/functions/defaults'
import { plain } from '@/lib/helm/functions/encodings'
import { dig, isMap, type JsonMap, sortedKeys } from '@/lib/kubectl/go-format'

interface Problem {
  at: string
  message: string
  causes: Problem[]
}

const MAX_DEPTH = 64

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return isMap(value) ? 'object' : typeof value
}

const isType = (value: unknown, type: string) =>
  type === 'integer' ? Number.isInteger(value) : typeOf(value) === type

const shown = (value: unknown) => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))
const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

class Validator {
  private depth = 0

  constructor(private readonly root: JsonMap) {}

  check(schema: unknown, value: unknown, at: string): Problem[] {
    const fail = (message: string, causes: Problem[] = []): Problem => ({ at, message, causes })
    if (schema === false) return [fail('false schema')]
    if (!isMap(schema)) return []
    if (this.depth > MAX_DEPTH)
      throw new HelmError('unable to validate schema: it refers to itself too often')
    this.depth += 1
    const problems = [
      ...this.reference(schema, value, at),
      ...this.kinds(schema, value, fail),
      ...this.scalars(schema, value, fail),
      ...(isMap(value) ? this.object(schema, value, at, fail) : []),
      ...(Array.isArray(value) ? this.array(schema, value, at, fail) : []),
      ...this.combined(schema, value, at, fail),
    ]
    this.depth -= 1
    return problems
  }

  private reference(schema: JsonMap, value: unknown, at: string): Problem[] {
    const { $ref } = schema
    if (typeof $ref !== 'string' || !$ref.startsWith('#')) return []
    const path = $ref.slice(1).split('/').filter(Boolean)
    const target = dig(this.root, ...path.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')))
    return this.check(path.length === 0 ? this.root : target, value, at)
  }

  private kinds({ type, enum: options, const: only }: JsonMap, value: unknown, fail: Fail): Problem[] {
    const types = type === undefined ? [] : (Array.isArray(type) ? type : [type]).map(String)
    if (types.length > 0 && !types.some((one) => isType(value, one)))
      return [fail(`got ${typeOf(value)}, want ${types.join(' or ')}`)]
    const problems: Problem[] = []
    if (Array.isArray(options) && !options.some((one) => deepEqual(one, value)))
      problems.push(fail(`value must be one of ${options.map(shown).join(', ')}`))
    if (only !== undefined && !deepEqual(only, value)) problems.push(fail(`value must be ${shown(only)}`))
    return problems
  }

  private scalars(schema: JsonMap, value: unknown, fail: Fail): Problem[] {
    const bounds = (name: string, size: number, isWrong: (limit: number) => boolean) => {
      const limit = schema[name]
      return typeof limit === 'number' && isWrong(limit) ? [fail(`${name}: got ${size}, want ${limit}`)] : []
    }
    if (typeof value === 'number') {
      const { multipleOf } = schema
      return [
        ...bounds('minimum', value, (limit) => value < limit),
        ...bounds('maximum', value, (limit) => value > limit),
        ...bounds('exclusiveMinimum', value, (limit) => value <= limit),
        ...bounds('exclusiveMaximum', value, (limit) => value >= limit),
        ...(typeof multipleOf === 'number' && value % multipleOf !== 0
          ? [fail(`multipleOf: got ${value}, want ${multipleOf}`)]
          : []),
      ]
    }
    if (typeof value !== 'string') return []
    const { pattern } = schema
    const size = [...value].length
    return [
      ...bounds('minLength', size, (limit) => size < limit),
      ...bounds('maxLength', size, (limit) => size > limit),
      ...(typeof pattern === 'string' && !new Regexp(pattern).test(value)
        ? [fail(`'${value}' does not match pattern '${pattern}'`)]
        : []),
    ]
  }

  private object(schema: JsonMap, value: JsonMap, at: string, fail: Fail): Problem[] {
    const properties = isMap(schema.properties) ? schema.properties : {}
    const patterns = isMap(schema.patternProperties) ? schema.patternProperties : {}
    const required = Array.isArray(schema.required) ? schema.required.map(String) : []
    const missing = required.filter((name) => !(name in value))
    const problems: Problem[] = []
    if (missing.length === 1) problems.push(fail(`missing property '${missing[0]}'`))
    else if (missing.length > 1) problems.push(fail(`missing properties ${listed(missing)}`))
    const others: string[] = []
    for (const key of sortedKeys(value)) {
      const matching = Object.keys(patterns).filter((pattern) => new Regexp(pattern).test(key))
      const inner = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (key in properties) problems.push(...this.check(properties[key], value[key], inner))
      for (const pattern of matching) problems.push(...this.check(patterns[pattern], value[key], inner))
      if (key in properties || matching.length > 0) continue
      if (schema.additionalProperties === false) others.push(key)
      else problems.push(...this.check(schema.additionalProperties, value[key], inner))
    }
    if (others.length > 0) problems.push(fail(`additional properties ${listed(others)} not allowed`))
    const count = Object.keys(value).length
    for (const name of ['minProperties', 'maxProperties']) {
      const limit = schema[name]
      if (typeof limit !== 'number') continue
      if (name === 'minProperties' ? count < limit : count > limit)
        problems.push(fail(`${name}: got ${count}, want ${limit}`))
    }
    return problems
  }

  private array(schema: JsonMap, value: unknown[], at: string, fail: Fail): Problem[] {
    const problems = isMap(schema.items)
      ? value.flatMap((one, index) => this.check(schema.items, one, `${at}/${index}`))
      : []
    const { minItems, maxItems } = schema
    if (typeof minItems === 'number' && value.length < minItems)
      problems.push(fail(`minItems: got ${value.length}, want ${minItems}`))
    if (typeof maxItems === 'number' && value.length > maxItems)
      problems.push(fail(`maxItems: got ${value.length}, want ${maxItems}`))
    const second = value.findIndex((one, index) =>
      value.slice(0, index).some((other) => deepEqual(other, one)),
    )
    if (schema.uniqueItems === true && second >= 0) {
      const first = value.findIndex((one) => deepEqual(one, value[second]))
      problems.push(fail(`items at ${first} and ${second} are equal`))
    }
    return problems
  }

  private combined(schema: JsonMap, value: unknown, at: string, fail: Fail): Problem[] {
    const each = (name: string) => {
      const list = schema[name]
      return Array.isArray(list) ? list.map((one) => this.check(one, value, at)) : []
    }
    const problems: Problem[] = []
    const all = each('allOf').flat()
    if (all.length > 0) problems.push(fail('allOf failed', all))
    const any = each('anyOf')
    if (any.length > 0 && any.every((one) => one.length > 0)) problems.push(fail('anyOf failed', any.flat()))
    const one = each('oneOf')
    const fitting = one.flatMap((found, index) => (found.length === 0 ? [index] : []))
    if (one.length > 0 && fitting.length === 0) problems.push(fail('oneOf failed, none matched', one.flat()))
    if (fitting.length > 1)
      problems.push(fail(`oneOf failed, subschemas ${fitting.slice(0, 2).join(', ')} matched`))
    if (schema.not !== undefined && this.check(schema.not, value, at).length === 0)
      problems.push(fail('not failed'))
    if (schema.if !== undefined) {
      const holds = this.check(schema.if, value, at).length === 0
      problems.push(...this.check(holds ? schema.then : schema.else, value, at))
    }
    return problems
  }
}

type Fail = (message: string, causes?: Problem[]) => Problem

const lines = ({ at, message, causes }: Problem, margin: string): string =>
  [`${margin}- at '${at}': ${message}`, ...causes.map((one) => lines(one, `${margin}  `))].join('\n')

function problemsOf(chart: Chart, values: JsonMap): string {
  let out = ''
  if (chart.schema !== undefined) {
    let schema: unknown
    try {
      schema = JSON.parse(chart.schema)
    } catch {
      return `${chart.metadata.name}:\ninvalid character in values.schema.json`
    }
    const problems = new Validator(isMap(schema) ? schema : {}).check(schema, plain(values), '')
    if (problems.length > 0)
      out += `${chart.metadata.name}:\n${problems.map((one) => lines(one, '')).join('\n')}\n`
  }
  for (const below of chart.dependencies) {
    const inner = values[below.metadata.name]
    if (isMap(inner)) out += problemsOf(below, inner)
  }
  return out
}

/** @throws HelmError `values don't meet the specifications of the schema(s) in the following chart(s): …` */
export function checkSchema(chart: Chart, values: JsonMap): void {
  const problems = problemsOf(chart, values)
  if (problems !== '')
    throw new HelmError(
      `values don't meet the specifications of the schema(s) in the following chart(s):\n${problems}`,
    )
}
