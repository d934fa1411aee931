'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { Skeleton } from '@/components/ui/skeleton'
import { LoadFailure } from '../load-failure'
import { useLoaded } from '../use-loaded'
import type { RegradeActions } from './regrade-actions'

export interface Picked {
  answers: string[]
  misconceptions: string[]
}

export interface AnswerPickerProps {
  assignmentId: string
  itemId: string
  picked: Picked
  onPick(picked: Picked): void
  answers: RegradeActions['answers']
}

const toggled = (list: string[], one: string) =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

/** What learners have answered at a place, to be ticked; mounted anew for another place. */
export function AnswerPicker({ assignmentId, itemId, picked, onPick, answers }: AnswerPickerProps) {
  const t = useTranslations('marking.regrade')
  const locale = useLocale()
  const { found, failure, retry } = useLoaded(() => answers({ assignmentId, itemId, locale }))
  if (failure) return <LoadFailure message={failure} retry={retry} />
  if (!found)
    return (
      <div role="status" className="grid gap-2">
        <span className="sr-only">{t('answersLoading')}</span>
        <Skeleton className="h-24" />
      </div>
    )
  if (found.answers.length === 0) return <p className="text-muted-foreground">{t('noAnswers')}</p>
  return (
    <div className="grid gap-4">
      <fieldset className="max-h-96 overflow-y-auto rounded-md border px-4 py-2">
        <legend className="px-1 text-sm font-semibold">{t('answers')}</legend>
        {found.answers.map(({ key, words, count, right }) => (
          <Choice
            key={key}
            label={<span className="font-mono wrap-anywhere whitespace-pre-wrap">{words}</span>}
            description={t('answerCount', { count, right })}
            checked={picked.answers.includes(key)}
            onChange={() => onPick({ ...picked, answers: toggled(picked.answers, key) })}
          />
        ))}
      </fieldset>
      {found.misconceptions.length > 0 && (
        <fieldset className="rounded-md border px-4 py-2">
          <legend className="px-1 text-sm font-semibold">{t('beliefs')}</legend>
          {found.misconceptions.map(({ name, title, count }) => (
            <Choice
              key={name}
              label={title}
              description={t('beliefCount', { count })}
              checked={picked.misconceptions.includes(name)}
              onChange={() => onPick({ ...picked, misconceptions: toggled(picked.misconceptions, name) })}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}
