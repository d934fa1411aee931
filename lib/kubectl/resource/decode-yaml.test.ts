import { describe, expect, it } from 'vitest'
import { decodeYaml } from './decode-yaml'

describe('decodeYaml', () => {
  it.each([
    ['a: b: c\n', 'mapping values are not allowed in this context'],
    ['x: 1\na: b: c\n', 'line 2: mapping values are not allowed in this context'],
    ['a: 1\n  b: 2\n', 'line 2: mapping values are not allowed in this context'],
    ['a: 1\nb\nc: 2\n', "line 3: could not find expected ':'"],
    ['a:\n  b: 1\n c: 2\n', 'line 2: did not find expected key'],
    ['a:\n  - b: 1\n   c: 2\n', "line 2: did not find expected '-' indicator"],
    ['a:\n\tb: 1\n', 'line 2: found character that cannot start any token'],
    ['a: @b\n', 'found character that cannot start any token'],
    ['a: [\n', 'line 1: did not find expected node content'],
    ['a: [1\n', "line 1: did not find expected ',' or ']'"],
  ])('%j is refused as goyaml refuses it', (text, expected) => {
    expect(() => decodeYaml(text)).toThrow(`error converting YAML to JSON: yaml: ${expected}`)
  })

  it('knows the booleans of YAML 1.1, unless told otherwise', () => {
    expect(decodeYaml('a: yes\nb: true\n')).toEqual({ a: true, b: true })
    expect(decodeYaml('a: yes\nb: true\n', { fewBooleans: true })).toEqual({ a: 'yes', b: true })
  })
})
