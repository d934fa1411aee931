/** In which order a sprint's exercises come: a pure function of what is given and of a seed. */
import type { RngState } from '@/lib/cluster/sim/rng'
import type { DomainWeight } from '@/lib/exam/weigh'
import { type Candidate, longestAgoFirst } from './longest-ago'

export interface SprintCandidate extends Candidate {
  id: string
  domain: string
}

export interface SprintDraw {
  candidates: readonly SprintCandidate[]
  domains: readonly DomainWeight[]
  seed: number
}

interface Pool {
  weight: number
  /** The next one first. */
  left: string[]
  /** By how much the domain has come too short, in parts of the weights' sum. */
  credit: number
}

/**
 * All exercises, each once: however far somebody gets, the domains have come as the exam weighs them, and within each what
 * was not had lately. What the exam does not weigh comes when all else has been.
 */
export function drawSprint({ candidates, domains, seed }: SprintDraw): string[] {
  const rng: RngState = { s: seed >>> 0 }
  const ranked = longestAgoFirst(candidates, rng)
  const pools = domains
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }): Pool => {
      const left = ranked.filter(({ domain }) => domain === id).map((one) => one.id)
      return { weight, left, credit: 0 }
    })
  const order: string[] = []
  for (let next = takeNext(pools); next; next = takeNext(pools)) order.push(next)
  const weighed = new Set(order)
  return [...order, ...ranked.map(({ id }) => id).filter((id) => !weighed.has(id))]
}

/** From the domain that has come too short by most; of equals the one that is named first. */
function takeNext(pools: readonly Pool[]): string | undefined {
  const open = pools.filter(({ left }) => left.length > 0)
  for (const pool of open) pool.credit += pool.weight
  const most = Math.max(...open.map(({ credit }) => credit))
  const chosen = open.find(({ credit }) => credit === most)
  if (!chosen) return undefined
  chosen.credit -= open.reduce((sum, { weight }) => sum + weight, 0)
  return chosen.left.shift()
}
