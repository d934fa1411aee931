'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Clue } from '@/lib/quiz/clue'
import type { PublicVariant } from '@/lib/quiz/render'
import { OptionLabel } from './option-label'
import { Code } from './prose'

export interface ClueTextProps {
  question: Pick<PublicVariant, 'kind' | 'text'>
  clue: Clue
}

/** A clue in words. */
export function ClueText({ question, clue }: ClueTextProps) {
  const t = useTranslations('practice.hint.clue')
  const { options } = question.text[useLocale()]
  const label = (id: string): ReactNode => {
    const option = options.find((one) => one.id === id)
    return option && <OptionLabel option={option} />
  }
  switch (clue.kind) {
    case 'between':
      return t(question.kind === 'number' ? 'between' : 'lines', { min: clue.min, max: clue.max })
    case 'begins':
    case 'holds':
      return (
        <>
          {t(clue.kind)} <Code text={clue.text} />
        </>
      )
    case 'gap':
      return (
        <>
          {t('gap', { number: clue.number })} <Code text={clue.text} />
        </>
      )
    case 'pair':
      return (
        <>
          {t('pair')} {label(clue.left)} – {label(clue.option)}
        </>
      )
    default:
      return (
        <>
          {t(clue.kind)} {label(clue.option)}
        </>
      )
  }
}
