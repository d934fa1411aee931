import '../server-only'
import { ratingNames } from '@/lib/srs/card'
import { usualParameters } from '@/lib/srs/scheduler'
import type { Trial } from '@/lib/srs/trial'

type Binding = typeof import('@open-spaced-repetition/binding')

/** Finds the 21 parameters under which these trials (oldest first) are likeliest; undefined when it cannot. */
export type Optimiser = (trials: readonly Trial[]) => Promise<number[] | undefined>

/** Longer histories fsrs-rs leaves out of its training. */
const MAX_REVIEWS = 256
const DEADLINE_MS = 60_000
/** How often the optimiser looks whether it should stop; its answer is as late. */
const POLL_MS = 50
/** Trials made into the optimiser's items before others get their turn. */
const CHUNK = 1000

let loading: Promise<Optimiser | undefined> | undefined

/** fsrs-rs through its native module; undefined where there is none for this platform. */
export function loadOptimiser(): Promise<Optimiser | undefined> {
  loading ??= import('@open-spaced-repetition/binding').then(
    (binding) => (trials) => optimise(binding, trials),
    (error: unknown) => {
      console.error('the memory optimiser cannot be loaded: parameters stay as they are', error)
      return undefined
    },
  )
  return loading
}

async function optimise(binding: Binding, trials: readonly Trial[]): Promise<number[] | undefined> {
  const items = await itemsOf(binding, trials)
  const deadline = performance.now() + DEADLINE_MS
  try {
    // Runs on a thread of its own.
    const parameters = await binding.computeParameters(items, {
      enableShortTerm: true,
      numRelearningSteps: 1,
      timeout: POLL_MS,
      progress: () => performance.now() < deadline,
    })
    return isFound(parameters) ? parameters : undefined
  } catch (error) {
    console.warn('the memory optimiser found nothing', error)
    return undefined
  }
}

/** Where too few cards begin alike, fsrs-rs answers with the usual parameters, rounded. */
function isFound(parameters: readonly number[]): boolean {
  const usual = parameters.every((value, i) => Math.abs(value - (usualParameters[i] ?? 0)) < 1e-6)
  return parameters.length === usualParameters.length && parameters.every(Number.isFinite) && !usual
}

/** One item for each trial: the card's reviews up to it. */
async function itemsOf({ FSRSBindingItem, FSRSBindingReview }: Binding, trials: readonly Trial[]) {
  const reviews = new Map<string, InstanceType<Binding['FSRSBindingReview']>>()
  const reviewOf = ({ rating, elapsedDays }: Trial['history'][number]) => {
    const key = `${rating} ${elapsedDays}`
    const review = reviews.get(key) ?? new FSRSBindingReview(ratingNames.indexOf(rating) + 1, elapsedDays)
    reviews.set(key, review)
    return review
  }
  const items: InstanceType<Binding['FSRSBindingItem']>[] = []
  for (const { history, index } of trials) {
    if (index < MAX_REVIEWS) items.push(new FSRSBindingItem(history.slice(0, index + 1).map(reviewOf)))
    if (items.length % CHUNK === 0) await new Promise(setImmediate)
  }
  return items
}
