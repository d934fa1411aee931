/** Which drills an exam consists of, and what each is worth: a pure function of what is given and of a seed. */
import type { RngState } from '@/lib/cluster/sim/rng'
import { apportion } from './apportion'
import { type ExamForm, examMinutes, taskCount } from './form'
import { shuffled } from './shuffled'
import { isWeak } from './weakness'
import { type DomainWeight, domainWeight, weigh } from './weigh'

/** A drill that may be drawn. */
export interface Candidate {
  id: string
  /** Of its main concept. */
  domainId: string
  /** The main one. */
  concept: string
  minutes: number
  /** When the learner last had it, in ms since the epoch. */
  lastAt?: number
  /** 0..1: see weakness.ts. */
  weakness: number
}

export interface Draw {
  form: ExamForm
  candidates: readonly Candidate[]
  domains: readonly DomainWeight[]
  /** ms since the epoch */
  at: number
  seed: number
}

export interface DrawnTask {
  id: string
  domainId: string
  minutes: number
  /** Whole percent; 100 together. */
  weight: number
}

/** A drill's minutes are those of somebody who practises; an exam is pressed for time. */
const PRESSED = 1.25
/** What the learner had since then is drawn only when there is nothing else. */
const LATELY_MS = 30 * 24 * 3_600_000
const MOST_TASKS = 20

/** Minutes of drills that fit an exam's time. */
export const minutesFor = (form: ExamForm): number => examMinutes(form) * PRESSED

/** The drills that an exam of this form may have, in the order given. */
export function eligible({ form, candidates, domains }: Pick<Draw, 'form' | 'candidates' | 'domains'>) {
  const weighed = new Set(domains.filter(({ weight }) => weight > 0).map(({ id }) => id))
  const isAsked = ({ domainId, weakness }: Candidate): boolean => {
    if (form.kind === 'domain') return domainId === form.domainId
    if (form.kind === 'weak') return isWeak(weakness)
    if (form.kind === 'custom' && form.domains.length > 0) return form.domains.includes(domainId)
    return weighed.has(domainId)
  }
  return candidates.filter(isAsked)
}

/** The tasks in the order in which they are set; none when there is no drill for such an exam. */
export function drawTasks(draw: Draw): DrawnTask[] {
  const rng: RngState = { s: draw.seed >>> 0 }
  const ranked = rank(eligible(draw), draw, rng)
  const count = taskCount(draw.form)
  const picked = count ? pickCounted(ranked, draw, count) : pickFitting(ranked, draw)
  const order = shuffled(picked, rng)
  const weights = weigh(order, draw.domains)
  return order.map(({ id, domainId, minutes }, at) => ({ id, domainId, minutes, weight: weights[at] ?? 0 }))
}

/** The best to draw at the front. */
function rank(candidates: readonly Candidate[], { form, at }: Draw, rng: RngState): Candidate[] {
  const drawn = shuffled(candidates, rng)
  if (form.kind === 'weak') return drawn.sort((a, b) => b.weakness - a.weakness)
  const staleness = ({ lastAt }: Candidate) => (lastAt !== undefined && lastAt > at - LATELY_MS ? lastAt : 0)
  return drawn.sort((a, b) => staleness(a) - staleness(b))
}

/** As many tasks as are usual, or fewer when they do not fit the time; by domain as the exam weighs them. */
function pickCounted(ranked: Candidate[], draw: Draw, { least, usual }: { least: number; usual: number }) {
  for (let count = usual; ; count--) {
    const picked = shorten(ranked, pickByDomain(ranked, draw.domains, count), minutesFor(draw.form))
    if (count <= least || total(picked) <= minutesFor(draw.form)) return picked
  }
}

function pickByDomain(ranked: Candidate[], domains: readonly DomainWeight[], count: number): Candidate[] {
  const pools = domains.map(({ id }) => ranked.filter(({ domainId }) => domainId === id))
  const weights = domains.map((domain, at) => ((pools[at]?.length ?? 0) > 0 ? domainWeight(domain) : 0))
  const shares = apportion(
    count,
    weights,
    pools.map(({ length }) => length),
  )
  const picked: Candidate[] = []
  // Domains with little to choose from choose first.
  const order = [...pools.keys()].sort((a, b) => (pools[a]?.length ?? 0) - (pools[b]?.length ?? 0) || a - b)
  for (const at of order)
    for (let n = 0; n < (shares[at] ?? 0); n++) {
      const left = (pools[at] ?? []).filter((one) => !picked.includes(one))
      const next = left.find((one) => isFresh(one, picked)) ?? left[0]
      if (next) picked.push(next)
    }
  return picked
}

/** Puts shorter drills of the same domain in the place of the longest until all fit, or none is shorter. */
function shorten(ranked: readonly Candidate[], picked: readonly Candidate[], budget: number): Candidate[] {
  let kept = [...picked]
  while (total(kept) > budget) {
    const swap = findSwap(ranked, kept)
    if (!swap) break
    kept = kept.map((one) => (one === swap.from ? swap.to : one))
  }
  return kept
}

function findSwap(ranked: readonly Candidate[], kept: readonly Candidate[]) {
  for (const from of [...kept].sort((a, b) => b.minutes - a.minutes)) {
    const others = kept.filter((one) => one !== from)
    const to = ranked.find(
      (one) =>
        one.domainId === from.domainId &&
        one.minutes < from.minutes &&
        !kept.includes(one) &&
        isFresh(one, others),
    )
    if (to) return { from, to }
  }
  return undefined
}

/** As many as fit the time; at least one. */
function pickFitting(ranked: readonly Candidate[], { form }: Draw): Candidate[] {
  const budget = minutesFor(form)
  const picked: Candidate[] = []
  const take = (wanted: (one: Candidate) => boolean) => {
    for (const one of ranked)
      if (
        picked.length < MOST_TASKS &&
        !picked.includes(one) &&
        wanted(one) &&
        total(picked) + one.minutes <= budget
      )
        picked.push(one)
  }
  take((one) => isFresh(one, picked))
  take(() => true)
  if (picked.length > 0) return picked
  const [shortest] = [...ranked].sort((a, b) => a.minutes - b.minutes)
  return shortest ? [shortest] : []
}

const total = (tasks: readonly Candidate[]) => tasks.reduce((sum, { minutes }) => sum + minutes, 0)

const isFresh = ({ concept }: Candidate, among: readonly Candidate[]) =>
  among.every((other) => other.concept !== concept)
