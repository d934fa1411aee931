import { expect, it } from 'vitest'
import { initialSession, itemOf, type SessionState, sessionReducer } from './session'
import { type SessionStorage, SessionStore } from './session-store'

/** Storage that holds so many characters. */
function storageOf(room: number): SessionStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>()
  return {
    entries,
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => {
      const others = [...entries]
        .filter(([name]) => name !== key)
        .reduce((sum, [, text]) => sum + text.length, 0)
      if (others + value.length > room) throw new Error('QuotaExceededError')
      entries.set(key, value)
    },
  }
}

const question = {
  servedVariantId: '1',
  skillId: 'skill',
  servedAt: 7,
  isNew: true,
  lapses: 0,
  concept: null,
  nextDue: { again: 1, hard: 2, good: 3, easy: 4 },
  variant: { kind: 'number' },
  key: { body: { min: 0, max: 9 }, key: { value: 4 }, slips: [] },
  explanation: { text: {}, scenario: {} },
}
const asked: SessionState = sessionReducer(initialSession, { type: 'loaded', items: [itemOf(question)] })
const plan = { skillIds: ['skill'], count: 5 }

it('gives a session back as it was, with its plan and the response that was begun', () => {
  const store = new SessionStore(storageOf(10_000))
  const answered = sessionReducer(asked, { type: 'answer', response: { value: 4 }, durationMs: 1 })
  store.write('a', { plan, state: answered })
  store.writeDraft('a', { value: 4 })
  expect(store.read('a')).toEqual({ plan, state: answered })
  expect(store.readDraft('a')).toEqual({ value: 4 })
  store.writeDraft('a', undefined)
  expect(store.readDraft('a')).toBeUndefined()
  expect(store.read('b')).toBeUndefined()
})

it('begins again what was under way', () => {
  const store = new SessionStore(storageOf(10_000))
  store.write('a', { state: { ...asked, phase: 'checking' } })
  expect(store.read('a')?.state?.phase).toBe('question')
  store.write('a', { state: { ...initialSession, phase: 'failed' } })
  expect(store.read('a')?.state?.phase).toBe('loading')
})

it('gives up other sessions for room, and itself when that is not enough', () => {
  const storage = storageOf(2000)
  const store = new SessionStore(storage)
  storage.setItem('theme', 'dark')
  store.writeDraft('old', 'x'.repeat(1900))
  store.write('new', { plan, state: asked })
  expect([...storage.entries.keys()]).toEqual(['theme', 'kubekata-session:new'])
  store.write('new', { plan: { skillIds: ['x'.repeat(3000)], count: null } })
  expect([...storage.entries.keys()]).toEqual(['theme'])
})
