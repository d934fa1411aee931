/** Looks at what each write does, whoever makes it: a learner, or a component of the cluster. */
import { type ApiRequest, type ApiResponse, ConnectionRefused } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'

export interface Watch<T> {
  /** False: the request is none of its business. */
  concerns(request: ApiRequest): boolean
  before(request: ApiRequest): T
  /** Throws when it may not be. */
  after(found: T, request: ApiRequest, answer: ApiResponse): void
}

/** The cluster's own processes then send requests too: whoever stands before `request` sees all of them. */
export function onlyByRequests(cluster: Cluster): void {
  Object.defineProperty(cluster, 'direct', { value: undefined })
}

/**
 * Components try again what fails, so that an error in the middle of their work would be lost: it is kept, and the
 * server answers nobody any longer. `verdict` throws it.
 */
export function onWrite<T>(cluster: Cluster, watch: Watch<T>): { ask: Cluster['request']; verdict(): void } {
  onlyByRequests(cluster)
  const ask = cluster.request.bind(cluster)
  const failures: unknown[] = []
  cluster.request = (request) => {
    if (failures.length > 0) throw new ConnectionRefused()
    if (request.method === 'GET' || !watch.concerns(request)) return ask(request)
    const found = watch.before(request)
    const answer = ask(request)
    try {
      watch.after(found, request, answer)
    } catch (error) {
      failures.push(error)
    }
    return answer
  }
  const verdict = () => {
    if (failures.length > 0) throw failures[0]
  }
  return { ask, verdict }
}

/** A server that has stopped to answer says so to all; the verdict says why. */
export function attempt(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof ConnectionRefused)) throw error
  }
}
