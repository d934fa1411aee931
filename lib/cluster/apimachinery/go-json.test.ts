import { describe, expect, it } from 'vitest'
import { jsonObjectProblem, jsonValueEnd } from '@/lib/cluster/apimachinery/go-json'

const problem = (text: string): string => {
  try {
    jsonValueEnd(text, 0)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('a JSON value as Go reads it', () => {
  it.each([
    ['{"a":[1,-2.5e+3,true,null,"x\\u00e9\\n"]} {', 39],
    ['  "a"', 5],
  ])('ends where it ends: %s', (text, end) => expect(jsonValueEnd(text, 0)).toBe(end))

  it('is missing at the end of the stream', () => expect(jsonValueEnd(' \n', 0)).toBeUndefined())

  it.each([
    ['{"a":1', 'unexpected EOF'],
    ['{a:1}', "json: offset 2: invalid character 'a' looking for beginning of object key string"],
    ['{"a" 1}', "json: offset 6: invalid character '1' after object key"],
    ['{"a":1 "b"}', "json: offset 8: invalid character '\"' after object key:value pair"],
    ['[1 2]', "json: offset 4: invalid character '2' after array element"],
    ['{"a":}', "json: offset 6: invalid character '}' looking for beginning of value"],
    ['{"a":tru}', "json: offset 9: invalid character '}' in literal true (expecting 'e')"],
    ['{"a":-}', "json: offset 7: invalid character '}' in numeric literal"],
    ['"a\nb"', "json: offset 3: invalid character '\\n' in string literal"],
    ['"\\x"', "json: offset 3: invalid character 'x' in string escape code"],
  ])('is refused in its words: %s', (text, message) => expect(problem(text)).toBe(message))
})

describe('a JSON text that is to be an object', () => {
  it.each([
    ['{"auths":{}}', undefined],
    ['null', undefined],
    ['', 'unexpected end of JSON input'],
    ['{"a":', 'unexpected end of JSON input'],
    ['nojson', "invalid character 'o' in literal null (expecting 'u')"],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['[1]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
  ])('%s', (text, problem) => expect(jsonObjectProblem(text)).toBe(problem))
})
