import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { kubectl, must } from './kubectl'
import { MANIFESTS } from './manifests'
import { mutated } from './mutate'

const cluster = createCluster({ seed: 5 })
for (const manifest of Object.values(MANIFESTS)) must(cluster, 'apply -f -', JSON.stringify(manifest))
cluster.settle()

const VERBS = [
  'apply -f -',
  'create -f -',
  'replace -f -',
  'replace --force -f -',
  'apply --server-side --force-conflicts -f -',
  'delete -f - --wait=false',
  'diff -f -',
]

/** What prints an object that was taken. */
const LOOKS = [
  'get -f - -o wide',
  'describe -f -',
  'get -f - -o yaml',
  'apply -f -',
  'delete -f - --wait=false',
]

/** An answer is an exit code and, when it is none of success, a word why; anything thrown is a bug. */
function answers(argv: string[], stdin: string, from = cluster) {
  const fork = from.fork()
  const started = performance.now()
  const ran = kubectl(fork, argv, stdin)
  if (ran.exit !== 0) expect(ran.stderr.length + ran.stdout.length).toBeGreaterThan(0)
  expect(performance.now() - started, `${argv.join(' ')} is too slow`).toBeLessThan(5_000)
  fork.advance(5_000)
  return { ...ran, fork }
}

const deepYaml = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`
const deepBlocks = (depth: number) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n')
const aliasBomb = [
  'apiVersion: v1',
  'kind: ConfigMap',
  'metadata: {name: bomb}',
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, i) => {
    const [name, of] = ['bcdefghij'[i], 'abcdefghij'[i]]
    return `${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`
  }),
].join('\n')
const configMap = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: big\ndata:\n${data}`
const inPod = (field: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - name: c\n    image: nginx\n    ${field}\n`

/** Texts that break parsers and servers, and what the answer says. */
const HOSTILE: [name: string, text: string, says: RegExp][] = [
  ['nesting of flow lists', deepYaml(100_000), /exceeded max depth|too deep|error/],
  [
    'nesting of JSON',
    `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    /exceeded max depth|too deep|error/,
  ],
  ['nesting of blocks', deepBlocks(3_000), /exceeded max depth|too deep|error/i],
  ['a bomb of aliases', aliasBomb, /excessive aliasing|error/i],
  ['an alias of itself', 'a: &a [*a]\n', /error/],
  ['ten megabytes in a string', configMap(`  a: ${'x'.repeat(10_000_000)}\n`), /too large|Too long|limit/i],
  ['two megabytes in a string', configMap(`  a: ${'x'.repeat(2_000_000)}\n`), /Too long/],
  [
    'ten thousand keys',
    configMap(Array.from({ length: 10_000 }, (_, i) => `  k${i}: v\n`).join('')),
    /created/,
  ],
  [
    'huge numbers',
    inPod('ports: [{containerPort: 99999999999999999999999999}]'),
    /error|BadRequest|invalid/i,
  ],
  ['a huge exponent', inPod('resources: {limits: {cpu: 1e999999999}}'), /created/],
  ['a quantity of many digits', inPod(`resources: {limits: {cpu: "${'9'.repeat(100_000)}"}}`), /./],
  ['a negative zero', inPod('ports: [{containerPort: -0}]'), /invalid|Required/i],
  ['infinity', inPod('ports: [{containerPort: .inf}]'), /error/i],
  ['a prototype key', inPod('__proto__: {image: x}'), /unknown field|error/],
  [
    'prototype labels',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {__proto__: x, constructor: y}}\nspec: {containers: [{name: c, image: i}]}',
    /./,
  ],
  ['a control character', 'a: "\u0000"\n', /./],
  ['a lone surrogate', configMap('  a: "\\uD800"\n'), /./],
  ['a binary file', '\u0000\u0001\u0002\uFFFD', /error/],
  [
    'a regular expression that explodes',
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${'a-'.repeat(50_000)}}`,
    /./,
  ],
  ['many documents', '---\napiVersion: v1\nkind: Namespace\nmetadata: {generateName: n-}\n'.repeat(300), /./],
]

describe('a hostile text ends in an error of Kubernetes, and soon', () => {
  it.each(HOSTILE)('%s', { timeout: 20_000 }, (_, text, says) => {
    const { stdout, stderr } = answers(['create', '-f', '-'], text)
    expect((stderr + stdout).slice(0, 2_000)).toMatch(says)
    answers(['apply', '-f', '-'], text)
  })

  it('leaves no trace on the prototypes of objects', () => {
    answers(
      ['create', '-f', '-'],
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"__proto__":{"polluted":1},"data":{"__proto__":"x","constructor":"y"}}',
    )
    answers(
      [
        'patch',
        'node',
        'worker-1',
        '--type=merge',
        '-p',
        '{"__proto__":{"polluted":1},"metadata":{"labels":{"__proto__":"x"}}}',
      ],
      '',
    )
    answers(['patch', 'node', 'worker-1', '-p', '{"constructor":{"prototype":{"polluted":1}}}'], '')
    answers(
      [
        'patch',
        'node',
        'worker-1',
        '--type=json',
        '-p',
        '[{"op":"add","path":"/__proto__/polluted","value":1}]',
      ],
      '',
    )
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('a broken patch', () => {
  const types = ['merge', 'strategic', 'json']
  it.each(Object.entries(MANIFESTS))('of a %s ends in an answer', { timeout: 60_000 }, (kind, manifest) => {
    const { name } = (manifest as { metadata: { name: string } }).metadata
    fc.assert(
      fc.property(mutated(manifest), fc.constantFrom(...types), (text, type) => {
        const { fork, exit } = answers(['patch', kind, name, `--type=${type}`, '-p', text], '')
        if (exit === 0) answers(['describe', kind, name], '', fork)
      }),
      { seed: 20_261_120, numRuns: 10 },
    )
  })
})

describe('a broken manifest', () => {
  it.each(Object.entries(MANIFESTS))('%s ends in an answer', { timeout: 60_000 }, (_, manifest) => {
    fc.assert(
      fc.property(mutated(manifest), fc.constantFrom(...VERBS), (text, verb) => {
        const { fork, exit } = answers(verb.split(' '), text)
        if (exit === 0) for (const look of LOOKS) answers(look.split(' '), text, fork)
      }),
      { seed: 20_261_120, numRuns: 25 },
    )
  })
})
