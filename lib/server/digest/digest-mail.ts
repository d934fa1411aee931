import '../server-only'
import type { DigestFacts } from './digest-facts'

export interface DigestLinks {
  start: string
  settings: string
  unsubscribe: string
}

interface DigestMail {
  subject: string
  text: string
  headers: Record<string, string>
}

interface Words {
  headline(dueTomorrow: number): string
  exam(inDays: number, date: string): string
  due(facts: DigestFacts): string
  streak(days: number): string
  start: string
  settings: string
  unsubscribe: string
}

/** One day alone is none. */
const FEWEST_STREAK_DAYS = 2

const english: Words = {
  headline: (count) => (count === 1 ? '1 card to review' : `${count} cards to review`),
  exam: (inDays, date) => {
    if (inDays === 0) return `Your exam is today, ${date}.`
    return inDays === 1 ? `Your exam is tomorrow, ${date}.` : `Your exam is in ${inDays} days, on ${date}.`
  },
  due({ dueNow, dueTomorrow, minutes }) {
    if (dueTomorrow === 0) return 'No card is due until this time tomorrow.'
    const now = dueNow === 1 ? '1 card is due now' : `${dueNow || 'No'} cards are due now`
    return `${now}, ${dueTomorrow} by this time tomorrow: about ${minutes} min altogether.`
  },
  streak: (days) => `Days studied in a row: ${days}.`,
  start: 'Start your review:',
  settings: 'You asked for this mail in your settings. To change when it comes, or your exam date:',
  unsubscribe: 'To stop these mails, without signing in:',
}

const japanese: Words = {
  headline: (count) => `復習するカードが${count}枚あります`,
  exam: (inDays, date) => {
    if (inDays === 0) return `今日（${date}）は試験当日です。`
    return inDays === 1 ? `試験は明日（${date}）です。` : `試験（${date}）まであと${inDays}日です。`
  },
  due({ dueNow, dueTomorrow, minutes }) {
    if (dueTomorrow === 0) return '明日の今ごろまで、復習するカードはありません。'
    const now = dueNow === 0 ? '今すぐ復習するカードはありませんが' : `今復習するカードは${dueNow}枚で`
    return `${now}、明日の今ごろまでには合わせて${dueTomorrow}枚になります。所要時間は約${minutes}分です。`
  },
  streak: (days) => `連続学習日数: ${days}日`,
  start: '復習を始める:',
  settings: 'このメールは、設定で配信を選んだ方にお送りしています。配信の時刻や試験日の変更:',
  unsubscribe: '配信の停止（サインインは不要です）:',
}

const languages: Record<string, Words> = { en: english, ja: japanese }

/** The digest in the learner's language, with the headers by which a mail program offers to stop it (RFC 8058). */
export function digestMail(locale: string, facts: DigestFacts, links: DigestLinks): DigestMail {
  const language = locale in languages ? locale : 'en'
  const words = languages[language] ?? english
  const exam = facts.exam && words.exam(facts.exam.inDays, longDate(language, facts.exam.on))
  const headline = facts.dueTomorrow > 0 ? words.headline(facts.dueTomorrow) : (exam ?? '')
  const paragraphs = [
    words.due(facts),
    ...(exam ? [exam] : []),
    ...(facts.streak >= FEWEST_STREAK_DAYS ? [words.streak(facts.streak)] : []),
    `${words.start}\n${links.start}`,
    `--\n${words.settings}\n${links.settings}`,
    `${words.unsubscribe}\n${links.unsubscribe}`,
  ]
  return {
    subject: `Kubekata: ${headline.replace(/[.。]$/, '')}`,
    text: paragraphs.join('\n\n'),
    headers: {
      'Content-Language': language,
      'List-Unsubscribe': `<${links.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

function longDate(language: string, day: string): string {
  return new Date(day).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' })
}
