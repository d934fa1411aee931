import { describe, expect, it } from 'vitest'
import type { CardState } from './card'
import { conceptProgress } from './concept-progress'
import { newCard } from './scheduler'

const DAY = 86_400_000
const at = 100 * DAY
const card = (dueIn: number, stability: number): CardState => ({
  ...newCard(at),
  due: at + dueIn * DAY,
  stability,
})

describe('the progress with a page', () => {
  it.each([
    ['unread', false, []],
    ['read', true, []],
    ['read', true, [undefined, undefined]],
    ['quizzed', true, [card(3, 3), undefined]],
    ['quizzed', false, [card(30, 30), undefined]],
    ['quizzed', true, [card(30, 30), card(5, 5)]],
    ['due', true, [card(30, 30), card(-1, 40)]],
    ['due', true, [card(0, 40), undefined]],
    ['mastered', true, [card(30, 30), card(21, 21)]],
  ] as const)('%s', (progress, read, cards) => expect(conceptProgress({ read, cards, at })).toBe(progress))
})
