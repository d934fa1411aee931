/** Looks at the quotas of a namespace after every write that anybody makes in it. */
import { expect } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, ApiResponse } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import { onWrite } from './on-write'
import { amount, type Quota, recount } from './quota-model'

export const MANAGER = 'kube-controller-manager'
const user = { username: 'admin', groups: ['system:masters'] }

/** Writes that may add to what is used. */
const USES =
  /\/(pods|services|persistentvolumeclaims|configmaps|secrets|resourcequotas|deployments|replicasets)(\/[^/]+(\/(resize|scale))?)?$/

/** Usage by name in `hard`. */
type Counts = Record<string, number>

interface Seen {
  quota: Quota
  counts: Counts
}

export class QuotaWatch {
  private seen: Map<string, Seen>
  private readonly ask: Cluster['request']
  private readonly verdict: () => void
  /** Something has changed that uses no more than before. */
  private stale = false
  private drifted = false

  constructor(private readonly cluster: Cluster) {
    const { ask, verdict } = onWrite<void>(cluster, {
      concerns: ({ path }) => path.includes('/namespaces/a/'),
      before: (request) => this.prepare(request),
      after: (_none, request, answer) => this.compare(request, answer),
    })
    this.ask = ask
    this.verdict = verdict
    this.seen = this.count()
  }

  private prepare({ path }: ApiRequest): void {
    if (!USES.test(path)) this.stale = true
    else if (this.stale) {
      this.seen = this.count()
      this.stale = false
    }
  }

  private list(resource: string): KubeObject[] {
    const [plural, group] = resource.split('.')
    const path = `${group ? `/apis/${group}/v1` : '/api/v1'}/namespaces/a/${plural}`
    return (this.ask({ method: 'GET', path, user }).body as { items: KubeObject[] }).items
  }

  private count(): Map<string, Seen> {
    const found = new Map<string, KubeObject[]>()
    const objects = (resource: string) => {
      const list = found.get(resource) ?? this.list(resource)
      found.set(resource, list)
      return list
    }
    const quotas = objects('resourcequotas') as unknown as Quota[]
    return new Map(
      quotas.map((quota) => {
        const counts = Object.keys(quota.spec.hard ?? {}).map((name) => [
          name,
          recount(name, quota, objects, this.cluster.now()),
        ])
        return [quota.metadata.uid, { quota, counts: Object.fromEntries(counts) as Counts }]
      }),
    )
  }

  /** What was added must have had room in what the quota said before. */
  private compare(request: ApiRequest, { code }: ApiResponse): void {
    // Admission has counted what is then refused.
    if (code === 409 || code === 422) this.drifted = true
    if (code >= 300 || !USES.test(request.path)) return
    const before = this.seen
    this.seen = this.count()
    for (const [uid, { quota, counts }] of this.seen) {
      const old = before.get(uid)
      for (const [name, now] of Object.entries(counts)) {
        const was = old?.counts[name]
        if (was === undefined || now <= was) continue
        const hard = amount(old?.quota.status?.hard?.[name] ?? '0')
        const what = `${quota.metadata.name} ${name}: ${was} to ${now} of ${hard} by ${request.user.username} ${JSON.stringify(request)}`
        expect(now, what).toBeLessThanOrEqual(hard)
      }
    }
  }

  /** Never less is said to be used than is; nor more while the controller runs and nothing was counted in vain. */
  look(): void {
    this.verdict()
    this.seen = this.count()
    const { drifted, cluster } = this
    const counts = cluster.components().some(({ name, running }) => name === MANAGER && running)
    for (const { quota, counts: there } of this.seen.values())
      for (const [name, used] of Object.entries(quota.status?.used ?? {})) {
        const what = `${quota.metadata.name} ${name}`
        const is = there[name] ?? 0
        if (counts && !drifted) expect(amount(used), what).toBe(is)
        else expect(amount(used), what).toBeGreaterThanOrEqual(is)
      }
  }

  /** Nothing happens any longer: what is said is what is. */
  rest(): void {
    this.drifted = false
    this.look()
    for (const { quota } of this.seen.values())
      expect(quota.status?.hard ?? {}).toEqual(quota.spec.hard ?? {})
  }
}
