import type { Grading } from '@/lib/classroom/results/results'

/** A page of many learners is not made anew for each of them. */
const EVERY_MS = 15_000

/**
 * Whether a page that shows how far the grading is has to be made anew: at once when all is graded.
 * @param shown how much was graded when it was made, and when that was; times in ms
 */
export function isRefreshDue(
  { done, of }: Grading,
  shown: { done: number; at: number },
  now: number,
): boolean {
  return done >= of || (done !== shown.done && now - shown.at >= EVERY_MS)
}
