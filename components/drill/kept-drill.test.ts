import { describe, expect, it } from 'vitest'
import { memoryStorage } from '@/components/storage/memory-storage'
import type { LabLog } from '@/lib/lab/log'
import { forgetDrill, type KeptDrill, keepDrill, keepDrillLog, keptDrill, keptDrillLog } from './kept-drill'

const drill: KeptDrill = {
  lab: { attemptId: 'a', scenario: { commands: ['kubectl get pods'] }, seed: 7 },
  attempt: { id: 'b', graded: true, startedAt: 5 },
}
const log: LabLog = {
  version: 1,
  entries: [{ kind: 'line', seq: 0, at: 0, tty: 0, text: 'kubectl get nodes' }],
}

describe('a drill that was begun in this browser', () => {
  it('is there again with what was done', async () => {
    const store = memoryStorage()
    keepDrill(store, 'expose', 'me', drill)
    expect(keptDrill(store, 'expose', 'me')).toEqual(drill)
    expect(await keptDrillLog(store, 'expose', drill)).toBeUndefined()
    await keepDrillLog(store, 'expose', drill, log)
    expect(await keptDrillLog(store, 'expose', drill)).toEqual(log)
    expect(keptDrill(store, 'other', 'me')).toBeUndefined()
    forgetDrill(store, 'expose')
    expect(keptDrill(store, 'expose', 'me')).toBeUndefined()
  })

  it('is nobody else’s; one begun before anybody was known is whoever’s browser it is', () => {
    const store = memoryStorage()
    keepDrill(store, 'expose', 'me', drill)
    expect(keptDrill(store, 'expose', 'you')).toBeUndefined()
    expect(keptDrill(store, 'expose', '')).toBeUndefined()
    keepDrill(store, 'expose', '', drill)
    expect(keptDrill(store, 'expose', 'you')).toBeDefined()
  })

  it('of another attempt has none of its log', async () => {
    const store = memoryStorage()
    await keepDrillLog(store, 'expose', drill, log)
    const other = { ...drill, lab: { ...drill.lab, attemptId: 'c' } }
    expect(await keptDrillLog(store, 'expose', other)).toBeUndefined()
  })

  it('that cannot be read, or not be kept, is none', () => {
    const store = memoryStorage()
    store.setItem('kubekata:drill:expose', '{')
    expect(keptDrill(store, 'expose', 'me')).toBeUndefined()
    keepDrill({ ...store, setItem: raise }, 'expose', 'me', drill)
    expect(store.data.size).toBe(0)
  })
})

function raise(): never {
  throw new Error('QuotaExceededError')
}
