import { describe, expect, it } from 'vitest'
import { localeOf, offlinePage, titleOf } from './offline-page'

describe('the page that says that there is no network', () => {
  it('is in the language of the address, else in the reader’s first that there is', () => {
    expect(localeOf('/ja/dashboard', ['en'])).toBe('ja')
    expect(localeOf('/', ['fr-FR', 'ja-JP', 'en'])).toBe('ja')
    expect(localeOf('/enough', ['fr'])).toBe('en')
  })

  it('names what was kept, or says that nothing was', () => {
    const kept = [{ href: '/ja/lab?a=1&b="2"', title: 'ラボ' }]
    const page = offlinePage({ locale: 'ja', kept })
    expect(page).toContain('<html lang="ja">')
    expect(page).toContain('<a href="/ja/lab?a=1&amp;b=&quot;2&quot;">ラボ</a>')
    expect(offlinePage({ locale: 'en', kept: [] })).toContain('No page was kept yet')
    expect(page).not.toContain('<script')
  })

  it('calls pages by their titles', () => {
    expect(titleOf('<head><title>Pods &amp; more · Kubekata</title>')).toBe('Pods &amp; more')
    expect(titleOf('<p>')).toBeUndefined()
  })
})
