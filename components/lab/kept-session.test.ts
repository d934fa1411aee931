import { describe, expect, it } from 'vitest'
import type { BrowserStorage } from '@/components/storage/browser-storage'
import { memoryStorage } from '@/components/storage/memory-storage'
import type { LabLog } from '@/lib/lab/log'
import { keepSession, keptSession } from './kept-session'

const entry = (text: string) => ({ seq: 0, at: 1, tty: 0, kind: 'line' as const, text })
const log = (...texts: string[]): LabLog => ({ version: 1, entries: texts.map(entry), until: 5 })

describe('a kept session', () => {
  it('is there after a reload, for what it was kept of', () => {
    const store = memoryStorage()
    keepSession(store, 'ha', 'ha', log('kubectl get nodes'))
    expect(keptSession(store, 'ha', 'ha')).toEqual(log('kubectl get nodes'))
    expect(keptSession(store, 'ha', 'another')).toBeUndefined()
    expect(keptSession(store, 'single', 'ha')).toBeUndefined()
  })

  it('is forgotten when nothing is done any more', () => {
    const store = memoryStorage()
    keepSession(store, 'ha', 'ha', log('ls'))
    keepSession(store, 'ha', 'ha', log())
    expect(keptSession(store, 'ha', 'ha')).toBeUndefined()
  })

  it('is not kept when it is too long, nor where nothing can be kept', () => {
    const store = memoryStorage()
    keepSession(store, 'ha', 'ha', log('x'.repeat(1_100_000)))
    expect(keptSession(store, 'ha', 'ha')).toBeUndefined()
    const full: BrowserStorage = {
      ...memoryStorage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(() => keepSession(full, 'ha', 'ha', log('ls'))).not.toThrow()
  })

  it.each(['no json', '{"version":2}', '{"version":1,"of":"ha","log":{"version":1,"entries":[{}]}}'])(
    'is none when it cannot be read: %s',
    (text) => {
      expect(keptSession(memoryStorage([['kubekata:lab:ha', text]]), 'ha', 'ha')).toBeUndefined()
    },
  )
})
