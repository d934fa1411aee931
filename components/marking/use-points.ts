import { useFormatter, useTranslations } from 'next-intl'

/** Points of an item as they are shown: at most two digits behind the point. */
export function usePoints() {
  const format = useFormatter()
  const t = useTranslations('marking')
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  return {
    number,
    /** @param score 0..1 */
    of: (score: number, worth: number) =>
      t('points', { points: number(score * worth), worth: number(worth) }),
  }
}
