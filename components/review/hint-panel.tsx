'use client'

import { Lightbulb } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ClueText } from '@/components/quiz/clue-text'
import { HintButton } from '@/components/quiz/hint-button'
import { Link } from '@/lib/i18n/navigation'
import type { HintName } from '@/lib/quiz/hints'
import { clueTo, nextHint } from './next-hint'
import type { Item, QuestionConcept } from './session'

export interface HintPanelProps {
  item: Item
  taken: readonly HintName[]
  disabled?: boolean
  onTake(hint: HintName): void
}

/** The hints that were taken, and the next one with what it costs. */
export function HintPanel({ item, taken, disabled, onTake }: HintPanelProps) {
  const next = nextHint(item, taken)
  const frame = useRef<HTMLDivElement>(null)
  const count = taken.length
  // With the last hint its button goes: what it gave takes the focus, so that the next Tab goes on from there.
  useEffect(() => {
    if (count === 0 || document.activeElement !== document.body) return
    frame.current?.querySelector<HTMLElement>('[data-hint]:last-of-type')?.focus({ preventScroll: true })
  }, [count])
  return (
    <div ref={frame} className="grid gap-3">
      <div aria-live="polite" className="grid gap-3">
        {taken.map((name) => (
          <Hint key={name} item={item} name={name} />
        ))}
      </div>
      {next && (
        <HintButton hint={next} disabled={disabled} aria-keyshortcuts="h" onClick={() => onTake(next)}>
          <kbd aria-hidden className="hidden text-xs font-normal text-muted-foreground sm:inline">
            H
          </kbd>
        </HintButton>
      )}
    </div>
  )
}

/** What the answer is worth after the hints that were taken; nothing without any, or where there is nothing to lose. */
export function HintCost({ hints, score }: { hints: readonly HintName[]; score: number }) {
  const t = useTranslations('practice.hint')
  if (hints.length === 0 || score === 0) return null
  return (
    <p className="text-sm text-muted-foreground" data-score={score}>
      {t('counts', { count: hints.length, percent: Math.round(score * 100) })}
    </p>
  )
}

function Hint({ item, name }: { item: Item; name: HintName }) {
  const clue = name === 'clue' ? clueTo(item) : undefined
  return (
    <div
      data-hint={name}
      tabIndex={-1}
      className="flex gap-3 rounded-md border border-info/30 bg-info-soft p-4 outline-none"
    >
      <Lightbulb aria-hidden className="mt-1 size-5 shrink-0 text-info" />
      <div className="min-w-0 flex-1">
        {clue && <ClueText question={item.question} clue={clue} />}
        {name === 'concept' && item.concept && <ConceptText concept={item.concept} />}
      </div>
    </div>
  )
}

function ConceptText({ concept }: { concept: QuestionConcept }) {
  const t = useTranslations('practice.hint')
  const { title, summary, keyPoints } = concept.texts[useLocale()]
  return (
    <div className="grid gap-2">
      <p>
        <span className="font-bold">{title}</span>: {summary}
      </p>
      {keyPoints.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5 text-sm">
          {keyPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      <p className="text-sm">
        <Link
          href={`/concepts/${concept.id}`}
          target="_blank"
          className="underline decoration-mark underline-offset-4"
        >
          {t('openPage')}
        </Link>
      </p>
    </div>
  )
}
