import { describe, expect, it } from 'vitest'
import type { DigestFacts } from './digest-facts'
import { digestMail } from './digest-mail'

const links = {
  start: 'https://k.example/review',
  settings: 'https://k.example/set',
  unsubscribe: 'https://k.example/stop',
}
const some: DigestFacts = { dueNow: 3, dueTomorrow: 8, minutes: 6, streak: 0 }
const mailOf = (facts: Partial<DigestFacts>, locale = 'en') =>
  digestMail(locale, { ...some, ...facts }, links)

describe('digestMail', () => {
  it.each([
    ['en', {}, '3 cards are due now, 8 by this time tomorrow: about 6 min altogether.'],
    ['en', { dueNow: 1 }, '1 card is due now, 8 by'],
    ['en', { dueNow: 0 }, 'No cards are due now, 8 by'],
    ['en', { streak: 2 }, 'Days studied in a row: 2.'],
    ['en', { exam: { on: '2026-12-05', inDays: 12 } }, 'Your exam is in 12 days, on December 5, 2026.'],
    ['en', { exam: { on: '2026-12-05', inDays: 0 } }, 'Your exam is today, December 5, 2026.'],
    ['ja', {}, '今復習するカードは3枚で、明日の今ごろまでには合わせて8枚になります。所要時間は約6分です。'],
    ['ja', { dueNow: 0 }, '今すぐ復習するカードはありませんが、明日の今ごろまでには合わせて8枚になります。'],
    ['ja', { streak: 12 }, '連続学習日数: 12日'],
    ['ja', { exam: { on: '2026-12-05', inDays: 1 } }, '試験は明日（2026年12月5日）です。'],
    ['xx', {}, '3 cards are due now'],
  ] as const)('says in %s of %o', (locale, facts, sentence) => {
    expect(mailOf(facts, locale).text).toContain(sentence)
  })

  it('has the exam for its subject when nothing is due, and is silent about a streak of a day', () => {
    const { subject, text } = mailOf(
      { dueNow: 0, dueTomorrow: 0, streak: 1, exam: { on: '2026-12-05', inDays: 0 } },
      'ja',
    )
    expect(subject).toBe('Kubekata: 今日（2026年12月5日）は試験当日です')
    expect(text).toContain('明日の今ごろまで、復習するカードはありません。')
    expect(text).not.toContain('連続')
    expect(mailOf({ dueTomorrow: 1 }).subject).toBe('Kubekata: 1 card to review')
  })

  it.each(['en', 'ja'])('ends with its three links in %s', (locale) => {
    const { text, headers } = mailOf({}, locale)
    expect([...text.matchAll(/https:\S+/g)].map(([link]) => link)).toEqual(Object.values(links))
    expect(headers['Content-Language']).toBe(locale)
    // No space between Japanese and Latin characters.
    expect(text).not.toMatch(
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}] \w|\w [\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    )
  })
})
