import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Stage } from '@/lib/quiz/stage'
import type { Condition, StateCheck } from './definition'
import { valueAt } from './field-path'

/** What a check saw and what it wanted; Kubernetes' words, the same in every language. */
export interface Finding {
  passed: boolean
  expected: string
  found: string
}

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>

/** The learner's cluster, and the same cluster as it was handed over. */
export interface Situation {
  now: Stage
  start: Stage
}

function label({ resource, name, namespace }: { resource: string; name: string; namespace: string }): string {
  return `${resource}/${name} -n ${namespace}`
}

function read(stage: Stage, c: { resource: string; name: string; namespace: string }): unknown {
  return stage.exists(c.resource, c.name, c.namespace)
    ? stage.get(c.resource, c.name, c.namespace)
    : undefined
}

const shown = (value: unknown) => (value === undefined ? '<none>' : String(value))

function field({ now }: Situation, c: Of<'field'>): Finding {
  const value = valueAt(read(now, c), c.path)
  return {
    passed: value === c.equals,
    expected: `${c.path}: ${c.equals}`,
    found: `${c.path}: ${shown(value)}`,
  }
}

function unchanged({ now, start }: Situation, c: Of<'unchanged'>): Finding {
  const [before, after] = [start, now].map((stage) => JSON.stringify(valueAt(read(stage, c), c.path)))
  const of = (value?: string) => `${label(c)} ${c.path}: ${shown(value)}`
  return { passed: before !== undefined && before === after, expected: of(before), found: of(after) }
}

function count({ now }: Situation, c: Of<'count'>): Finding {
  const all = now.list(c.resource, c.namespace, c.selector)
  const { where } = c
  const live = all.filter((o) => !o.metadata.deletionTimestamp)
  const found = where ? live.filter((o) => valueAt(o, where.path) === where.equals) : live
  const what = [
    c.resource,
    c.selector && `-l ${c.selector}`,
    where && `${where.path}=${where.equals}`,
    `-n ${c.namespace}`,
  ]
  const of = (n: number) => `${what.filter(Boolean).join(' ')}: ${n}`
  return { passed: found.length === c.equals, expected: of(c.equals), found: of(found.length) }
}

function isReady(pod: Pod): boolean {
  const ready = pod.status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True')
  return ready === true && !pod.metadata.deletionTimestamp
}

function endpoints({ now }: Situation, c: Of<'endpoints'>): Finding {
  const pods = now.list('pods', c.namespace, c.pods).filter(isReady)
  const wanted = pods.map((p) => `${p.metadata.name}:${c.port}`).sort()
  const slices = now.list(
    'endpointslices.discovery.k8s.io',
    c.namespace,
    `kubernetes.io/service-name=${c.service}`,
  )
  const found = slices.flatMap((slice) =>
    (slice.endpoints ?? [])
      .filter((e) => e.conditions?.ready !== false)
      .flatMap((e) => (slice.ports ?? []).map((p) => `${e.targetRef?.name}:${p.port}`)),
  )
  const text = (list: string[]) => (list.length ? list.join(', ') : '<none>')
  const passed = wanted.length > 0 && wanted.join() === found.sort().join()
  return { passed, expected: text(wanted), found: text(found) }
}

/** Looks at the state. */
export function checkState(situation: Situation, c: StateCheck): Finding {
  switch (c.kind) {
    case 'exists':
    case 'absent': {
      const there = situation.now.exists(c.resource, c.name, c.namespace)
      const word = (yes: boolean) => `${label(c)}: ${yes ? 'found' : 'NotFound'}`
      return {
        passed: there === (c.kind === 'exists'),
        expected: word(c.kind === 'exists'),
        found: word(there),
      }
    }
    case 'field':
      return field(situation, c)
    case 'unchanged':
      return unchanged(situation, c)
    case 'count':
      return count(situation, c)
    case 'endpoints':
      return endpoints(situation, c)
  }
}

/** Acts on a fork: what the learner built must stand it; the learner's cluster stays as it is. */
function experiment({ now, start }: Situation, c: Of<'experiment'>): Finding {
  const fork = now.fork()
  for (const act of c.do) {
    if (typeof act === 'string') {
      const { exitCode, stderr } = fork.kubectl(act)
      if (exitCode !== 0) return { passed: false, expected: act, found: stderr.trim() }
      continue
    }
    const victim = fork.list('pods', act.namespace, act.deletePod).find(isReady)
    if (!victim) return { passed: false, expected: `pod -l ${act.deletePod} Ready`, found: '<none>' }
    fork.delete('pods', victim.metadata.name, 'Background', act.namespace)
  }
  fork.cluster.advance(c.wait * 1000)
  const findings = c.expect.map((check) => checkState({ now: fork, start }, check))
  return findings.find((f) => !f.passed) ?? (findings[0] as Finding)
}

export function checkCondition(situation: Situation, c: Condition): Finding {
  return c.kind === 'experiment' ? experiment(situation, c) : checkState(situation, c)
}
