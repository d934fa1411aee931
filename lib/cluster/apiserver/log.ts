import { badRequest } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { queryNumber } from '@/lib/cluster/apiserver/query'

/** The query of pods/<name>/log, decoded. */
export interface LogOptions {
  previous?: boolean
  tailLines?: number
  sinceSeconds?: number
  /** ms since the epoch */
  sinceTime?: number
  timestamps?: boolean
  limitBytes?: number
}

/** Asks the kubelet of the pod's node. */
export type LogReader = (pod: Pod, container: string, options: LogOptions) => string[]

function containerOf(pod: Pod, asked: string | undefined): string {
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec
  const { name } = pod.metadata
  if (asked) {
    const known = [...containers, ...initContainers, ...ephemeralContainers].some((c) => c.name === asked)
    if (!known) throw badRequest(`container ${asked} is not valid for pod ${name}`)
    return asked
  }
  const [first] = containers
  if (containers.length === 1 && initContainers.length === 0 && first) return first.name
  const names = (list: readonly { name: string }[]) => `[${list.map((c) => c.name).join(' ')}]`
  const init = initContainers.length > 0 ? ` or one of the init containers: ${names(initContainers)}` : ''
  throw badRequest(
    `a container name must be specified for pod ${name}, choose one of: ${names(containers)}${init}`,
  )
}

const flag = (value: string | undefined) => value === 'true' || value === '1'

/** Answers pods/<name>/log: text, each line with its end. */
export function readLog(pod: Pod, query: Readonly<Record<string, string>>, read: LogReader): string {
  const container = containerOf(pod, query.container)
  const options: LogOptions = { previous: flag(query.previous), timestamps: flag(query.timestamps) }
  for (const name of ['tailLines', 'sinceSeconds', 'limitBytes'] as const) {
    const value = queryNumber(query, name)
    if (value !== undefined) options[name] = value
  }
  const since = query.sinceTime === undefined ? undefined : parseTime(query.sinceTime)
  if (since !== undefined) options.sinceTime = since
  if (!pod.spec.nodeName) return ''
  const text = read(pod, container, options)
    .map((line) => `${line}\n`)
    .join('')
  return text.slice(0, options.limitBytes)
}
