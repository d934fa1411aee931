import { describe, expect, it } from 'vitest'
import { renderFiles, renderText } from '@/lib/helm/render/render-fixture'

const AT = 'executing "t/templates/a" at'

/** What Go's text/template documents, as Helm's templates see it. */
describe('the language of templates', () => {
  it.each([
    ['a  {{- /* c */ -}}  b {{- "c" -}}\n d', 'abcd'],
    ['{{ $n := 0 }}{{ range until 4 }}{{ $n = add $n . }}{{ end }}{{ $n }}', '6'],
    ['{{ range $i, $x := list "a" "b" "c" }}{{ if eq $i 1 }}{{ continue }}{{ end }}{{ $x }}{{ end }}', 'ac'],
    ['{{ range list }}x{{ else }}none{{ end }}', 'none'],
    ['{{ range 3 }}{{ . }}{{ end }}', '012'],
    ['{{ range $k, $v := dict "b" 1 "a" 2 }}{{ $k }}{{ $v }}{{ end }}', 'a2b1'],
    ['{{ with "" }}x{{ else with "y" }}{{ . }}{{ else }}z{{ end }}', 'y'],
    ['{{ if false }}a{{ else if eq 1 2 1 }}b{{ else }}c{{ end }}', 'b'],
    ['{{ (dict "a" (dict "b" "c")).a.b }}{{ $d := dict "x" "y" }}{{ $d.x }}', 'cy'],
    ['{{ 1 }} {{ 1.5 }} {{ 0x10 }} {{ 1_000 }} {{ `a\\n` }} {{ "\\u00e9" }}', '1 1.5 16 1000 a\\n é'],
    ['{{ printf "%T %T %T" 1 1.5 (list 1) }}', 'int64 float64 []interface {}'],
    ['{{ printf "%v|%d|%q|%5.2f|%x|%t|%03d" nil 1 "q" 1.5 255 true 7 }}', '<nil>|1|"q"| 1.50|ff|true|007'],
    [
      '{{ define "list" }}{{ with . }}{{ .n }}{{ template "list" .next }}{{ end }}{{ end }}{{ template "list" (dict "n" 1 "next" (dict "n" 2)) }}',
      '12',
    ],
    ['{{ block "b" 1 }}<{{ . }}>{{ end }}{{ include "b" 2 }}', '<1><2>'],
    ['{{ tpl "{{ .a }}{{ include \\"b\\" 1 }}" (dict "a" "x") }}{{ define "b" }}b{{ . }}{{ end }}', 'xb1'],
    ['{{ .Values.no }}|{{ .Values.no | default "d" }}|{{ .Release.Name }}', '|d|r'],
    ['{{ .Template.Name }} {{ .Template.BasePath }} {{ .Chart.Name }}', 't/templates/a t/templates t'],
    ['{{ .Capabilities.KubeVersion.Major }} {{ .Capabilities.APIVersions.Has "v1" }}', '1 true'],
  ])('%s', (template, text) => expect(renderText(template)).toBe(text))

  it.each([
    ['{{ .Values.a', 'parse error at (t/templates/a:1): unclosed action'],
    ['{{ . | foo }}', 'parse error at (t/templates/a:1): function "foo" not defined'],
    ['{{ if }}x{{ end }}', 'missing value for if'],
    ['{{ else }}', 'unexpected {{else}}'],
    [
      'x\n  {{ .Values.a.b }}',
      `t/templates/a:2:12\n  ${AT} <.Values.a.b>:\n    nil pointer evaluating interface {}.b`,
    ],
    ['{{ index (list 1) 5 }}', `a:1:3: ${AT} <index (list 1) 5>: error calling index: index out of range: 5`],
    ['{{ template "no" }}', `${AT} <{{template "no"}}>:\n    template "no" not defined`],
    ['{{ required "need it" "" }}', 'execution error at (t/templates/a:1:3): need it'],
    [
      '{{ define "r" }}{{ include "r" . }}{{ end }}{{ include "r" . }}',
      'rendering template has a nested reference name: r',
    ],
  ])('%s fails', (template, problem) => expect(() => renderText(template)).toThrow(problem))

  it('reads all numbers of values as floats, as JSON does', () => {
    const values = { 'values.yaml': 'port: 8080\nbig: 12345678\nhalf: 0.5\ntext: "08"\n' }
    const template =
      '{{ .Values.port }} {{ .Values.big }} {{ .Values.big | int }} {{ kindOf .Values.port }} {{ .Values | toJson }}'
    expect(renderFiles({ ...values, 'templates/a': template }).get('t/templates/a')).toBe(
      '8080 1.2345678e+07 12345678 float64 {"big":12345678,"half":0.5,"port":8080,"text":"08"}',
    )
  })

  it('reads files of the chart, and makes ConfigMaps of them', () => {
    const files = { 'conf/a.txt': 'one\ntwo\n', 'conf/b.txt': 'b' }
    const template =
      '{{ .Files.Get "conf/a.txt" | trim }}|{{ range .Files.Lines "conf/a.txt" }}{{ . }},{{ end }}|{{ (.Files.Glob "conf/*").AsConfig }}|{{ (.Files.Glob "conf/b*").AsSecrets }}'
    expect(renderFiles({ ...files, 'templates/a': template }).get('t/templates/a')).toBe(
      'one\ntwo|one,two,|a.txt: |\n  one\n  two\nb.txt: b|b.txt: Yg==',
    )
  })
})
