import type { RatingName } from '../card'
import { type Memory, MemoryModel } from '../memory-model'
import { type Course, IntervalScheduler, type NewSkills } from './scheduler'

/** Days of the boxes; a wrong answer goes back to the first. */
const BOXES = [1, 2, 4, 8, 16, 32, 64]

export function leitner(course: Course) {
  return new IntervalScheduler<{ box: number; interval: number }>(course, (card, { right }) => {
    const box = right && card ? Math.min(card.box + 1, BOXES.length - 1) : 0
    return { box, interval: BOXES[box] ?? 1 }
  })
}

/** The 0..5 of SM-2. */
const quality: Record<RatingName, number> = { again: 1, hard: 3, good: 4, easy: 5 }

/** Woźniak, 1990: 1 day, 6 days, then times the easiness. */
export function sm2(course: Course) {
  return new IntervalScheduler<{ times: number; ease: number; interval: number }>(
    course,
    (card, { rating }) => {
      const miss = 5 - quality[rating]
      const ease = Math.max(1.3, (card?.ease ?? 2.5) + 0.1 - miss * (0.08 + miss * 0.02))
      if (rating === 'again') return { times: 0, ease, interval: 1 }
      const times = (card?.times ?? 0) + 1
      if (times <= 2) return { times, ease, interval: times === 1 ? 1 : 6 }
      return { times, ease, interval: Math.round((card?.interval ?? 6) * ease) }
    },
  )
}

/** A review when recall is expected to have fallen to 90 %. */
export function plainFsrs(course: Course, fresh?: NewSkills) {
  const model = new MemoryModel()
  return new IntervalScheduler<Memory & { interval: number }>(
    course,
    (card, { rating }, days) => {
      const memory = model.after(card, days, rating)
      return { ...memory, interval: Math.max(1, Math.round(memory.stability)) }
    },
    fresh,
  )
}
