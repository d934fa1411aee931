/** Waiting: virtual time passes until objects are there, ready, or gone. */
import { HelmError } from '@/lib/helm/errors'
import type { HelmSteps } from '@/lib/helm/io'
import type { KubeCluster } from '@/lib/helm/kube/cluster'
import type { KubeObject } from '@/lib/helm/kube/objects'
import { type ObjectStatus, objectStatus } from '@/lib/helm/kube/status'
import type { Manifest } from '@/lib/kubectl/client/rest-client'
import { dig } from '@/lib/kubectl/go-format'

const POLL = 200

export interface Clock {
  now(): number
}

interface Waiting {
  cluster: KubeCluster
  clock: Clock
  /** ms */
  timeout: number
}

const EXCEEDED = 'context deadline exceeded'

/** Until each has come to its end, well or not. @throws HelmError with those that are not as they should be */
export function* waitForStatus(
  { cluster, clock, timeout }: Waiting,
  objects: readonly KubeObject[],
  look: (object: Manifest | undefined) => ObjectStatus,
): HelmSteps {
  const deadline = clock.now() + timeout
  const read = () =>
    objects
      .filter(({ object }) => dig(object, 'spec', 'paused') !== true)
      .map((one) => ({ one, ...look(cluster.client.find(one.mapping, one.namespace, one.name)) }))
  for (;;) {
    const found = read()
    const left = found.filter(({ status }) => status !== 'Current' && status !== 'Failed')
    const isOver = clock.now() >= deadline
    if (left.length === 0 || isOver) {
      const problems = found
        .filter(({ status }) => status !== 'Current')
        .map(
          ({ one, status, message }) =>
            `resource ${one.mapping.kind}/${one.namespace ?? ''}/${one.name} not ready. status: ${status}, message: ${message}`,
        )
      if (left.length > 0) problems.push(EXCEEDED)
      if (problems.length > 0) throw new HelmError(problems.join('\n'))
      return
    }
    yield { ms: POLL }
  }
}

export function waitForReady(waiting: Waiting, objects: readonly KubeObject[], endsJobs: boolean): HelmSteps {
  return waitForStatus(waiting, objects, (object) => objectStatus(object, waiting.clock.now(), endsJobs))
}

/** @throws HelmError with those that are still there */
export function* waitForDeletion(
  { cluster, clock, timeout }: Waiting,
  objects: readonly KubeObject[],
): HelmSteps {
  const deadline = clock.now() + timeout
  for (;;) {
    const left = objects.flatMap((one) => {
      const found = cluster.client.find(one.mapping, one.namespace, one.name)
      return found ? [{ one, ...objectStatus(found, clock.now()) }] : []
    })
    if (left.length === 0) return
    if (clock.now() >= deadline) {
      const problems = left.map(
        ({ one, status, message }) =>
          `resource ${one.mapping.kind}/${one.namespace ?? ''}/${one.name} still exists. status: ${status}, message: ${message}`,
      )
      throw new HelmError([...problems, EXCEEDED].join('\n'))
    }
    yield { ms: POLL }
  }
}
