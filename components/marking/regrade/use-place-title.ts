import { useTranslations } from 'next-intl'
import type { RegradablePlace } from './regrade-actions'

/** "2. Pods and labels". */
export function usePlaceTitle() {
  const t = useTranslations('marking.regrade')
  return ({ number, title }: Pick<RegradablePlace, 'number' | 'title'>) =>
    t('itemOption', { number, title: title ?? t('examTasks') })
}
