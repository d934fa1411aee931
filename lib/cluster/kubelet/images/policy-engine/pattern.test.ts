import { describe, expect, it } from 'vitest'
import { mismatch } from '@/lib/cluster/kubelet/images/policy-engine/pattern'
import { matchesScalar } from '@/lib/cluster/kubelet/images/policy-engine/scalar'
import { substitute, VariableError } from '@/lib/cluster/kubelet/images/policy-engine/variables'

describe('a value and its pattern', () => {
  it.each([
    ['nginx', '?*', true],
    ['', '?*', false],
    [undefined, '?*', false],
    [undefined, '!x', false],
    ['nginx:latest', '!*:latest', false],
    ['nginx:1.27', '!*:latest & *:*', true],
    ['nginx', '!*:latest & *:*', false],
    ['b', 'a | b', true],
    [5, '>=3', true],
    ['100Mi', '<=1Gi', true],
    ['2Gi', '<=1Gi', false],
    ['90s', '<1m', false],
    [5, '1-10', true],
    [15, '1-10', false],
    [15, '1!-10', true],
    [true, 'true', true],
    [false, true, false],
    [3, 3, true],
    [undefined, null, true],
    ['a.b', 'a?b', true],
    ['aXbXc', 'a*c', true],
    ['aXbXd', 'a*c', false],
  ])('%j %j: %s', (value, pattern, expected) => {
    expect(matchesScalar(value, pattern)).toBe(expected)
  })
})

const pod = {
  metadata: { labels: { app: 'web' } },
  spec: {
    hostNetwork: false,
    containers: [
      { name: 'a', image: 'nginx:1.27', securityContext: { privileged: true } },
      { name: 'b', image: 'busybox' },
    ],
  },
}

describe('an object and its pattern', () => {
  it.each<[object, object | undefined]>([
    [{ metadata: { labels: { app: '?*' } } }, undefined],
    [{ metadata: { labels: { team: '?*' } } }, { path: '/metadata/labels/team/' }],
    [{ metadata: { annotations: { a: '?*' } } }, { path: '/metadata/annotations/' }],
    [{ spec: { containers: [{ image: '*:*' }] } }, { path: '/spec/containers/1/image/' }],
    [{ spec: { containers: [{ name: '*' }] } }, undefined],
    [
      { spec: { containers: [{ '=(securityContext)': { '=(privileged)': false } }] } },
      { path: '/spec/containers/0/securityContext/privileged/' },
    ],
    [{ spec: { containers: [{ '(name)': 'b', image: 'busybox' }] } }, undefined],
    [{ spec: { containers: [{ '(name)': 'a', image: 'busybox' }] } }, { path: '/spec/containers/0/image/' }],
    [{ spec: { containers: [{ '(name)': 'z', image: 'x' }] } }, { path: '/spec/containers/', skip: true }],
    [{ spec: { '^(containers)': [{ name: 'b' }] } }, undefined],
    [{ spec: { '^(containers)': [{ name: 'z' }] } }, { path: '/spec/containers/' }],
    [{ spec: { 'X(hostNetwork)': 'null' } }, { path: '/spec/hostNetwork/' }],
    [{ spec: { 'X(hostPID)': 'null' } }, undefined],
    [{ spec: [] }, { path: '/spec/' }],
  ])('%j', (pattern, expected) => {
    expect(mismatch(pod, pattern)).toEqual(expected)
  })
})

describe('variables', () => {
  const root = {
    request: { object: { metadata: { name: 'x', labels: { 'a/b': '1' } }, list: [{ n: 1 }, { n: 2 }] } },
  }
  it.each<[string, unknown]>([
    ['plain', 'plain'],
    ['{{ request.object.metadata.name }}', 'x'],
    ['name {{request.object.metadata.name}}!', 'name x!'],
    ['{{ request.object.metadata.labels."a/b" }}', '1'],
    ['{{ request.object.list[].n }}', [1, 2]],
    ['{{ request.object.list[1].n }}', 2],
    ['{{ length(request.object.list) }}', 2],
    ['{{ request.object.none || `[]` }}', []],
    ["{{ request.object.none || 'd' }}", 'd'],
    ['{{ request.object.none }}', null],
  ])('%s', (text, expected) => {
    expect(substitute({ k: text }, root)).toEqual({ k: expected })
  })

  it.each(['{{ a.b[?c==`1`] }}', '{{ now_utc() }}', '{{ a | b }}', '{{ }}'])('refuses %s', (text) => {
    expect(() => substitute(text, root)).toThrow(VariableError)
  })
})
