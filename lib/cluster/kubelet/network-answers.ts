/** What running processes hear from the network: their questions are answered when their time has come. */
import type { Network } from '@/lib/cluster/kubelet/process/network'
import { drawn, type Heard, heardOf, naturalEnd } from '@/lib/cluster/kubelet/process/run'
import type { Instance, KubeletState } from '@/lib/cluster/kubelet/runtime'
import { canonicalJson } from '@/lib/cluster/sim/hash'

/** Questions that one process may put at one instant. */
const AT_ONCE = 50
/** What a process remembers of a changing network. */
const MEMORY = 200

/** Bytes that make the kubelet look how much the node has left. */
const NOTICED = 64 * 1024 ** 2

function hear(instance: Instance, news: Heard[]): void {
  const { process } = instance
  if (!process) return
  instance.process = { ...process, heard: [...(process.heard ?? []), ...news].slice(-MEMORY) }
}

/** Works out when the process ends or asks next, answering what it asks up to now. */
export function planEnd(instance: Instance, now: number, network?: Network): void {
  delete instance.exit
  delete instance.asksAt
  for (let i = 0; i < AT_ONCE && instance.process; i++) {
    const { exit, waits, memory } = naturalEnd(instance.process)
    if (memory.some(({ bytes }) => bytes > NOTICED)) instance.hungry = true
    if (exit) instance.exit = exit
    if (!waits) return
    if (waits.at > now || !network) {
      instance.asksAt = waits.at
      return
    }
    const { at, query, count } = waits
    const answers = network(query)
    network.arrived?.(query, drawn(answers, query, at, count))
    hear(instance, [{ at, query, answers }])
  }
}

/** Services, endpoints or policies have changed: what was heard may be true no longer. */
export function refreshAnswers(instance: Instance, now: number, network: Network): void {
  delete instance.stale
  const { process } = instance
  if (!process?.heard) return
  const questions = new Map(process.heard.map(({ query }) => [canonicalJson(query), query]))
  const news: Heard[] = []
  for (const query of questions.values()) {
    if (query.kind === 'connect' && !/^(?:GET|HEAD)$/.test(query.request?.method ?? 'GET')) continue
    const answers = network(query)
    if (canonicalJson(answers) !== canonicalJson(heardOf(process, query, now)))
      news.push({ at: now, query, answers })
  }
  if (news.length === 0) return
  hear(instance, news)
  planEnd(instance, now, network)
}

/** Marks what has asked the network before, and probes that did; returns the pods' keys. */
export function unsettle(state: KubeletState, now: number): string[] {
  const keys: string[] = []
  for (const { key, containers } of Object.values(state.pods))
    for (const { current, probes } of Object.values(containers)) {
      if (!current?.process || current.finished) continue
      if (!current.process.heard && !current.probeAsks) continue
      if (current.process.heard) current.stale = true
      if (current.probeAsks)
        for (const probe of Object.values(probes))
          if (probe.nextAt === Number.POSITIVE_INFINITY) probe.nextAt = now
      keys.push(key)
    }
  return keys
}
