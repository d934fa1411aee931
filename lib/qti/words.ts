import type { Locale } from '@/lib/i18n/routing'

/** What our screens say around a question, and a file has to say itself. */
const words = {
  en: {
    holds: 'True',
    fails: 'False',
    reason: 'Why?',
    where: 'Where does it end up?',
    blank: 'Blank',
    line: 'Which line is wrong?',
    unit: 'Answer in',
  },
  ja: {
    holds: '正しい',
    fails: '正しくない',
    reason: 'なぜですか。',
    where: 'どこに配置されますか。',
    blank: '空欄',
    line: '誤っている行はどれですか。',
    unit: '単位',
  },
} as const

export const wordsOf = (locale: Locale) => words[locale]
