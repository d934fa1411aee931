import { expect } from 'vitest'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/cluster'
import { onlyByRequests } from '../on-write'
import { isLive, isReady, items } from './facts'

const HOUR = 3_600_000

/** Notes what components write from here on, but for the events that they report and what they try in vain. */
function writesOf(cluster: Cluster): string[] {
  const writes: string[] = []
  const ask = cluster.request.bind(cluster)
  onlyByRequests(cluster)
  cluster.request = (request) => {
    const { method, path, user, component } = request
    const answer = ask(request)
    if (component && method !== 'GET' && answer.code < 300 && !/\/events(\/[^/]+)?$/.test(path))
      writes.push(`${user.username.split(':').at(-1)}: ${method} ${path} ${JSON.stringify(request.body)}`)
    return answer
  }
  return writes
}

export function restart(cluster: Cluster, wanted: RegExp): void {
  for (const { name, running } of cluster.components()) {
    if (!running || !wanted.test(name)) continue
    cluster.stopComponent(name)
    cluster.startComponent(name)
    cluster.drain()
  }
}

/** Nothing waits for anything: each pod serves or is over, each node is well. */
export function isSettled(cluster: Cluster): boolean {
  const ask = cluster.request.bind(cluster)
  const isWell = ({ status }: Node) =>
    status?.conditions?.some(({ type, status: truth }) => type === 'Ready' && truth === 'True')
  return (
    items<Pod>(ask, '/api/v1/pods').every((pod) => !isLive(pod) || isReady(pod)) &&
    items<Node>(ask, '/api/v1/nodes').every(isWell)
  )
}

/**
 * Once nothing is left to do, controllers and the scheduler that look at everything anew have nothing to write;
 * and when all pods serve, neither do kubelets, nor anybody in an hour.
 * @param fork will have changed
 */
export function writesNothing(fork: Cluster): void {
  const writes = writesOf(fork)
  restart(fork, /^kube-(controller-manager|scheduler)$/)
  expect(writes, writes.join('\n')).toEqual([])
  if (!isSettled(fork)) return
  fork.advance(HOUR)
  expect(writes, writes.join('\n')).toEqual([])
  restart(fork, /^kubelet/)
  fork.advance(5_000)
  expect(writes, writes.join('\n')).toEqual([])
}
