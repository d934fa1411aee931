import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { LookOf } from './condition'
import { valueAt, valuesAt } from './field-path'
import type { Finding, Situation } from './finding'
import { matcherWords, matches, shown } from './matcher'
import type { Stage } from './stage'

interface Target {
  resource: string
  name: string
  namespace: string
}

const label = ({ resource, name, namespace }: Target) => `${resource}/${name} -n ${namespace}`

function read(stage: Stage, { resource, name, namespace }: Target): unknown {
  return stage.exists(resource, name, namespace) ? stage.get(resource, name, namespace) : undefined
}

/** @param wanted whether the object must be there */
export function checkPresence({ now }: Situation, c: Target, wanted: boolean): Finding {
  const word = (yes: boolean) => `${label(c)}: ${yes ? 'found' : 'NotFound'}`
  const there = now.exists(c.resource, c.name, c.namespace)
  return { passed: there === wanted, expected: word(wanted), found: word(there) }
}

/** An object that is not there has no fields, and fails whatever is said of one. */
export function checkField({ now }: Situation, c: LookOf<'field'>): Finding {
  const object = read(now, c)
  const values = valuesAt(object, c.path)
  const expected = `${label(c)} ${c.path}: ${matcherWords(c)}`
  if (object === undefined) return { passed: false, expected, found: `${label(c)}: NotFound` }
  const found = `${c.path}: ${values.length > 1 ? values.map(shown).join(', ') : shown(values[0])}`
  return { passed: matches(values, c), expected, found }
}

/** The order of a map's keys says nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]))
}

export function checkUnchanged({ now, start }: Situation, c: LookOf<'unchanged'>): Finding {
  const [before, after] = [start, now].map((stage) => JSON.stringify(sorted(valueAt(read(stage, c), c.path))))
  const of = (value?: string) => `${label(c)} ${c.path}: ${shown(value)}`
  return { passed: before !== undefined && before === after, expected: of(before), found: of(after) }
}

export function checkCount({ now }: Situation, c: LookOf<'count'>): Finding {
  const { where } = c
  const live = now.list(c.resource, c.namespace, c.selector).filter((o) => !o.metadata.deletionTimestamp)
  const found = where ? live.filter((o) => matches(valuesAt(o, where.path), where)) : live
  const what = [
    c.resource,
    c.selector && `-l ${c.selector}`,
    where && `${where.path}=${matcherWords(where)}`,
    c.namespace ? `-n ${c.namespace}` : '-A',
  ]
  const of = (words: string) => `${what.filter(Boolean).join(' ')}: ${words}`
  return { passed: matches([found.length], c), expected: of(matcherWords(c)), found: of(`${found.length}`) }
}

export function isReady(pod: Pod): boolean {
  const ready = pod.status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True')
  return ready === true && !pod.metadata.deletionTimestamp
}

export function checkEndpoints({ now }: Situation, c: LookOf<'endpoints'>): Finding {
  const pods = now.list('pods', c.namespace, c.pods).filter(isReady)
  const wanted = pods.map((p) => `${p.metadata.name}:${c.port}`).sort()
  const selector = `kubernetes.io/service-name=${c.service}`
  const slices = now.list('endpointslices.discovery.k8s.io', c.namespace, selector)
  const found = slices.flatMap((slice) =>
    (slice.endpoints ?? [])
      .filter((e) => e.conditions?.ready !== false)
      .flatMap((e) => (slice.ports ?? []).map((p) => `${e.targetRef?.name}:${p.port}`)),
  )
  const text = (list: string[]) => (list.length ? list.join(', ') : '<none>')
  const passed = wanted.length > 0 && wanted.join() === found.sort().join()
  return { passed, expected: text(wanted), found: text(found) }
}
