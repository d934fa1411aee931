import type { Locale } from '@/lib/i18n/routing'

export interface LeftOut {
  title: string
  reason: 'run' | 'drawn' | 'drill' | 'exam'
}

const texts = {
  en: {
    variants:
      'Learners in Kubekata may have had variants of their own; these are fixed ones, with their keys. Keep this file from learners.',
    scoring:
      'Partly right answers: an order counts only as a whole here, and so does what a command prints; blanks count. Kubekata gives shares for both and does not mind blanks.',
    all: 'All questions of the assignment are here.',
    some: 'Not here, because no other system can grade it:',
    run: 'graded by running it on a cluster',
    drawn: 'answered on a diagram',
    drill: 'hands-on work in a terminal',
    exam: 'a mock exam',
  },
  ja: {
    variants:
      'Kubekataの受講者には、それぞれ別のバリエーションが出題されていることがあります。ここにあるのは固定の問題と正解です。受講者には渡さないでください。',
    scoring:
      '部分点について: 並べ替えとコマンドの出力は、全体が正しいときだけ得点になり、空白も区別されます。Kubekataではどちらにも部分点があり、空白の違いは問いません。',
    all: '課題のすべての問題が入っています。',
    some: '次のものは、ほかのシステムでは採点できないため入っていません。',
    run: 'クラスターで実行して採点する問題',
    drawn: '図で答える問題',
    drill: 'ターミナルでの実技',
    exam: '模擬試験',
  },
} as const

/** What somebody has to know who opens a package. */
export function readmeOf(title: string, locale: Locale, leftOut: readonly LeftOut[]): string {
  const t = texts[locale]
  const lines = leftOut.map((one) => `- ${one.title}: ${t[one.reason]}`)
  const rest = leftOut.length === 0 ? [t.all] : [t.some, ...lines]
  return [title, '', t.variants, '', t.scoring, '', ...rest, ''].join('\n')
}
