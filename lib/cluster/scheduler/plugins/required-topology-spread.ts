import { matches } from '@/lib/cluster/apimachinery/labels'
import type { Cycle, SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { type Counted, countDomains, ofCycle } from '@/lib/cluster/scheduler/plugins/pod-topology-spread'

interface Hard extends Counted {
  least: number
  self: number
}

const hard = new WeakMap<Cycle, Hard[]>()

/** The filter of PodTopologySpread: constraints that must hold. */
export const requiredTopologySpread: SchedulerPlugin = {
  name: 'PodTopologySpread',
  preFilter(cycle) {
    const constraints = ofCycle(cycle, 'DoNotSchedule')
    if (constraints.length === 0) return 'skip'
    const counted = countDomains(cycle, constraints, true).map((constraint): Hard => {
      const { domains, minDomains, selector } = constraint
      let least = domains.size < minDomains ? 0 : Number.POSITIVE_INFINITY
      for (const count of domains.values()) least = Math.min(least, count)
      return { ...constraint, least, self: matches(selector, cycle.pod.metadata.labels) ? 1 : 0 }
    })
    hard.set(cycle, counted)
    return undefined
  },
  filter(cycle, { place }) {
    for (const { values, domains, least, self, maxSkew } of hard.get(cycle) ?? []) {
      const value = values?.[place]
      if (value === undefined)
        return {
          reasons: ["node(s) didn't match pod topology spread constraints (missing required label)"],
          unresolvable: true,
        }
      const skew = (domains.get(value) ?? 0) + self - (Number.isFinite(least) ? least : 0)
      if (skew > maxSkew) return { reasons: ["node(s) didn't match pod topology spread constraints"] }
    }
    return undefined
  },
}
