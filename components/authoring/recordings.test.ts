import { describe, expect, it } from 'vitest'
import type { LabLog } from '@/lib/lab/log'
import { Recordings } from './recordings'

const log = (...kinds: ('resize' | 'settle')[]): LabLog => ({
  version: 1,
  entries: kinds.map((kind, seq) => ({
    ...{ seq, at: 0, tty: 0 },
    ...(kind === 'resize' ? { kind, columns: 80, rows: 24 } : { kind }),
  })),
})
const start = { scenario: { commands: ['kubectl create namespace shop'] }, seed: 5 }

describe('recordings that nobody has taken over', () => {
  it('are gone on with from the same start, and given up when it has changed', () => {
    const recordings = new Recordings()
    recordings.keep('solution', { ...start, log: log('settle') })
    expect(recordings.goOn('wrong', start)).toBeUndefined()
    expect(recordings.goOn('solution', { ...start })).toMatchObject({ log: log('settle') })
    expect(recordings.goOn('solution', { ...start, scenario: {} })).toBeUndefined()
    expect(recordings.has('solution')).toBe(false)
  })

  it('are none while nothing was done, or once they were taken over', () => {
    const recordings = new Recordings()
    recordings.keep('wrong', { ...start, log: log('resize') })
    expect(recordings.isEmpty).toBe(true)
    recordings.keep('wrong', { ...start, log: log('resize', 'settle') })
    expect(recordings.isEmpty).toBe(false)
    recordings.keep('wrong', { ...start, log: log('resize') })
    expect(recordings.isEmpty).toBe(true)
    recordings.keep('wrong', { ...start, log: log('settle') })
    recordings.forget('wrong')
    expect(recordings.has('wrong')).toBe(false)
  })
})
