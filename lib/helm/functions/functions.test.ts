import { describe, expect, it } from 'vitest'
import { templateFunctions } from '@/lib/helm/functions/index'
import { renderText } from '@/lib/helm/render/render-fixture'

/** What each function makes of its arguments: facts of sprig's own documentation. */
const CASES: readonly (readonly [template: string, text: string])[] = [
  // Texts
  ['{{ trim "  a b \\n" }}|{{ trimAll "$" "$5.00$" }}|{{ trimall "$" "$1" }}', 'a b|5.00|1'],
  ['{{ trimPrefix "-" "-a" }}|{{ trimSuffix "-" "a-" }}|{{ trimSuffix "" "a" }}', 'a|a|a'],
  [
    '{{ upper "a" }}{{ lower "B" }}{{ title "hello world" }}{{ untitle "Hello World" }}',
    'AbHello Worldhello world',
  ],
  [
    '{{ repeat 3 "ab" }}|{{ substr 0 5 "hello world" }}|{{ substr -1 2 "abc" }}|{{ substr 1 -1 "abc" }}',
    'ababab|hello|ab|bc',
  ],
  [
    '{{ trunc 5 "hello world" }}|{{ trunc -5 "hello world" }}|{{ nospace "h e l" }}|{{ initials "First Try" }}',
    'hello|world|hel|FT',
  ],
  ['{{ abbrev 5 "hello world" }}|{{ abbrevboth 5 10 "1234 5678 9123" }}', 'he...|...5678...'],
  ['{{ wrap 5 "aaa bbb ccc" }}|{{ wrapWith 5 "\\t" "Hello World" }}', 'aaa\nbbb\nccc|Hello\tWorld'],
  [
    '{{ contains "cat" "catch" }} {{ hasPrefix "cat" "catch" }} {{ hasSuffix "ch" "catch" }}',
    'true true true',
  ],
  ['{{ quote "a" 1 nil "b\\"" }}|{{ squote "a" 2 }}|{{ cat "a" nil 3 }}', '"a" "1" "b\\""|\'a\' \'2\'|a 3'],
  [
    '{{ indent 2 "a\\nb" }}|{{ nindent 2 "a\\nb" }}|{{ "I Am" | replace " " "-" }}',
    '  a\n  b|\n  a\n  b|I-Am',
  ],
  ['{{ plural "one" "many" 1 }} {{ plural "one" "many" 2 }}', 'one many'],
  [
    '{{ snakecase "FirstName" }} {{ kebabcase "FirstName" }} {{ camelcase "http_server" }} {{ swapcase "aBc" }}',
    'first_name first-name HttpServer AbC',
  ],
  [
    '{{ join "-" (list 1 "a" nil) }}|{{ join "," "x" }}|{{ (split "$" "foo$bar")._1 }}|{{ (splitn "$" 2 "a$b$c")._1 }}',
    '1-a|x|bar|b$c',
  ],
  [
    '{{ splitList "," "a,b" }} {{ toStrings (list 1 2.5) }} {{ toString 3 | kindOf }} {{ sortAlpha (list "b" "a") }}',
    '[a b] [1 2.5] string [a b]',
  ],
  ['{{ b64enc "hé" }} {{ b64dec "aMOp" }} {{ b32enc "a" }} {{ b32dec "ME======" }}', 'aMOp hé ME====== a'],
  ['{{ atoi "12" }} {{ atoi "x" }} {{ hello }}', '12 0 Hello!'],
  // Numbers
  ['{{ add 1 2 3 }} {{ add1 4 }} {{ sub 5 7 }} {{ mul 2 3 4 }} {{ div 7 2 }} {{ mod 7 2 }}', '6 5 -2 24 3 1'],
  [
    '{{ addf 1.5 2 }} {{ add1f 1.5 }} {{ subf 1 0.25 }} {{ mulf 2 1.5 }} {{ divf 1 4 }}',
    '3.5 2.5 0.75 3 0.25',
  ],
  ['{{ max 1 3 2 }} {{ biggest 1 2 }} {{ min 3 1 }} {{ maxf 1 2.5 }} {{ minf 1 2.5 }}', '3 2 1 2.5 1'],
  ['{{ floor 1.9 }} {{ ceil 1.1 }} {{ round 123.5555 3 }} {{ round 2.5 0 }}', '1 2 123.556 3'],
  [
    '{{ int "3" }} {{ int64 2.9 }} {{ float64 "1.5" }} {{ toDecimal "0777" }} {{ int true }} {{ int "x" }}',
    '3 2 1.5 511 1 0',
  ],
  [
    '{{ until 3 }} {{ untilStep 2 8 3 }} {{ seq 3 }} {{ seq 2 4 }} {{ seq 0 2 4 }}',
    '[0 1 2] [2 5] 1 2 3 2 3 4 0 2 4',
  ],
  ['{{ add 9223372036854775807 1 }}', '-9223372036854775808'],
  // Lists
  [
    '{{ list 1 "a" }} {{ tuple 1 }} {{ append (list 1) 2 }} {{ push (list 1) 2 }} {{ prepend (list 1) 0 }}',
    '[1 a] [1] [1 2] [1 2] [0 1]',
  ],
  [
    '{{ first (list 1 2) }} {{ last (list 1 2) }} {{ rest (list 1 2 3) }} {{ initial (list 1 2 3) }}',
    '1 2 [2 3] [1 2]',
  ],
  [
    '{{ reverse (list 1 2) }} {{ compact (list 1 "" 0 "a") }} {{ uniq (list 1 1 2) }} {{ without (list 1 2 3) 2 3 }}',
    '[2 1] [1 a] [1 2] [1]',
  ],
  [
    '{{ has 2 (list 1 2) }} {{ has 2.0 (list 1 2) }} {{ slice (list 1 2 3) 1 }} {{ slice (list 1 2 3) 0 1 }}',
    'true false [2 3] [1]',
  ],
  [
    '{{ chunk 2 (list 1 2 3) }} {{ concat (list 1) (list 2) }} {{ mustFirst (list 5) }}',
    '[[1 2] [3]] [1 2] 5',
  ],
  // Maps
  [
    '{{ $d := dict "a" 1 "b" }}{{ $d }} {{ get $d "a" }} {{ get $d "z" | quote }} {{ hasKey $d "b" }}',
    'map[a:1 b:] 1 "" true',
  ],
  [
    '{{ $d := dict "a" 1 }}{{ $_ := set $d "b" 2 }}{{ $_ := unset $d "a" }}{{ $d }} {{ keys $d }} {{ values $d }}',
    'map[b:2] [b] [2]',
  ],
  [
    '{{ pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3) }} {{ pick (dict "a" 1 "b" 2) "a" }} {{ omit (dict "a" 1 "b" 2) "a" }}',
    '[1 3] map[a:1] map[b:2]',
  ],
  ['{{ merge (dict "a" 1 "c" "") (dict "a" 2 "b" 3 "c" 4) }}', 'map[a:1 b:3 c:4]'],
  [
    '{{ mergeOverwrite (dict "a" 1 "n" (dict "x" 1)) (dict "a" 2 "n" (dict "y" 2)) }}',
    'map[a:2 n:map[x:1 y:2]]',
  ],
  [
    '{{ dig "a" "b" "none" (dict "a" (dict "b" 1)) }} {{ dig "a" "c" "none" (dict "a" (dict "b" 1)) }}',
    '1 none',
  ],
  [
    '{{ $a := dict "n" (dict "x" 1) }}{{ $b := deepCopy $a }}{{ $_ := set $b.n "x" 2 }}{{ $a.n.x }}{{ $b.n.x }}',
    '12',
  ],
  // What is missing
  [
    '{{ default "d" "" }} {{ default "d" 0 }} {{ default "d" "x" }} {{ .Values.none | default "d" }} {{ false | default true }}',
    'd d x d true',
  ],
  [
    '{{ empty "" }} {{ empty (list) }} {{ empty 0.0 }} {{ empty "a" }} {{ coalesce nil "" 0 "x" }}',
    'true true true false x',
  ],
  [
    '{{ all 1 "a" }} {{ any 0 "" }} {{ ternary "y" "n" true }} {{ false | ternary "y" "n" }}',
    'true false y n',
  ],
  // Kinds
  [
    '{{ kindOf 1.5 }} {{ kindOf "a" }} {{ kindOf (list) }} {{ kindOf (dict) }} {{ kindOf nil }} {{ kindOf true }}',
    'float64 string slice map invalid bool',
  ],
  [
    '{{ typeOf 1 }} {{ kindIs "int" 1 }} {{ typeIs "string" "a" }} {{ typeIsLike "*string" "a" }} {{ deepEqual (list 1) (list 1) }}',
    'int64 true true true true',
  ],
  // Expressions
  [
    '{{ regexMatch "^a+$" "aaa" }} {{ regexFind "[a-z]+" "12abc3" }} {{ regexFindAll "[0-9]" "1a2b3" 2 }}',
    'true abc [1 2]',
  ],
  [
    '{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "$1-W" }} {{ regexReplaceAllLiteral "a" "ba" "$1" }}',
    '--W-xx-W- b$1',
  ],
  [
    '{{ regexSplit "z+" "pizza" -1 }} {{ regexQuoteMeta "1.2" }} {{ mustRegexMatch "b" "abc" }}',
    '[pi a] 1\\.2 true',
  ],
  // Paths and addresses
  [
    '{{ base "a/b.txt" }} {{ dir "a/b" }} {{ clean "a//../b" }} {{ ext "x.tar.gz" }} {{ isAbs "/a" }} {{ osBase "a/c" }}',
    'b.txt a b .gz true c',
  ],
  [
    '{{ (urlParse "https://u:p@h:8/p?q=1#f").hostname }} {{ urlJoin (dict "scheme" "https" "host" "h" "path" "/p" "query" "q=1") }}',
    'h https://h/p?q=1',
  ],
  // Versions
  [
    '{{ semverCompare "^1.2.0" "1.9.3" }} {{ semverCompare ">=1.30-0" "v1.36.2-gke.1" }} {{ semverCompare "~1.2 || 3.x" "3.1.0" }}',
    'true true true',
  ],
  [
    '{{ $v := semver "v1.2.3-rc.1+b" }}{{ $v.Major }}.{{ $v.Minor }} {{ $v.Prerelease }} {{ $v }} {{ $v.Compare (semver "1.2.3") }}',
    '1.2 rc.1 1.2.3-rc.1+b -1',
  ],
  // Encodings
  ['{{ toYaml (dict "b" (list 1 "x") "a" nil) }}', 'a: null\nb:\n- 1\n- x'],
  [
    '{{ toJson (dict "a" "<") }} {{ toRawJson "<" }} {{ toPrettyJson (dict "a" 1) }}',
    '{"a":"\\u003c"} "<" {\n  "a": 1\n}',
  ],
  [
    '{{ (fromYaml "a: {b: 1}").a.b }} {{ (fromJson "{\\"a\\":[1]}").a }} {{ fromYamlArray "[1, 2]" }} {{ fromJsonArray "[3]" }}',
    '1 [1] [1 2] [3]',
  ],
  [
    '{{ (fromYaml "a: b: c").Error }}',
    'error converting YAML to JSON: yaml: mapping values are not allowed in this context',
  ],
  ['{{ toToml (dict "a" "x" "t" (dict "n" 1)) }}', 'a = "x"\n\n[t]\n  n = 1\n'],
  // Dates
  [
    '{{ now | date "2006-01-02 15:04:05 Mon Jan" }} {{ now | unixEpoch }} {{ htmlDate now }}',
    '2026-01-02 03:04:05 Fri Jan 1767323045 2026-01-02',
  ],
  [
    '{{ now | dateModify "-26h" | date "02 15:04" }} {{ duration 95 }} {{ durationRound "2h10m5s" }} {{ ago (now | dateModify "-90s") }}',
    '01 01:04 1m35s 2h 1m30s',
  ],
  [
    '{{ toDate "2006-01-02" "2025-12-31" | date "Jan 2, 2006" }} {{ dateInZone "15h" 0 "UTC" }}',
    'Dec 31, 2025 00h',
  ],
  // Sums, and what is random
  [
    '{{ sha256sum "a" | trunc 8 }} {{ sha1sum "a" | trunc 8 }} {{ sha512sum "a" | trunc 8 }} {{ adler32sum "a" }}',
    'ca978112 86f7e437 1f40fc92 6422626',
  ],
  ['{{ htpasswd "u" "p" "sha" }}', 'u:{SHA}UWuXg/ylF+7L0dBk2i0WUxCxl1k='],
  [
    '{{ regexMatch "^[a-zA-Z0-9]{12}$" (randAlphaNum 12) }} {{ randNumeric 3 | len }} {{ regexMatch "^[0-9a-f-]{36}$" uuidv4 }}',
    'true 3 true',
  ],
  [
    '{{ regexMatch "BEGIN CERTIFICATE" (genCA "ca" 365).Cert }} {{ $ca := genCA "ca" 1 }}{{ (genSignedCert "x" nil (list "x.example") 1 $ca).Key | hasPrefix "-----BEGIN" }}',
    'true true',
  ],
]

describe('template functions', () => {
  it.each(CASES)('%s', (template, text) => expect(renderText(template)).toBe(text))

  it('each has a case, but for second names and what only fails', () => {
    const own = Object.keys(templateFunctions({ now: () => 0, random: () => 0 }))
    const shown = CASES.map(([template]) => template).join(' ')
    const named = (name: string) => new RegExp(`\\b${name}\\b`).test(shown)
    const others =
      /^(must|os|gen|date_|must_|rand|and$|or$|not$|call$|html$|js$|index$|print|urlquery$|eq$|ne$|lt$|le$|gt$|ge$|len$|fail$|htmlDateInZone$|shuffle$|bcrypt$|buildCustomCert$|getHostByName$|md5sum$|toYamlPretty$)/
    expect(own.filter((name) => !named(name) && !others.test(name))).toEqual([])
  })

  it.each([
    ['{{ fail "no" }}', 'execution error at (t/templates/a:1:3): no'],
    ['{{ first "a" }}', 'error calling first: Cannot find first on type string'],
    ['{{ div 1 0 }}', 'error calling div: runtime error: integer divide by zero'],
    ['{{ semverCompare "x y" "1.0.0" }}', 'error calling semverCompare: improper constraint: x y'],
    ['{{ indent "a" "b" }}', 'expected integer; found "a"'],
    ['{{ trunc 3 5 }}', 'expected string; found 5'],
    ['{{ upper nil }}', 'invalid value; expected string'],
    ['{{ upper (list) }}', 'wrong type for value; expected string; got []interface {}'],
    ['{{ get "a" "b" }}', 'wrong type for value; expected map[string]interface {}; got string'],
    ['{{ upper }}', 'wrong number of args for upper: want 1 got 0'],
    ['{{ dict | get }}', 'wrong number of args for get: want 2 got 1'],
    [
      '{{ mustRegexFind "(" "a" }}',
      'error calling mustRegexFind: error parsing regexp: missing closing ): `(`',
    ],
    ['{{ eq 1 1.0 }}', 'error calling eq: incompatible types for comparison'],
  ])('%s fails', (template, problem) => expect(() => renderText(template)).toThrow(problem))
})
