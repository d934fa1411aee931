// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the shell's own
import { expect, test } from 'vitest'
import { runLine } from './harness'

const deep = (open: string, inner: string, close: string, times: number) =>
  open.repeat(times) + inner + close.repeat(times)

/** What each line ends in: a limit of the kernel, or the shell's own words. */
const LINES: [text: string, end: RegExp][] = [
  [':(){ :|:& };:; sleep 100', /processes/],
  ['while :; do sleep 1000 & done', /processes/],
  ['while :; do :; done', /steps/],
  ['for ((;;)); do :; done', /steps/],
  ['yes | cat', /bytes|steps/],
  ['while :; do printf %01000d 1; done', /bytes|steps/],
  ['x=$(yes)', /text/],
  [`echo ${deep('$(echo ', 'x', ')', 10_000)}`, /nesting/],
  [`echo ${deep('$(echo ', 'x', ')', 200)}`, /processes/],
  [deep('(', ':', ')', 10_000), /nesting/],
  [deep('{ ', ':', '; }', 10_000), /nesting/],
  [`echo ${deep('${x:-', '', '}', 10_000)}`, /nesting/],
  ['x=x; echo $((x))', /recursion/],
  ['echo {1..1000000000}', /arguments/],
  ['echo {1..1000}{1..1000}{1..1000}', /arguments/],
  ['printf %9999999999d 1', /text/],
  ['a=aaaaaaaa; while :; do a=$a$a; done', /text/],
  ['a=(x); while :; do a=("${a[@]}" "${a[@]}"); done', /arguments|steps/],
  ['while :; do a+=(x x x x x x x x); done', /steps/],
  ['e() { eval e; }; e', /nesting/],
  ['f() { f; }; f', /nesting/],
  ['echo ". ./s" > s; . ./s', /nesting/],
  ['echo "exec bash s" > s; bash s', /steps/],
  ['while :; do exec {fd}>f; done', /steps/],
  ['while :; do : <(:); done', /processes/],
  [`true ${'| true '.repeat(1000)}`, /processes/],
  [
    'cd ////../../..//tmp/../../../../tmp/./; pwd; cat ../../../../../../../etc/shadow; ln -s a a; cat a',
    /levels/,
  ],
  ['__proto__=1; declare -A m; m[constructor]=2; toString; type valueOf', /not found/],
]

const SECONDS = 6

test.each(LINES)('%#: %.60s', (text, end) => {
  const before = process.cpuUsage()
  const { limit = '', stderr } = runLine({ text })
  const { user, system } = process.cpuUsage(before)
  expect(limit + stderr).toMatch(end)
  // Two seconds are the aim; a loaded machine counts more for the same work.
  expect((user + system) / 1e6).toBeLessThan(SECONDS)
})
