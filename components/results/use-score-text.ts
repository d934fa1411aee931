import { useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'

/** "83%"; a dash where there is no score. */
export function useScoreText(): (score: number | null | undefined) => string {
  const t = useTranslations('results')
  return (score) =>
    score === null || score === undefined ? t('none') : t('percent', { percent: percentOf(score) })
}
