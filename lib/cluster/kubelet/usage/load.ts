/**
 * Requests that come to a pod each second: from the loops of other pods, and from outside.
 * Differs: clients do not slow down when a server is at its limit; policies of the network are not looked at.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { matches } from '@/lib/cluster/apimachinery/labels'
import type { Pod, Service } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { Lister } from '@/lib/cluster/client/lister'
import { amountOf } from '@/lib/cluster/kubelet/usage/number'
import { seriesAt } from '@/lib/cluster/kubelet/usage/series'

/** On a Service: requests a second from outside, as a series (see series.ts) since the Service was made. */
export const LOAD_ANNOTATION = 'kubekata.dev/requests-per-second'

/** ms that one request takes a client that has nothing else to do. */
const ROUND_TRIP = 5

export interface Calls {
  host: string
  perSecond: number
}

const URL_HOST = /(?:https?:\/\/|\s)([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d+)?(?:[/?\s;|)'"]|$)/i

/** The host that a piece of script sends its requests to. */
function hostIn(text: string): string | undefined {
  const withScheme = /https?:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/i.exec(text)?.[1]
  if (withScheme) return withScheme
  const words = text.replace(/\s-{1,2}[a-z-]+(?:=\S+|\s?\d+s?)?(?=\s)/gi, ' ')
  return URL_HOST.exec(words)?.[1]
}

/** `wget`, `curl` in an endless loop. */
function loopCalls(text: string): Calls | undefined {
  if (!/\b(?:while|until|for)\b/.test(text)) return undefined
  const call = /\b(?:wget|curl)\b([^;&|]*)/.exec(text)
  const host = call && hostIn(`${call[1] ?? ''} `)
  if (!host) return undefined
  let pause = ROUND_TRIP
  for (const [, seconds = '0'] of text.matchAll(/\bsleep\s+([\d.]+)/g)) pause += amountOf(seconds) * 1000
  return { host, perSecond: 1000 / pause }
}

/** Tools that make load: `hey`, `fortio load`, `ab`, `wrk`, `k6` have no rate of their own but by their flags. */
function toolCalls(text: string): Calls | undefined {
  const tool = /\b(hey|fortio load|ab|wrk|bombardier)\b(.*)/.exec(text)
  const host = tool && hostIn(`${tool[2] ?? ''} `)
  if (!tool || !host) return undefined
  const flag = (name: string, otherwise: number) =>
    amountOf(new RegExp(`\\s-${name}[ =](\\d+)`).exec(tool[2] ?? '')?.[1] ?? otherwise)
  if (tool[1] === 'fortio load') return { host, perSecond: flag('-?qps', 8) }
  const clients = flag('c', tool[1] === 'hey' ? 50 : 10)
  const each = tool[1] === 'hey' ? flag('q', 1000 / ROUND_TRIP) : 1000 / ROUND_TRIP
  return { host, perSecond: clients * each }
}

const known = new WeakMap<IContainer, Calls | null>()

/** What the command of a container asks of others; undefined when it asks nothing again and again. */
export function callsOf(container: IContainer): Calls | undefined {
  const before = known.get(container)
  if (before !== undefined) return before ?? undefined
  const text = [...(container.command ?? []), ...(container.args ?? [])].join(' ').replace(/\s+/g, ' ')
  const found = text === '' ? undefined : (loopCalls(text) ?? toolCalls(text))
  known.set(container, found ?? null)
  return found
}

/** Since when a container runs. */
export function runningSince(pod: Pod, name: string): number | undefined {
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {}
  const status = [...containerStatuses, ...initContainerStatuses].find((one) => one.name === name)
  const at = status?.state?.running?.startedAt
  return at === undefined ? undefined : parseTime(at)
}

const isReady = ({ metadata, status }: Pod) =>
  !metadata.deletionTimestamp &&
  (status?.conditions ?? []).some(({ type, status: truth }) => type === 'Ready' && truth === 'True')

/** Does a client in `namespace` mean this Service by `host`? */
function isMeant({ metadata, spec }: Service, host: string, namespace: string): boolean {
  const { name, namespace: own = '' } = metadata
  if (host === spec?.clusterIP) return true
  const [first, second, ...rest] = host.split('.')
  if (first !== name || own !== (second ?? namespace)) return false
  return rest.length === 0 || rest[0] === 'svc'
}

interface Client extends Calls {
  namespace: string
}

/** Who asks others again and again, now. */
function clientsIn(lister: Lister): Client[] {
  const clients: Client[] = []
  for (const pod of lister.list('pods')) {
    for (const container of pod.spec.containers) {
      const calls = callsOf(container)
      if (calls && runningSince(pod, container.name) !== undefined)
        clients.push({ ...calls, namespace: pod.metadata.namespace ?? '' })
    }
  }
  return clients
}

/** Requests a second to each ready pod, by `namespace/name`. */
export type Load = ReadonlyMap<string, number>

/** All load of this moment, spread evenly over what is ready. */
export function loadOf(lister: Lister, now: number): Load {
  const load = new Map<string, number>()
  const add = ({ metadata: { namespace, name } }: Pod, perSecond: number) => {
    const key = `${namespace}/${name}`
    load.set(key, (load.get(key) ?? 0) + perSecond)
  }
  const clients = clientsIn(lister)
  for (const service of lister.list('services')) {
    const { annotations, creationTimestamp, namespace } = service.metadata
    const series = annotations?.[LOAD_ANNOTATION]
    const since = now - (parseTime(creationTimestamp ?? '') ?? now)
    let perSecond = series === undefined ? 0 : amountOf(seriesAt(series, since))
    for (const client of clients)
      if (isMeant(service, client.host, client.namespace)) perSecond += client.perSecond
    if (perSecond === 0 || !service.spec?.selector) continue
    const terms = Object.entries(service.spec.selector)
    const selector = terms.map(([key, value]) => ({ key, operator: '=' as const, values: [value] }))
    const backends = lister
      .list('pods', namespace)
      .filter((pod) => matches(selector, pod.metadata.labels) && isReady(pod))
    for (const pod of backends) add(pod, perSecond / backends.length)
  }
  for (const { host, perSecond } of clients) {
    const pod =
      /^\d+(?:\.\d+){3}$/.test(host) && lister.list('pods').find(({ status }) => status?.podIP === host)
    if (pod && isReady(pod)) add(pod, perSecond)
  }
  return load
}
