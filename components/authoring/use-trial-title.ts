'use client'

import { useTranslations } from 'next-intl'
import { WRONG } from '@/lib/authoring/trials'

/** What a trial is called: a wrong solution by the name that its author gave it. */
export function useTrialTitle(): (name: string) => string {
  const t = useTranslations('authoring.trials')
  return (name) =>
    name.startsWith(WRONG) ? name.slice(WRONG.length) : t(name === 'start' ? 'start' : 'solution')
}
