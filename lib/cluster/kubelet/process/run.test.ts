import { describe, expect, it } from 'vitest'
import {
  naturalEnd,
  onTerm,
  type ProcessStart,
  startError,
  traceProcess,
} from '@/lib/cluster/kubelet/process/run'
import { installRest } from '@/lib/cluster/rest'

installRest()

const SILENT = () => []
const START = 1_795_000_000_000

const busybox = (...argv: string[]): ProcessStart => ({
  image: 'busybox:1.36',
  argv,
  env: { NAME: 'kata' },
  hostname: 'pod',
  startedAt: START,
  interactive: false,
})

const lines = (start: ProcessStart, after = 0) =>
  traceProcess(start, START + after).lines.map(({ text }) => text)

describe('how processes end', () => {
  it.each([
    [['true'], 0, 0],
    [['false'], 1, 0],
    [['sleep', '30'], 0, 30_000],
    [['sh', '-c', 'exit 42'], 42, 0],
    [['sh', '-c', 'echo bye; sleep 2; exit 3'], 3, 2000],
    [['sh', '-c', 'test -f /nothing && exit 5 || exit 6'], 6, 0],
    [['sh', '-c', 'serve --port=80'], 127, 0],
    [['sh'], 0, 0],
  ])('%j', (argv, code, after) => {
    expect(naturalEnd(busybox(...argv)).exit).toEqual({ at: START + after, code })
  })

  it.each([
    [['sh', '-c', 'while true; do date; sleep 30; done']],
    [['sh', '-c', 'until [ -f /gate ]; do sleep 1; done']],
    [['sleep', 'infinity']],
  ])('%j does not', (argv) => {
    expect(naturalEnd(busybox(...argv)).exit).toBeUndefined()
  })

  it('counts the turns of a loop', () => {
    const { exit: end } = naturalEnd(busybox('sh', '-c', 'for i in 1 2 3; do echo $i; sleep 1; done'))
    expect(end?.code).toBe(0)
    expect(end?.at).toBeGreaterThanOrEqual(START + 3000)
  })
})

describe('what processes print', () => {
  it.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell script
    ['echo "$NAME" and ${MISSING:-none}', ['kata and none']],
    ['i=0; while [ $i -lt 3 ]; do echo n$i; i=$((i+1)); done', ['n0', 'n1', 'n2']],
    ['echo a > /f; echo b >> /f; cat /f | wc -l', ['2']],
    ['if [ -f /x ]; then echo yes; else echo no; fi', ['no']],
    ['cat /nothing || echo gone', ["cat: can't open '/nothing': No such file or directory", 'gone']],
    ['nope', ['sh: nope: not found']],
  ])('%s', (script, expected) => {
    expect(lines(busybox('sh', '-c', script), 1000)).toEqual(expected)
  })

  it('prints only what it has got to', () => {
    const ticker = busybox('sh', '-c', 'while true; do echo tick; sleep 10; done')
    expect(lines(ticker, 25_000)).toHaveLength(3)
  })
})

it('knows what is not in the image', () => {
  expect(startError(busybox('nginx'))).toContain('exec: "nginx": executable file not found in $PATH')
  expect(startError(busybox('/usr/bin/serve'))).toContain('stat /usr/bin/serve: no such file or directory')
  expect(startError(busybox('/bin/sh', '-c', 'x'))).toBeUndefined()
})

it('takes SIGTERM as a process does that is PID 1', () => {
  expect(onTerm(busybox('sleep', '3600'), 0, new Map(), SILENT)).toBeUndefined()
  expect(onTerm(busybox('sh', '-c', 'sleep 3600'), 0, new Map(), SILENT)).toBeUndefined()
  expect(onTerm({ ...busybox('nginx'), image: 'nginx:1.27' }, 0, new Map(), SILENT)?.code).toBe(0)
  const trap = onTerm(
    busybox('sh', '-c', "trap 'echo bye; exit 7' TERM; while true; do sleep 1; done"),
    0,
    new Map(),
    SILENT,
  )
  expect(trap).toMatchObject({ code: 7, lines: ['bye'] })
})
