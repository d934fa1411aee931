import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { pruneResource, withDefaults } from '@/lib/cluster/apis/apiextensions/prune'

const object = (properties: Record<string, JsonSchema>, rest: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties,
  ...rest,
})
const text: JsonSchema = { type: 'string' }
const open: JsonSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

describe('pruneResource', () => {
  it.each<[string, JsonSchema, object, object, string[]]>([
    [
      'type and metadata stay',
      object({}),
      { kind: 'A', metadata: { name: 'x' } },
      { kind: 'A', metadata: { name: 'x' } },
      [],
    ],
    [
      'unknown fields go',
      object({ spec: object({ a: text }) }),
      { spec: { a: '1', b: 1 } },
      { spec: { a: '1' } },
      ['spec.b'],
    ],
    [
      'items too',
      object({ l: { type: 'array', items: object({ a: text }) } }),
      { l: [{ b: 1 }] },
      { l: [{}] },
      ['l[0].b'],
    ],
    [
      'maps keep their keys',
      object({ m: { type: 'object', additionalProperties: text } }),
      { m: { a: '1' } },
      { m: { a: '1' } },
      [],
    ],
    [
      'what is preserved stays',
      object({ spec: open }),
      { spec: { a: { b: 1 } } },
      { spec: { a: { b: 1 } } },
      [],
    ],
    [
      'described parts of it are pruned',
      object({ spec: { ...open, properties: { a: object({}) } } }),
      { spec: { a: { b: 1 }, c: 1 } },
      { spec: { a: {}, c: 1 } },
      ['spec.a.b'],
    ],
    ['unknown fields are sorted', object({}), { z: 1, a: 1 }, {}, ['a', 'z']],
  ])('%s', (_, schema, given, kept, unknownFields) => {
    expect(pruneResource(given as Record<string, unknown>, schema)).toEqual({ object: kept, unknownFields })
  })
})

describe('withDefaults', () => {
  const schema = object({
    a: { ...text, default: 'x' },
    inner: object({ b: { type: 'integer', default: 0 } }),
    made: object({ c: { ...text, default: 'y' } }, { default: {} }),
    l: { type: 'array', items: object({ d: { type: 'boolean', default: false } }) },
  })

  it.each<[string, object, object]>([
    ['fills in what is missing', {}, { a: 'x', made: { c: 'y' } }],
    ['leaves what is there', { a: 'z' }, { a: 'z', made: { c: 'y' } }],
    ['goes into what is there', { inner: {} }, { a: 'x', inner: { b: 0 }, made: { c: 'y' } }],
    ['goes into items', { l: [{}] }, { a: 'x', l: [{ d: false }], made: { c: 'y' } }],
    ['replaces a null that may not be', { a: null }, { a: 'x', made: { c: 'y' } }],
    ['drops a null without a default', { inner: null }, { a: 'x', made: { c: 'y' } }],
  ])('%s', (_, given, expected) => {
    expect(withDefaults(given, schema)).toEqual(expected)
  })
})
