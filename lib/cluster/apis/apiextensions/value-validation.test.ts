import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { validateValue } from '@/lib/cluster/apis/apiextensions/value-validation'

function messages(value: unknown, schema: JsonSchema, path = ''): string[] {
  const errors = new FieldErrors()
  validateValue({ x: value }, { type: 'object', properties: { x: schema } }, path, errors)
  return errors.list.map(({ message }) => message)
}

const composite = (what: string) => `<nil>: Invalid value: "": "x" must ${what}`

describe('validateValue', () => {
  it.each<[string, unknown, JsonSchema, string[]]>([
    ['accepts whole numbers as numbers', 1, { type: 'number' }, []],
    [
      'tells types apart',
      1.5,
      { type: 'integer' },
      ['x: Invalid value: "number": x in body must be of type integer: "number"'],
    ],
    ['takes null where it may stand', null, { type: 'string', nullable: true, enum: ['a'] }, []],
    [
      'refuses null elsewhere',
      null,
      { type: 'string' },
      ['x: Invalid value: "null": x in body must be of type string: "null"'],
    ],
    [
      'bounds numbers',
      11,
      { type: 'integer', maximum: 10 },
      ['x: Invalid value: 11: x in body should be less than or equal to 10'],
    ],
    [
      'bounds numbers without the bound',
      0,
      { type: 'integer', minimum: 0, exclusiveMinimum: true },
      ['x: Invalid value: 0: x in body should be greater than 0'],
    ],
    ['takes multiples of decimals', 0.3, { type: 'number', multipleOf: 0.1 }, []],
    ['counts characters, not bytes', 'あい', { type: 'string', maxLength: 2 }, []],
    ['bounds text', 'abc', { type: 'string', maxLength: 2 }, ['x: Too long: may not be more than 2 bytes']],
    [
      'matches patterns',
      'BOB',
      { type: 'string', pattern: '^[a-z]+$' },
      [`x: Invalid value: "BOB": x in body should match '^[a-z]+$'`],
    ],
    [
      'checks formats',
      'soon',
      { type: 'string', format: 'date-time' },
      ['x: Invalid value: "soon": x in body must be of type date-time: "soon"'],
    ],
    ['passes formats that it does not know', 'x', { type: 'string', format: 'colour' }, []],
    [
      'lists what is supported',
      'c',
      { type: 'string', enum: ['a', 'b'] },
      ['x: Unsupported value: "c": supported values: "a", "b"'],
    ],
    ['takes both forms of an int-or-string', '5%', { 'x-kubernetes-int-or-string': true }, []],
    [
      'bounds lists',
      [1, 2, 3],
      { type: 'array', items: { type: 'integer' }, maxItems: 2 },
      ['x: Too many: 3: must have at most 2 items'],
    ],
    [
      'looks into items',
      ['a', 1],
      { type: 'array', items: { type: 'string' } },
      ['x[1]: Invalid value: "integer": x[1] in body must be of type string: "integer"'],
    ],
    [
      'looks into maps',
      { a: 'b' },
      { type: 'object', additionalProperties: { type: 'integer' } },
      ['x.a: Invalid value: "string": x.a in body must be of type integer: "string"'],
    ],
    ['asks for what is required', {}, { type: 'object', required: ['a'] }, ['x.a: Required value']],
    [
      'tells a oneOf that nothing matches, with the closest branch',
      {},
      { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      [composite('validate one and only one schema (oneOf). Found none valid'), 'x.a: Required value'],
    ],
    [
      'tells a oneOf that two match',
      { a: 1, b: 1 },
      { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      [composite('validate one and only one schema (oneOf). Found 2 valid alternatives')],
    ],
    ['takes the branch of an anyOf that matches', 3, { anyOf: [{ maximum: 1 }, { minimum: 2 }] }, []],
    ['inverts', 3, { type: 'integer', not: { minimum: 2 } }, [composite('not validate the schema (not)')]],
  ])('%s', (_, value, schema, expected) => {
    expect(messages(value, schema)).toEqual(expected)
  })

  it('names fields from the root, texts from the value', () => {
    expect(messages('a', { type: 'integer' }, 'status')).toEqual([
      'status.x: Invalid value: "string": x in body must be of type integer: "string"',
    ])
  })
})
