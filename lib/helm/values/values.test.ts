import { describe, expect, it } from 'vitest'
import { processDependencies } from '@/lib/helm/chart/dependencies'
import { loadFiles } from '@/lib/helm/chart/load-chart'
import { coalesceValues, mergeTables } from '@/lib/helm/values/coalesce'
import { checkSchema } from '@/lib/helm/values/schema'
import { setJsonValues, setLiteral, setValues } from '@/lib/helm/values/set-values'
import type { JsonMap } from '@/lib/kubectl/go-format'

const chartOf = (files: Record<string, string>) =>
  loadFiles(Object.entries(files).map(([name, text]) => ({ name, text })))

const yaml = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`

describe('--set', () => {
  it.each<[string, JsonMap]>([
    ['a=1,b=x', { a: 1n, b: 'x' }],
    ['a.b.c=true', { a: { b: { c: true } } }],
    ['a[1]=x', { a: [null, 'x'] }],
    ['a[0].b=1,a[0].c=2', { a: [{ b: 1n, c: 2n }] }],
    ['a[0][1]=x', { a: [[null, 'x']] }],
    ['a={x,1,}', { a: ['x', 1n, ''] }],
    ['a={}', { a: [] }],
    ['a=', { a: '' }],
    ['a=null', { a: null }],
    ['a=007,b=0,c=-5,d=1.5', { a: '007', b: 0n, c: -5n, d: '1.5' }],
    ['a\\.b=c\\,d', { 'a.b': 'c,d' }],
  ])('%s', (text, wanted) => {
    const values: JsonMap = {}
    setValues(text, values)
    expect(values).toEqual(wanted)
  })

  it.each([
    ['a', 'key "a" has no value'],
    ['a,b=1', 'key "a" has no value (cannot end with ,)'],
    ['a={x', "list must terminate with '}'"],
    ['a[-1]=x', 'negative -1 index not allowed'],
    ['a[70000]=x', 'index of 70000 is greater than maximum supported index of 65536'],
    ['a[0]b=x', 'unexpected data at end of array index: "b"'],
  ])('%s is refused', (text, problem) => expect(() => setValues(text, {})).toThrow(problem))

  it('adds to what is there', () => {
    const values: JsonMap = { a: { b: 1 }, l: ['x', 'y'] }
    setValues('a.c=2,l[1]=z', values)
    expect(values).toEqual({ a: { b: 1, c: 2n }, l: ['x', 'z'] })
  })

  it('takes JSON, and a literal as it stands', () => {
    const values: JsonMap = {}
    setJsonValues('a={"b":[1,2]},c="x"', values)
    setLiteral('d.e=1,2=3', values)
    expect(values).toEqual({ a: { b: [1, 2] }, c: 'x', d: { e: '1,2=3' } })
  })
})

describe('values of a chart', () => {
  const chart = () =>
    chartOf({
      'Chart.yaml': yaml('top', 'dependencies: [{name: sub, version: "*"}]\n'),
      'values.yaml': 'a: 1\nmap: {x: 1, w: 2}\nlist: [1]\nnone: null\nsub: {b: 5}\nglobal: {g: 1}\n',
      'charts/sub/Chart.yaml': yaml('sub'),
      'charts/sub/values.yaml': 'b: 1\nc: 2\nglobal: {h: 2}\n',
    })

  it('lie under what is given; null takes one away', () => {
    expect(coalesceValues(chart(), { a: 2, map: { x: null, z: 3 }, list: ['n'] })).toEqual({
      a: 2,
      map: { w: 2, z: 3 },
      list: ['n'],
      sub: { b: 5, c: 2, global: { g: 1, h: 2 } },
      global: { g: 1 },
    })
  })

  it('do not change the chart, nor what is given', () => {
    const [one, given] = [chart(), { map: { z: 3 } }]
    coalesceValues(one, given)
    expect(one.values).toEqual(chart().values)
    expect(given).toEqual({ map: { z: 3 } })
  })

  it('say what does not fit', () => {
    const said: string[] = []
    coalesceValues(chart(), { map: 'text', a: { b: 1 } }, { warn: (text) => said.push(text) })
    expect(said).toEqual(['warning: skipped value for top.a: Not a table.'])
    expect(() => coalesceValues(chart(), { sub: 1 })).toThrow('type mismatch on sub')
  })

  it('keep nulls where they are to be kept', () => {
    expect(mergeTables({ a: null }, { a: 1, b: 2 }, { keepsNulls: true })).toEqual({ a: null, b: 2 })
    expect(mergeTables({ a: null }, { a: 1, b: 2 })).toEqual({ b: 2 })
  })
})

describe('dependencies', () => {
  const chart = () =>
    chartOf({
      'Chart.yaml': yaml(
        'top',
        [
          'dependencies:',
          '- {name: sub, version: ^1, condition: sub.enabled, tags: [front]}',
          '- {name: sub, version: ^1, alias: other, tags: [back]}',
          '- {name: sub, version: ^2, alias: never}\n',
        ].join('\n'),
      ),
      'values.yaml': 'tags: {front: false}\n',
      'charts/sub/Chart.yaml': yaml('sub'),
      'charts/sub/templates/a.yaml': 'a: 1\n',
    })
  const names = (given: JsonMap) => {
    const one = chart()
    processDependencies(one, given)
    return one.dependencies.map(({ metadata, path }) => `${metadata.name} ${path}`)
  }

  it.each<[JsonMap, string[]]>([
    [{}, ['other top/charts/other']],
    [{ sub: { enabled: true } }, ['sub top/charts/sub', 'other top/charts/other']],
    [{ tags: { front: true, back: false } }, ['sub top/charts/sub']],
  ])('with %j', (given, wanted) => expect(names(given)).toEqual(wanted))
})

describe('values.schema.json', () => {
  const check = (schema: object, given: JsonMap) => {
    const chart = chartOf({ 'Chart.yaml': yaml('s'), 'values.schema.json': JSON.stringify(schema) })
    checkSchema(chart, coalesceValues(chart, given))
  }
  it.each<[object, JsonMap, string]>([
    [
      { properties: { a: { type: ['string', 'null'] } } },
      { a: 1 },
      "- at '/a': got number, want string or null",
    ],
    [{ required: ['a', 'b'] }, {}, "- at '': missing properties 'a', 'b'"],
    [
      { properties: { a: { items: { type: 'string' } } } },
      { a: ['x', 1] },
      "- at '/a/1': got number, want string",
    ],
    [{ properties: { a: { minLength: 2 } } }, { a: 'x' }, "- at '/a': minLength: got 1, want 2"],
    [
      { properties: { a: { anyOf: [{ type: 'string' }, { minimum: 3 }] } } },
      { a: 1 },
      "- at '/a': anyOf failed\n  - at '/a': got number, want string\n  - at '/a': minimum: got 1, want 3",
    ],
    [
      { $defs: { p: { maximum: 5 } }, properties: { a: { $ref: '#/$defs/p' } } },
      { a: 9 },
      "- at '/a': maximum: got 9, want 5",
    ],
  ])('%j refuses %j', (schema, given, problem) => expect(() => check(schema, given)).toThrow(problem))

  it('lets the rest pass', () => {
    expect(() => check({ type: 'object', properties: { a: { type: 'integer' } } }, { a: 3n })).not.toThrow()
  })
})
