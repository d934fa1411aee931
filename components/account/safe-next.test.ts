import { describe, expect, it } from 'vitest'
import { safeNext } from './safe-next'

describe('safeNext', () => {
  it.each(['/ja/settings', '/en', '/en/classes/join?code=AB12'])('lets %s through', (next) =>
    expect(safeNext(next, '/en/dashboard')).toBe(next),
  )
  it.each([
    undefined,
    '',
    '//evil.example',
    '/en//evil.example',
    '/\\evil',
    'https://evil.example',
    '/api/x',
    ['/en'],
  ])('does not follow %s', (next) => expect(safeNext(next as string, '/en/dashboard')).toBe('/en/dashboard'))
})
