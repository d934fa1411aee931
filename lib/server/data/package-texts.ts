import type { ContentLocale } from '../operations/concepts/list-concepts'

interface PackageTexts {
  /** Of the link from a note to its skill. */
  link: string
  /** Of the deck. */
  description: string
  /** Added when a package does not hold all. */
  newest: (count: number) => string
}

/** What a package says to its reader. */
export const packageTexts: Record<ContentLocale, PackageTexts> = {
  en: {
    link: 'Practise in Kubekata',
    description:
      'Your cards from Kubekata with their review history. Export this deck with its scheduling and import it in Kubekata: what you reviewed here comes along.',
    newest: (count) => `It holds the newest ${count.toLocaleString('en')} reviews.`,
  },
  ja: {
    link: 'Kubekataで練習する',
    description:
      'Kubekataのカードと復習の履歴です。学習記録を含めてこのデッキを書き出し、Kubekataに読み込むと、ここで行った復習も反映されます。',
    newest: (count) => `最新の${count.toLocaleString('ja')}件の復習を収めています。`,
  },
}
