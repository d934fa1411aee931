import { useFormatter, useTranslations } from 'next-intl'

const MINUTE_MS = 60_000

/** "4.2 s", "1 min 4.2 s". */
export function useTimeText(): (ms: number) => string {
  const format = useFormatter()
  const t = useTranslations('speed')
  return (ms) => {
    // Rounded before it is split: 59.96 s is a minute.
    const rounded = Math.round(ms / 100) * 100
    const seconds = format.number((rounded % MINUTE_MS) / 1000, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    })
    const minutes = Math.floor(rounded / MINUTE_MS)
    return minutes > 0 ? t('minutes', { minutes, seconds }) : t('seconds', { seconds })
  }
}
