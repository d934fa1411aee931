import { expect, it } from 'vitest'
import { memoryStorage } from './memory-storage'
import { pageStorage } from './page-storage'

it('keeps for the page what the browser has no room for, and gives it back once there is', () => {
  const below = memoryStorage([['a', 'before']])
  let full = true
  const setItem = (key: string, value: string) => {
    if (full) throw new DOMException('full', 'QuotaExceededError')
    below.setItem(key, value)
  }
  const storage = pageStorage({ ...below, setItem })
  expect(storage.getItem('a')).toBe('before')
  storage.setItem('a', 'long')
  expect([storage.getItem('a'), below.getItem('a')]).toEqual(['long', 'before'])
  full = false
  storage.setItem('a', 'short')
  expect([storage.getItem('a'), below.getItem('a')]).toEqual(['short', 'short'])
  storage.removeItem('a')
  expect(storage.getItem('a')).toBeNull()
})
