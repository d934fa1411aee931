'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { missingIn, STEPS, type Step } from '@/lib/authoring/missing'
import { useEditing } from './use-editor'

/** The steps in their order, each with how much it still lacks. */
export function StepTabs({ step, onStep }: { step: Step; onStep(step: Step): void }) {
  const t = useTranslations('authoring')
  const { draft } = useEditing()
  const missing = missingIn(draft)
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another button
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [step])
  return (
    <nav aria-label={t('steps.label')} className="relative overflow-x-auto">
      <ol className="flex w-max gap-1 rounded-md bg-muted p-1">
        {STEPS.map((name, index) => {
          const count = missing.filter((one) => one.step === name).length
          return (
            <li key={name}>
              <button
                type="button"
                ref={name === step ? current : undefined}
                aria-current={name === step ? 'step' : undefined}
                onClick={() => onStep(name)}
                className={cn(
                  'flex min-h-11 items-center gap-2 rounded-sm px-3 text-sm whitespace-nowrap',
                  name === step
                    ? 'bg-card font-semibold shadow-sm'
                    : 'text-muted-foreground hover:text-foreground',
                )}
              >
                {index + 1}. {t(`steps.${name}`)}
                {count > 0 && (
                  <span className="rounded-sm bg-warning-soft px-1.5 text-xs font-semibold text-warning">
                    <span aria-hidden>{count}</span>
                    <span className="sr-only">{t('steps.missing', { count })}</span>
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
