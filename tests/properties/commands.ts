import fc from 'fast-check'
import type { Cluster } from '@/lib/cluster/cluster'
import type { Command } from '@/lib/kubectl/cli/command'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import { kubectl } from './kubectl'

/** What a learner does: a command line, or time that passes. */
export type Step = { argv: string[]; stdin: string } | { advance: number } | { toggle: string }

const NAMES = ['web', 'db', 'one', 'kube-dns', 'worker-1', 'default', 'none', 'UPPER', '-x', '']
const KINDS = [
  'pods',
  'deploy',
  'rs',
  'sts',
  'ds',
  'jobs',
  'cj',
  'svc',
  'cm',
  'secret',
  'ns',
  'node',
  'pvc',
  'pv',
  'sa',
  'role',
  'ingress',
  'netpol',
  'hpa',
  'pdb',
  'events',
  'ep',
  'all',
  'pods,svc',
  'nope',
  'pods.v1.',
  'deployments.apps',
  '',
]
const COMMON = [
  ['-A'],
  ['-n', 'kube-system'],
  ['-n', 'none'],
  ['-o', 'yaml'],
  ['-l', 'app=web'],
  ['-f', '-'],
  ['--all'],
  ['--unknown-flag'],
  ['-z'],
  ['--help'],
  ['--', 'sh', '-c', 'echo a; exit 3'],
]
const WORDS = [
  'a=b',
  'a-',
  'a=b:NoSchedule',
  'nginx=nginx:1.28',
  '*=x',
  'A=B',
  'status',
  'history',
  'undo',
  'restart',
  'pause',
]

const kind = fc.constantFrom(...KINDS)
const name = fc.constantFrom(...NAMES)
const target = fc.oneof(
  fc.tuple(kind, name).map(([k, n]) => [k, n]),
  fc.tuple(kind, name).map(([k, n]) => [`${k}/${n}`]),
  kind.map((k) => [k]),
)
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 2 })

/** What a flag may get, right or wrong. */
const VALUES = [
  ...[
    '',
    ' ',
    '0',
    '1',
    '-1',
    '99999999999999999999',
    '1.5',
    'x',
    '*',
    'true',
    '3s',
    '-3s',
    '1h',
    '50%',
    '80',
    '1Gi',
    '10.0.0.1',
  ],
  ...[
    'client',
    'server',
    'none',
    'json',
    'yaml',
    'name',
    'wide',
    'merge',
    'strategic',
    'orphan',
    'Never',
    'NodePort',
  ],
  ...[
    'web',
    'default',
    'kube-system',
    'a=b',
    'app=web',
    'app in (web,db)',
    'app in',
    'metadata.name=web',
    'status.phase!=Running',
  ],
  ...[
    'nginx:1.27',
    'pods,svc',
    'get,list',
    'system:admin',
    'cpu=1,memory=1Gi',
    'condition=Ready',
    'jsonpath={.status.phase}=Running',
    'delete',
  ],
  ...[
    '{"spec":{"replicas":2}}',
    '{"spec":null}',
    '[{"op":"remove","path":"/spec"}]',
    '[{"op":"test"}]',
    '{',
    '[]',
    '"x"',
    '{"__proto__":{"a":1}}',
  ],
  ...[
    'jsonpath={.items[*].metadata.name}',
    'jsonpath={..x[?(@.a)]}{',
    'custom-columns=A:.a',
    'go-template={{range .items}}{{.kind | len}}{{end}}',
  ],
  ...['-', 'none.yaml', '/dev/stdin', 'http://x/y', '..'],
]

/** A flag of the command, as it is declared. */
function flagOf({ name, type }: FlagSpec): fc.Arbitrary<string[]> {
  const value = fc.constantFrom(...VALUES)
  if (type === 'bool') return fc.constantFrom([`--${name}`], [`--${name}=false`], [`--${name}=x`])
  return fc.oneof(
    value.map((text) => [`--${name}=${text}`]),
    value.map((text) => [`--${name}`, text]),
  )
}

/** A verb with a subject, some words and some flags; many lines make no sense, as fuzz should. */
export function anyCommand(path: string[], command: Command): fc.Arbitrary<string[]> {
  const own = command.flags.map(flagOf)
  const flag = own.length > 0 ? fc.oneof(...own, fc.constantFrom(...COMMON)) : fc.constantFrom(...COMMON)
  const options = fc.array(flag, { maxLength: 3 }).map((lists) => lists.flat())
  return fc.tuple(target, words, options).map((parts) => [...path, ...parts.flat()])
}

const SENSIBLE = fc.oneof(
  fc
    .tuple(name, fc.nat(4))
    .map(([n, r]) => ['create', 'deployment', n, '--image=nginx:1.27', `--replicas=${r}`]),
  fc.tuple(name, fc.nat(5)).map(([n, r]) => ['scale', 'deployment', n, `--replicas=${r}`]),
  fc
    .tuple(name, fc.constantFrom('1.28', 'doesnotexist'))
    .map(([n, tag]) => ['set', 'image', `deployment/${n}`, `nginx=nginx:${tag}`]),
  name.map((n) => ['rollout', 'undo', `deployment/${n}`]),
  name.map((n) => ['run', n, '--image=busybox', '--restart=Never', '--', 'sleep', '7']),
  name.map((n) => ['create', 'job', n, '--image=busybox', '--', 'false']),
  name.map((n) => ['create', 'cronjob', n, '--image=busybox', '--schedule=* * * * *', '--', 'true']),
  name.map((n) => ['expose', 'deployment', n, '--port=80']),
  fc.tuple(kind, name).map(([k, n]) => ['delete', k, n, '--wait=false']),
  name.map((n) => ['drain', n, '--ignore-daemonsets', '--force', '--timeout=20s']),
  name.map((n) => ['uncordon', n]),
  name.map((n) => ['taint', 'node', n, 'a=b:NoExecute']),
  name.map((n) => ['create', 'namespace', n]),
)

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: SENSIBLE.map((argv) => ({ argv, stdin: '' })) },
  { weight: 2, arbitrary: fc.nat(40_000).map((advance) => ({ advance })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('kube-scheduler', 'kube-controller-manager', 'kubelet/worker-1', 'kube-apiserver')
      .map((toggle) => ({ toggle })),
  },
)

/** Takes a step; its answer is all that can be seen of it. */
export function take(cluster: Cluster, next: Step): unknown {
  if ('advance' in next) return cluster.advance(next.advance)
  if ('argv' in next) return kubectl(cluster, next.argv, next.stdin)
  const component = cluster.components().find(({ name: known }) => known === next.toggle)
  if (component?.running) cluster.stopComponent(next.toggle)
  else cluster.startComponent(next.toggle)
  return cluster.drain()
}
