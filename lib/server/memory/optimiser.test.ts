import { expect, it } from 'vitest'
import type { MemoryReview } from '@/lib/srs/memory-history'
import { Random } from '@/lib/srs/random'
import { trialsOf } from '@/lib/srs/trial'
import { loadOptimiser } from './optimiser'

const DAY = 86_400_000

/** Cards whose second reviews come so many days after the first, and which are forgotten three times in ten. */
function trials(cards: number, firstGap: (card: number) => number) {
  const random = new Random(3)
  const histories = Array.from({ length: cards }, (_, card) => {
    let at = card * DAY
    return Array.from({ length: 8 }, (_, i): MemoryReview => {
      const elapsedDays = i === 0 ? 0 : i === 1 ? firstGap(card) : 1 + random.below(20)
      at += elapsedDays * DAY
      return { at, elapsedDays, rating: random.next() < 0.7 ? 'good' : 'again' }
    })
  })
  return trialsOf(histories)
}

it('finds 21 parameters, the same ones for the same reviews', async () => {
  const optimise = (await loadOptimiser())!
  const all = trials(60, (card) => 1 + (card % 2) * 3)
  const parameters = await optimise(all)
  expect(parameters).toHaveLength(21)
  expect(parameters?.every(Number.isFinite)).toBe(true)
  expect(await optimise(all)).toEqual(parameters)
})

it('finds nothing where no two cards began alike', async () => {
  const optimise = (await loadOptimiser())!
  expect(await optimise(trials(60, (card) => 100 + card))).toBeUndefined()
})
