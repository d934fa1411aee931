import { describe, expect, it } from 'vitest'
import { isBest, type SpeedBests, type SpeedFigures, withRun } from './bests'
import { isNewBest, type RoundResult, summariseRound } from './round'

const figures = (changes: Partial<SpeedFigures> = {}): SpeedFigures => ({
  ...{ way: 'imperative', keystrokes: 40, durationMs: 5000, pasted: 0 },
  ...changes,
})
const BEFORE: SpeedBests = { imperative: { keys: 40, ms: 6000, runs: 3 } }

describe('a best', () => {
  it.each<[string, Partial<SpeedFigures>, { keys: boolean; ms: boolean }]>([
    ['the same keys and less time', {}, { keys: false, ms: true }],
    ['fewer keys and more time', { keystrokes: 39, durationMs: 7000 }, { keys: true, ms: false }],
    ['the first run by a way', { way: 'yaml', keystrokes: 300 }, { keys: false, ms: false }],
    ['a pasted run', { keystrokes: 2, pasted: 38 }, { keys: false, ms: false }],
  ])('is told of %s', (_, changes, best) => {
    expect(isBest(figures(changes), BEFORE)).toEqual(best)
  })

  it('goes on from the bests before', () => {
    expect(withRun(BEFORE, figures({ keystrokes: 38, durationMs: 9000 }))).toEqual({
      imperative: { keys: 38, ms: 6000, runs: 4 },
    })
    expect(withRun(BEFORE, figures({ way: 'yaml' }))).toEqual({
      ...BEFORE,
      yaml: { keys: 40, ms: 5000, runs: 1 },
    })
    expect(withRun(BEFORE, figures({ keystrokes: 2, pasted: 9 }))).toBe(BEFORE)
  })
})

const result = (changes: Partial<RoundResult> = {}): RoundResult => ({
  ...{ id: 'a', title: 'A', keystrokes: 40, durationMs: 5000, before: BEFORE },
  recorded: { run: { ...figures(), confirmed: true }, fewestKeys: 30 },
  ...changes,
})
const pending = result({ keystrokes: 60, durationMs: 1000 })
delete pending.recorded

describe('a round', () => {
  it('adds up what was done', () => {
    expect(summariseRound([result(), result(), pending])).toEqual({
      done: 3,
      keystrokes: 140,
      durationMs: 11_000,
      compared: { own: 80, short: 60 },
      bests: 2,
    })
  })

  it('compares nothing that the server has not answered', () => {
    expect(summariseRound([pending])).toMatchObject({ done: 1, compared: undefined, bests: 0 })
    expect(summariseRound([])).toEqual({
      done: 0,
      keystrokes: 0,
      durationMs: 0,
      compared: undefined,
      bests: 0,
    })
  })

  it('has no best in what is not confirmed, or not better', () => {
    const run = { ...figures(), confirmed: false }
    expect(isNewBest(result({ recorded: { run, fewestKeys: 30 } }))).toBe(false)
    expect(isNewBest(result({ before: { imperative: { keys: 1, ms: 1, runs: 1 } } }))).toBe(false)
    expect(isNewBest(result({ before: {} }))).toBe(false)
    expect(isNewBest(result())).toBe(true)
  })
})
