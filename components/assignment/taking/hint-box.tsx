'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { ClueText } from '@/components/quiz/clue-text'
import { HintButton } from '@/components/quiz/hint-button'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/lib/i18n/navigation'
import type { Clue } from '@/lib/quiz/clue'
import { type HintName, hintNames } from '@/lib/quiz/hints'
import type { TakenQuestion, TakingActions } from './submission'

export interface HintBoxProps {
  submissionId: string
  question: TakenQuestion
  /** The pages behind it, by their ids. */
  concepts: Readonly<Record<string, string>>
  hint: TakingActions['hint']
}

/** The hints that were taken, and the next with what it costs. One that was taken is told again for nothing. */
export function HintBox({ submissionId, question, concepts, hint }: HintBoxProps) {
  const t = useTranslations('assignment.take')
  const { run, pending, failure } = useAction(hint)
  const [taken, setTaken] = useState<readonly string[]>(question.hints)
  /** null: there is none. */
  const [clue, setClue] = useState<Clue | null>()
  const pages = question.variant.concepts.filter((id) => concepts[id])
  const ask = (name: HintName) =>
    run({ submissionId, itemId: question.id, hint: name }, (told) => {
      setTaken(told.hints)
      if (name === 'clue') setClue(told.clue)
    })
  const isForgotten = taken.includes('clue') && clue === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what an earlier page had been told
  useEffect(() => {
    if (isForgotten) ask('clue')
  }, [])
  const offered = hintNames.filter((name) => name === 'clue' || pages.length > 0)
  const next = offered.find((name) => !taken.includes(name) && !(name === 'clue' && clue === null))
  return (
    <div className="grid gap-3 print:hidden">
      <div aria-live="polite" className="grid gap-3">
        {taken.includes('concept') && pages.length > 0 && (
          <Alert>
            {t('readAbout')}{' '}
            {pages.map((id, index) => (
              <span key={id}>
                {index > 0 && ' · '}
                <Link href={`/concepts/${id}`} target="_blank" className="underline underline-offset-4">
                  {concepts[id]}
                </Link>
              </span>
            ))}
          </Alert>
        )}
        {clue && (
          <Alert>
            <ClueText question={question.variant} clue={clue} />
          </Alert>
        )}
        {clue === null && <Alert>{t('noClue')}</Alert>}
        {failure && <Alert variant="destructive">{failure.message}</Alert>}
      </div>
      {next && <HintButton hint={next} busy={pending} onClick={() => ask(next)} />}
    </div>
  )
}
