import { describe, expect, it } from 'vitest'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'

describe('decodeYaml', () => {
  it.each([
    ['a: b: c\n', 'mapping values are not allowed in this context'],
    ['x: 1\na: b: c\n', 'line 2: mapping values are not allowed in this context'],
    ['a: 1\n  b: 2\n', 'line 2: mapping values are not allowed in this context'],
    ['a:b\nc: d\n', 'line 2: mapping values are not allowed in this context'],
    ['a:\n  b\n  - c: d\n', 'line 3: mapping values are not allowed in this context'],
    ['a: 1\nb\nc: 2\n', "line 3: could not find expected ':'"],
    ['a: |\nb\n', "line 3: could not find expected ':'"],
    ['a:\n  b: 1\n c: 2\n', 'line 2: did not find expected key'],
    ['a:\n- b: 1\n c: 2\n', 'line 2: did not find expected key'],
    ['a:\n  - b: 1\n   c: 2\n', "line 2: did not find expected '-' indicator"],
    ['a: "b" c\n', 'did not find expected key'],
    ['a: [b]]\n', 'did not find expected key'],
    ['a:\n  - b: 1\n  c: 2\n', "line 2: did not find expected '-' indicator"],
    ['a: - b\n', 'block sequence entries are not allowed in this context'],
    ['a:\n\tb: 1\n', 'line 2: found character that cannot start any token'],
    ['a: 1\n\tb: 2\n', 'line 2: found a tab character that violates indentation'],
    ['a: @b\n', 'found character that cannot start any token'],
    ['a: [\n', 'line 1: did not find expected node content'],
    ['a: [1\n', "line 1: did not find expected ',' or ']'"],
    ['a: {b: 1', "line 1: did not find expected ',' or '}'"],
    ['a: "b\n', 'line 2: found unexpected end of stream'],
    ['a: "\\q"\n', 'found unknown escape character'],
    ['a: >x\n', 'did not find expected comment or line break'],
    ['%a\n', 'found unknown directive name'],
    ['a: *x\n', "unknown anchor 'x' referenced"],
    ['a: &x\n  b: *x\n', "anchor 'x' value contains itself"],
    ['a: {{ x }}\n', 'invalid map key: map[interface {}]interface {}{"x":interface {}(nil)}'],
    ['<<: 5\n', 'map merge requires map or sequence of maps as the value'],
    ['a: !!int x\n', 'cannot decode !!str `x` as a !!int'],
    ['a: \u0001\n', 'control characters are not allowed'],
  ])('%j is refused as goyaml refuses it', (text, expected) => {
    expect(() => decodeYaml(text)).toThrow(`error converting YAML to JSON: yaml: ${expected}`)
  })

  it.each([
    ['a: 0x1F\nb: 0o17\nc: 017\nd: 1_000\ne: -1\n', { a: 31, b: 15, c: 15, d: 1000, e: -1 }],
    ['a: 1.50\nb: 1e3\nc: .5\nd: 12:30\ne: 08\n', { a: 1.5, b: 1000, c: 0.5, d: '12:30', e: 8 }],
    ['a: 2026-11-20\nb: 1e400\nc: "5"\nd: !!str 5\n', { a: '2026-11-20', b: '1e400', c: '5', d: '5' }],
    ['a: ~\nb:\nc: null\nd: ""\n', { a: null, b: null, c: null, d: '' }],
    ['true: a\n1: b\n1.5: c\n', { true: 'a', 1: 'b', 1.5: 'c' }],
    ['a: b\n  c\n\n  d\n', { a: 'b c\nd' }],
    ['a: >-\n  b\n  c\n\n   d\n', { a: 'b c\n\n d' }],
    ['a: |+\n  b\n\nc: |2\n   d\n', { a: 'b\n\n', c: ' d\n' }],
    ["a: \"x\\ty\\u00e9\\\n  z\"\nb: 'it''s'\n", { a: 'x\tyéz', b: "it's" }],
    ['a: &x {b: 1}\nc:\n  <<: *x\n  d: [*x, z: 2]\n', { a: { b: 1 }, c: { b: 1, d: [{ b: 1 }, { z: 2 }] } }],
    ['a:\n- b\n-\n  - c\n? d\n: e # f\n', { a: ['b', ['c']], d: 'e' }],
    ['a: b\n...\nc: d\n', { a: 'b' }],
    ['', null],
  ])('%j', (text, expected) => {
    expect(decodeYaml(text)).toEqual(expected)
  })

  it('knows the booleans of YAML 1.1, unless told otherwise', () => {
    expect(decodeYaml('a: yes\nb: true\n')).toEqual({ a: true, b: true })
    expect(decodeYaml('a: yes\nb: true\n', { fewBooleans: true })).toEqual({ a: 'yes', b: true })
  })

  it('refuses what grows by its aliases', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const lines = levels.map((name, at) => {
      const inner = at === 0 ? 'x' : `*${levels[at - 1]}`
      return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]`
    })
    expect(() => decodeYaml(lines.join('\n'))).toThrow('yaml: document contains excessive aliasing')
  })
})
