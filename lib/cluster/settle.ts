import type { Store } from '@/lib/cluster/storage/store'

const POLL = 500
const QUIET = 2500

/** What a settling client looks at: these resources must not change. */
const WATCHED = [
  'pods',
  'replicasets.apps',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'persistentvolumeclaims',
  'persistentvolumes',
  'services',
  'endpointslices.discovery.k8s.io',
  'horizontalpodautoscalers.autoscaling',
  'poddisruptionbudgets.policy',
  'namespaces',
  'resourcequotas',
  'certificatesigningrequests.certificates.k8s.io',
]

interface Clock {
  now(): number
  drain(): void
  advance(ms: number): void
}

const lastChange = (store: Store) =>
  WATCHED.reduce((last, resource) => Math.max(last, store.changedAt(resource)), 0)

/** Lets time pass until the cluster has been quiet for a while, as a client that polls it would see that. */
export function settle(clock: Clock, store: Store, maxMs: number): void {
  const end = clock.now() + maxMs
  clock.drain()
  let seen = lastChange(store)
  let quietSince = clock.now()
  while (clock.now() < end && clock.now() - quietSince < QUIET) {
    clock.advance(Math.min(POLL, end - clock.now()))
    const latest = lastChange(store)
    if (latest !== seen) quietSince = clock.now()
    seen = latest
  }
}
