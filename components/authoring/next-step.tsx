'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { STEPS, type Step } from '@/lib/authoring/missing'

/** On to the next step, below one that may be long; the last has none. */
export function NextStep({ step, onStep }: { step: Step; onStep(step: Step): void }) {
  const t = useTranslations('authoring.steps')
  const next = STEPS[STEPS.indexOf(step) + 1]
  if (!next) return null
  return (
    <Button variant="outline" className="mt-10" onClick={() => onStep(next)}>
      {t('next', { step: t(next) })}
      <ArrowRight aria-hidden />
    </Button>
  )
}
