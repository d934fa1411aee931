'use client'

import { Lightbulb } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { type HintName, hintCost } from '@/lib/quiz/hints'

export interface HintButtonProps extends Omit<ButtonProps, 'children'> {
  hint: HintName
  /** Beside its words, such as a key. */
  children?: ReactNode
}

/** Takes a hint, and says before what it costs. */
export function HintButton({ hint, children, ...props }: HintButtonProps) {
  const t = useTranslations('practice.hint')
  return (
    <Button variant="outline" size="sm" wraps className="justify-self-start" {...props}>
      <Lightbulb aria-hidden />
      <span>
        {t(`take.${hint}`)}{' '}
        <span className="font-normal text-muted-foreground">
          {t('cost', { percent: Math.round(hintCost * 100) })}
        </span>
      </span>
      {children}
    </Button>
  )
}
