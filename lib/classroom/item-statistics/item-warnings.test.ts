import { describe, expect, it } from 'vitest'
import { type Answer, type CountedWork, type Place, workOf } from './counted-work'
import { itemStatistics } from './item-statistics'

const places: Place[] = [
  { id: 'looked at', counts: true },
  { id: 'other', counts: true },
]

/** Who scores what here and elsewhere, and what was chosen. */
function learner(score: number, other: number, answers: Answer[] = [], offered = OFFERED): CountedWork {
  const common = { points: 1, answered: true, spentMs: 1, misconceptions: [], tasks: [], offered }
  return workOf([
    { ...common, itemId: 'looked at', score, answers },
    { ...common, itemId: 'other', score: other, answers: [], offered: [] },
  ])
}

const answer = (text: string, right: boolean): Answer => ({ part: '', text, code: true, right })
const RIGHT = answer('right', true)
const ALSO_RIGHT = answer('also right', true)
const WRONG = answer('wrong', false)
const OFFERED = [RIGHT, ALSO_RIGHT, WRONG]
const warnings = (works: CountedWork[]) => itemStatistics(works, places, 'looked at').warnings
const times = (count: number, ...works: CountedWork[]) => Array.from({ length: count }, () => works).flat()

describe('warnings of an item', () => {
  it.each<[string, CountedWork[], unknown[]]>([
    ['nine learners are too few for any', times(9, learner(0, 1)), [{ kind: 'too-few' }]],
    ['nobody right', times(6, learner(0, 1), learner(0.5, 1)), [{ kind: 'nobody-right' }]],
    ['everybody right', times(6, learner(1, 1), learner(1, 0)), [{ kind: 'everybody-right' }]],
    ['the better, the worse', times(6, learner(1, 0), learner(0, 1)), [{ kind: 'negative-discrimination' }]],
    [
      'as good as unrelated is not negative',
      times(3, learner(1, 0), learner(1, 1), learner(0, 0), learner(0, 1)),
      [],
    ],
    ['sound', times(6, learner(1, 1), learner(0, 0)), []],
  ])('%s', (_name, works, wanted) => {
    expect(warnings(works)).toEqual(wanted)
  })

  it('a wrong answer that the best prefer to a right one', () => {
    // Of 20, the best five: three of them take the wrong one, which nobody else does.
    const best = [learner(1, 1, [RIGHT]), learner(1, 1, [RIGHT]), ...times(3, learner(0.9, 1, [WRONG]))]
    const works = [...best, ...times(15, learner(0.5, 0, [RIGHT]))]
    expect(warnings(works)).toEqual([{ kind: 'wrong-preferred', part: '', text: 'wrong' }])
  })

  it('one that all others prefer is a good trap', () => {
    const works = [...times(5, learner(1, 1, [RIGHT, ALSO_RIGHT])), ...times(15, learner(0, 0, [WRONG]))]
    expect(warnings(works)).toEqual([])
  })

  it('where several are right, the one that the best leave is compared', () => {
    const works = [...times(5, learner(1, 1, [RIGHT, WRONG])), ...times(15, learner(0, 0, [ALSO_RIGHT]))]
    expect(warnings(works)).toEqual([{ kind: 'wrong-preferred', part: '', text: 'wrong' }])
  })

  it('what is wrong in some variants only is compared among those who had it so', () => {
    // “right” and “wrong” change places between two variants; all of the best know which it is.
    const one = [RIGHT, WRONG]
    const other = [answer('right', false), answer('wrong', true)]
    const [seemsRight, isRight] = other as [Answer, Answer]
    const known = [learner(1, 1, [RIGHT], one), learner(1, 1, [isRight], other)]
    const guessed = [learner(0, 0, [WRONG], one), learner(0, 0, [seemsRight], other)]
    expect(warnings([...times(6, ...known), ...times(14, ...guessed)])).toEqual([])
    // In the second variant the key is wrong: the best choose “right” there, too.
    const misled = [learner(1, 1, [RIGHT], one), learner(0.9, 1, [seemsRight], other)]
    expect(warnings([...times(6, ...misled), ...times(14, ...guessed)])).toEqual([
      { kind: 'wrong-preferred', part: '', text: 'right' },
    ])
  })
})
