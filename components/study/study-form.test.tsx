import { describe, expect, it, vi } from 'vitest'
import { defaultStudySettings } from '@/lib/srs/settings'
import { renderedHtml } from '@/tests/render/rendered-html'
import { StudyForm } from './study-form'
import { studyValues } from './study-values'

const study = {
  settings: {
    ...defaultStudySettings,
    examOn: '2026-12-05',
    dayLoads: [1, 1, 1, 1, 1, 0.5, 0] as (0 | 0.5 | 1)[],
  },
  ...{ desiredRetention: 0.92, today: '2026-11-23', lastExamDay: '2028-11-23' },
  digest: { offer: 'mail' as const, to: 'mia@example.com' },
}
const html = (
  changes: Partial<typeof study> | { digest: { offer: 'none' | 'account' } } = {},
  locale?: 'ja',
) => renderedHtml(<StudyForm study={{ ...study, ...changes } as typeof study} update={vi.fn()} />, locale)

/** The names of the radio buttons and checkboxes that are on, with their values. */
const checked = (text: string) =>
  [...text.matchAll(/<input [^>]*checked=""[^>]*>/g)].map(([input]) => [
    /name="(\w+)"/.exec(input)?.[1],
    /value="([^"]*)"/.exec(input)?.[1],
  ])

describe('the study form', () => {
  it('shows what is set, and how many days are left', async () => {
    const text = await html()
    expect(text).toContain('12 days left.')
    expect(text).toContain('<option value="0.92" selected="">92%</option>')
    expect(text).toContain('aria-label="Sunday: Free"')
    expect(checked(text)).toEqual([
      ['burySiblings', undefined],
      ...['1', '1', '1', '1', '1', '0.5', '0'].map((load, i) => [`day${i}`, load]),
      ['digest', 'OFF'],
    ])
    expect(await html({}, 'ja')).toContain('aria-label="日曜日: 休み"')
  })

  it('does not keep a day that is past', async () => {
    const text = await html({ settings: { ...study.settings, examOn: '2026-11-22' } })
    expect(text).toContain('The day that you had set is past.')
    expect(text).not.toContain('2026-11-22')
  })

  it('offers the digest to whoever can get it', async () => {
    expect(await html()).toContain('To mia@example.com')
    const guest = await html({ digest: { offer: 'account' } })
    expect(guest).toContain('href="/en/sign-up"')
    expect(guest).not.toContain('name="digest"')
    expect(await html({ digest: { offer: 'none' } })).not.toContain('e-mail')
  })
})

describe('studyValues', () => {
  const form = (changes: Record<string, string> = {}) => {
    const data = new FormData()
    const fields = {
      examOn: '',
      minutesPerDay: '30',
      newPerDay: '10',
      breakMinutes: '0',
      desiredRetention: '0.9',
    }
    const days = Object.fromEntries([1, 1, 1, 1, 1, 0.5, 0].map((load, i) => [`day${i}`, String(load)]))
    for (const [name, value] of Object.entries({ ...fields, ...days, ...changes })) data.set(name, value)
    return data
  }

  it('has no digest where none can be chosen, and no day where none is entered', () => {
    expect(studyValues(form())).toEqual({
      ...{ examOn: null, minutesPerDay: 30, newPerDay: 10, breakMinutes: 0, desiredRetention: 0.9 },
      ...{ burySiblings: false, dayLoads: [1, 1, 1, 1, 1, 0.5, 0] },
    })
    const chosen = studyValues(form({ digest: 'DAILY', digestHour: '7', burySiblings: 'on' }))
    expect(chosen).toMatchObject({ digest: 'DAILY', digestHour: 7, burySiblings: true })
  })

  it('takes an empty number for none', () => {
    expect(studyValues(form({ minutesPerDay: '' })).minutesPerDay).toBeNaN()
  })
})
