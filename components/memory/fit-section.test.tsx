import { describe, expect, it } from 'vitest'
import type { MemoryFitView } from '@/lib/server/operations/memory/get-memory-fit'
import { renderedHtml } from '@/tests/render/rendered-html'
import { FitSection } from './fit-section'

const none: MemoryFitView = {
  ...{ available: true, trials: 120, needed: 400, personal: false, refolding: false, last: null },
}
const of = (logLoss: number, rmseBins: number) => ({ logLoss, rmseBins })
const last = {
  ...{ at: new Date('2026-11-20T20:30:00Z'), reviews: 440, heldBack: 110, kept: true },
  measures: { present: of(0.5, 0.1), fitted: of(0.4, 0.0512), average: of(0.5004, 0.2) },
}
const fitted: MemoryFitView = { ...none, trials: 400, personal: true, last }

const html = (fit: MemoryFitView, locale: 'en' | 'ja' = 'en') =>
  renderedHtml(
    <FitSection fit={fit} timeZone="Asia/Tokyo">
      buttons
    </FitSection>,
    locale,
  )

describe('the section about personal parameters', () => {
  it('says how many reviews are still needed', async () => {
    const text = await html(none)
    expect(text).toContain('120 of 400 reviews')
    expect(text).toMatch(/role="progressbar"[^>]*aria-valuemax="400"[^>]*aria-valuenow="120"/)
    expect(await html(none, 'ja')).toContain('復習400回のうち120回')
  })

  it('says when there are enough to begin', async () => {
    const text = await html({ ...none, trials: 400 })
    expect(text).toContain('There are enough reviews.')
    expect(text).toContain('In use: the usual values')
    expect(text).not.toContain('role="progressbar"')
  })

  it('says how the last one went, in words and figures, on the learner’s day', async () => {
    const text = await html(fitted)
    expect(text).toContain('Last time: November 21, 2026')
    expect(text).toContain('Learnt from 440 reviews, and tested on the 110 newest')
    expect(text).toContain('Your cards follow it.')
    expect(text).toContain('20% closer to what happened than before')
    expect(text).toContain('20% closer than a moving average')
    expect([...text.matchAll(/tabular-nums">([\d.]+)</g)].map(([, figure]) => figure)).toEqual([
      ...['0.400', '0.051', '0.500', '0.100', '0.500', '0.200'],
    ])
    expect(await html(fitted, 'ja')).toContain('それまでの値より20%実際に近い予測')
  })

  it('says what was not kept, and why', async () => {
    const measures = { ...last.measures, fitted: of(0.55, 0.3) }
    const text = await html({ ...fitted, personal: false, last: { ...last, kept: false, measures } })
    expect(text).toContain('It did not, so nothing changed.')
    expect(text).toContain('10% further from what happened than before')
  })

  it('says when nothing was found, when it was given up again, and when cards are still to follow', async () => {
    const nothing = { ...last, kept: false, measures: { ...last.measures, fitted: null } }
    expect(await html({ ...fitted, last: nothing })).toContain('Nothing could be learnt')
    expect(await html({ ...fitted, personal: false })).toContain(
      'You have gone back to the usual values since.',
    )
    expect(await html({ ...fitted, refolding: true })).toContain('Your cards are getting new dates.')
  })

  it('says where the server cannot do it, and what is in use nevertheless', async () => {
    const text = await html({ ...fitted, available: false })
    expect(text).toContain('the module for it is missing')
    expect(text).toContain('In use: what was learnt from your reviews')
  })
})
