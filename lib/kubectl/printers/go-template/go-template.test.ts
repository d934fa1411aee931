import { describe, expect, it } from 'vitest'
import { compileGoTemplate } from '../go-template'

const DATA = { kind: 'Pod', n: 2, list: [{ a: 'x' }, { a: 'y' }], map: { k: 'v', 'a.b': 'w' }, none: null }

function print(source: string, strict = false, out: (text: string) => void = () => {}): string {
  try {
    return compileGoTemplate(source, { strict, out })(DATA)
  } catch (error) {
    return (error as Error).message
  }
}

describe('go templates', () => {
  it.each([
    ['{{.kind}} {{.n}}', 'Pod 2'],
    ['{{.nope.deeper}}|{{.none}}', '<no value>|<no value>'],
    ['{{range .list}}{{.a}} {{else}}none{{end}}', 'x y '],
    ['{{range $i, $e := .list}}{{if $i}},{{end}}{{$e.a}}{{end}}', 'x,y'],
    ['{{range .list}}{{if eq .a "y"}}{{break}}{{end}}{{.a}}{{end}}', 'x'],
    ['{{range $k, $v := .map}}{{$k}}={{$v}};{{end}}', 'a.b=w;k=v;'],
    ['{{with .map}}{{.k}}{{$.kind}}{{end}}{{with .nope}}x{{else with .kind}}{{.}}{{end}}', 'vPodPod'],
    ['{{- /* nothing */ -}} {{index .map "a.b"}} {{- " y" }}', 'w y'],
    ['{{define "t"}}<{{.}}>{{end}}{{template "t" .kind}}{{block "b" .n}}{{.}}{{end}}', '<Pod>2'],
    ['{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}', '2'],
    ['{{(index .list 1).a}}{{len .list}}{{.kind | printf "%5s|%-5s|%q" "a" "b"}}', 'y2    a|b    |"Pod"'],
    ['{{printf "%d %s %v" .kind .n .list}}', '%!d(string=Pod) %!s(int64=2) [map[a:x] map[a:y]]'],
    ['{{print .kind 1 2 "s"}}{{println .n}}', 'Pod1 2s2\n'],
    ['{{and .kind .nope}} {{or .nope "d"}} {{not .nope}}', '<no value> d true'],
    ['{{range 2}}{{.}}{{end}} {{1_000}} {{0x10}} {{1.0}} {{1e3}} {{eq .n 2}}', '01 1000 16 1 1000 true'],
    ['{{printf "%T %T %T" .n 1.5 .list}}', 'int64 float64 []interface {}'],
    [
      '{{define "a"}}{{with .}}{{len .}}{{template "a" (slice . 1)}}{{end}}{{end}}{{template "a" .kind}}',
      '321',
    ],
    ['a  {{- "b" -}}\n  c {{range .none}}x{{else}}d{{end}}', 'abc d'],
    ['{{"YWI=" | base64decode}}{{html "<&>"}}{{urlquery "a b"}}{{slice .kind 1}}', 'ab&lt;&amp;&gt;a+bod'],
  ])('%s', (source, text) => expect(print(source)).toBe(text))

  const parsing = (source: string, text: string) =>
    `error parsing template ${source}, template: output:1: ${text}`
  it.each([
    ['{{.a', 'unclosed action'],
    ['{{.a}', `bad character U+007D '}'`],
    ['{{foo .}}', 'function "foo" not defined'],
    ['{{$x}}', 'undefined variable "$x"'],
    ['{{}}', 'missing value for command'],
    ['{{if .a}}x', 'unexpected EOF'],
    ['{{end}}', 'unexpected {{end}}'],
    ['{{.a | "x"}}', 'non executable command in pipeline stage 2'],
    ['{{"x}}', 'unterminated quoted string'],
    ['{{break}}', '{{break}} outside {{range}}'],
  ])('%s is refused', (source, text) => expect(print(source)).toBe(parsing(source, text)))

  it.each([
    ['{{.kind.x}}', '1:7', '.kind.x', "can't evaluate field x in type interface {}"],
    ['{{index .list 9}}', '1:2', 'index .list 9', 'error calling index: index out of range: 9'],
    ['{{eq .kind 1}}', '1:2', 'eq .kind 1', 'error calling eq: incompatible types for comparison'],
    ['{{range .kind}}{{end}}', '1:8', '.kind', "range can't iterate over Pod"],
    ['{{.n | base64decode}}', '1:7', 'base64decode', 'wrong type for value; expected string; got int64'],
    ['{{len}}', '1:2', 'len', 'wrong number of args for len: want 1 got 0'],
  ])('%s fails', (source, place, at, text) =>
    expect(print(source)).toBe(
      `error executing template ${JSON.stringify(source)}: template: output:${place}: executing "output" at <${at}>: ${text}`,
    ),
  )

  it('names missing keys when they are errors', () => {
    expect(print('{{.nope}}', true)).toContain('at <.nope>: map has no entry for key "nope"')
  })

  it('writes what it has, and what helps, before it fails', () => {
    let written = ''
    print('{{.n}} {{.kind.x}}', false, (text) => {
      written += text
    })
    expect(written).toMatch(/^2 Error executing template: template: output:1:14: executing "output"/)
    expect(written).toContain('\traw data was:\n\t\t{"kind":"Pod","list":[{"a":"x"},{"a":"y"}]')
  })
})
