import { expect, it } from 'vitest'
import { actsOfLog } from '@/components/exam/replay/replay-step'
import { actEnds } from '@/lib/classroom/act-ends'
import type { LabEntry } from '@/lib/lab/log'
import { createRandom } from '@/lib/quiz/random'

const KINDS = ['keys', 'keys', 'keys', 'line', 'write', 'advance', 'resize', 'open', 'close'] as const

it('acts end where the steps of a replay end, whatever the log', () => {
  const random = createRandom(11)
  for (let round = 0; round < 300; round++) {
    const entries = Array.from(
      { length: random.int(0, 12) },
      (_, seq) =>
        ({ kind: random.pick(KINDS), seq, tty: random.int(0, 1), at: seq, text: 'x', path: 'f' }) as LabEntry,
    )
    const last = actsOfLog({ entries }).map((act) => (act.entries.at(-1) as LabEntry).seq)
    expect(actEnds(entries), JSON.stringify(entries)).toEqual(last)
  }
})
