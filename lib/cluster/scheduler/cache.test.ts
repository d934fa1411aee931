import { expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { createLister } from '@/lib/cluster/client/cache'
import { takeSnapshot } from '@/lib/cluster/scheduler/cache'
import type { Snapshot } from '@/lib/cluster/scheduler/framework'
import { initialState, type SchedulerContext } from '@/lib/cluster/scheduler/scheduler-state'
import { addPod } from '@/lib/cluster/scheduler/snapshot'
import { nextInt, type RngState } from '@/lib/cluster/sim/rng'
import { Store } from '@/lib/cluster/storage/store'

const rng: RngState = { s: 11 }
const pick = <T>(...items: T[]): T => items[nextInt(rng, items.length)] as T

const metadata = (name: string, namespace?: string) => ({
  name,
  ...(namespace ? { namespace } : {}),
  uid: name,
  creationTimestamp: '',
  resourceVersion: '',
})

const node = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: metadata(name),
  spec: {},
  status: { allocatable: { cpu: pick('1', '2'), pods: '10' } },
})

const pod = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: metadata(name, 'default'),
  spec: {
    nodeName: pick('', 'a', 'b', 'c', 'd'),
    containers: [{ name: 'c', image: 'i', resources: { requests: { cpu: pick('100m', '200m') } } }],
    ...pick({}, { affinity: { podAffinity: {} } }),
  },
  status: { phase: pick('Running', 'Pending', 'Failed'), nominatedNodeName: pick(undefined, 'a') },
})

const plain = ({ nodes, nominated, withAffinity }: Snapshot) => ({ nodes, nominated, withAffinity })

it('is what a look at everything finds, whatever has changed', () => {
  const store = new Store()
  const state = initialState()
  const ctx = { lister: createLister(store), state } as SchedulerContext
  for (let round = 0; round < 300; round++) {
    for (let change = nextInt(rng, 4); change > 0; change--) {
      const name = `p${nextInt(rng, 12)}`
      const host = pick('a', 'b', 'c', 'd')
      const what = nextInt(rng, 10)
      const stored = store.get('pods', `default/${name}`)
      if (what < 2 && stored) {
        const labels = { round: String(round) }
        const { status } = pod(name)
        store.put('pods', { ...stored, metadata: { ...stored.metadata, labels }, status })
      } else if (what < 5) store.put('pods', pod(name))
      else if (what < 7) store.remove('pods', `default/${name}`)
      else if (what < 9) store.put('nodes', node(host))
      else store.remove('nodes', host)
      if (what % 3 > 0) continue
      state.assumed[`default/${name}`] = { uid: name, node: host }
      state.waiting[`default/${name}`] = 0
    }
    if (nextInt(rng, 3) === 0) {
      state.assumed = {}
      state.waiting = {}
    }
    const fresh = takeSnapshot({ ...ctx })
    const snapshot = takeSnapshot(ctx)
    expect(plain(snapshot)).toEqual(plain(fresh))
    // What a cycle puts there is of no account unless it is stored.
    const [info] = snapshot.nodes
    const bound = store.list('pods').find(({ spec }) => (spec as { nodeName: string }).nodeName === '')
    if (!info || !bound) continue
    const stored = store.put('pods', {
      ...bound,
      spec: { ...(bound.spec as object), nodeName: info.node.metadata.name },
    })
    addPod(info, stored as never)
  }
})
