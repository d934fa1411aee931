import { describe, expect, it } from 'vitest'
import { areaOf, clusterOptionsFor, parseSpan } from '@/lib/transcript/area'
import { compareStep, diffLines, toLines } from '@/lib/transcript/compare'
import { normalizeLine } from '@/lib/transcript/normalize'
import { parseTranscript } from '@/lib/transcript/parse'

describe('parseTranscript', () => {
  it('reads commands, heredocs, both streams and the exit code', () => {
    const text = [
      'Prose',
      '',
      "  $ cat <<'EOF' | kubectl apply -f -",
      '  > a:',
      '  >',
      '  >   b: 1',
      '  > EOF',
      '  out',
      '    indented',
      '  ! warning',
      '  [3]',
      '  $ settle',
    ].join('\n')
    expect(parseTranscript(text)).toEqual([
      {
        command: "cat <<'EOF' | kubectl apply -f -\na:\n\n  b: 1\nEOF",
        stdout: ['out', '  indented'],
        stderr: ['warning'],
        exit: 3,
        line: 3,
      },
      { command: 'settle', stdout: [], stderr: [], exit: 0, line: 12 },
    ])
  })
})

describe('normalizeLine', () => {
  it.each([
    ['web-7c5ddbdf54-x2x9k   1/1   Running   0   12s  ', 'web-<hash>-<rand>  1/1  Running  0  <age>'],
    ['uid: 0b8b5f5a-1111-4222-8333-abcdefabcdef', 'uid: <uid>'],
    ['  creationTimestamp: "2026-11-20T10:34:16Z"', '  creationTimestamp: "<time>"'],
    ['    resourceVersion: "4711"', '    resourceVersion: <rv>'],
    ['pod-template-hash=7c5ddbdf54', 'pod-template-hash=<hash>'],
    ['web-7c5ddbdf54\t3', 'web-<hash>  3'],
    ['node-x2x9k', 'node-<rand>'],
    ['10.244.1.5 10.96.0.1 10.96.12.7 10.244.0.0/16', '<pod-ip> 10.96.0.1 <svc-ip> 10.244.0.0/16'],
    ['80:31234/TCP', '80:<nodeport>/TCP'],
    ['5s 3m12s (2d ago)', '<age> <age> (<age> ago)'],
    ['W1120 10:34:16.647137   30887 warnings.go:70] x', 'W<klog> warnings.go:70] x'],
    [`sha256:${'a'.repeat(64)}`, 'sha256:<id>'],
    ['nginx:1.27', 'nginx:1.27'],
  ])('%s', (line, expected) => {
    expect(normalizeLine(line)).toBe(expected)
    expect(normalizeLine(expected)).toBe(expected)
  })
})

describe('compareStep', () => {
  const empty = { exit: 0, stdout: [], stderr: [] }
  it('finds nothing where only ages differ', () => {
    expect(compareStep({ ...empty, stdout: ['a  5s'] }, { ...empty, stdout: ['a     9s'] })).toEqual([])
  })
  it('tells what is missing and what is too much', () => {
    expect(
      compareStep({ ...empty, stdout: ['a', 'b'] }, { exit: 1, stdout: ['a', 'c'], stderr: [] }),
    ).toEqual([
      { stream: 'stdout', sign: ' ', line: 'a' },
      { stream: 'stdout', sign: '-', line: 'b' },
      { stream: 'stdout', sign: '+', line: 'c' },
      { stream: 'exit', sign: '-', line: '[0]' },
      { stream: 'exit', sign: '+', line: '[1]' },
    ])
  })
  it('keeps a missing empty line apart from none', () => {
    expect(compareStep({ ...empty, stdout: [''] }, empty)).toHaveLength(1)
  })
  it('finds the common lines', () => {
    const shown = diffLines(['a', 'b', 'c', 'd'], ['a', 'c', 'x', 'd']).map((part) => part.sign + part.line)
    expect(shown).toEqual([' a', '-b', ' c', '+x', ' d'])
  })
})

describe('the runner', () => {
  it('splits output as a transcript does', () => {
    expect([toLines(''), toLines('a'), toLines('a\n\n')]).toEqual([[], ['a'], ['a', '']])
  })
  it('reads spans of time', () => {
    expect([parseSpan('20s'), parseSpan('1m30s'), parseSpan('x')]).toEqual([20_000, 90_000, undefined])
  })
  it('takes the cluster from the folder', () => {
    expect(areaOf('tests/conformance/probes/startup.t')).toBe('probes')
    expect(clusterOptionsFor('probes').nodes).toHaveLength(2)
    expect(clusterOptionsFor('pods').nodes).toBeUndefined()
  })
})
