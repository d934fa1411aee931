'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { isKeptLine } from '@/lib/authoring/kept-line'
import type { RecordedLine } from '@/lib/authoring/recorded-line'

export interface LineChoiceProps {
  lines: RecordedLine[]
  /** The script waits by itself between its lines. */
  settles: boolean
  onChosen(lines: string[]): void
}

/** What was done in the lab, line by line; what failed or only looked is left out unless one says otherwise. */
export function LineChoice({ lines, settles, onChosen }: LineChoiceProps) {
  const t = useTranslations('authoring.recorder')
  const [kept, setKept] = useState(() => lines.map((line) => isKeptLine(line, settles)))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    setKept(lines.map((line) => isKeptLine(line, settles)))
    heading.current?.focus()
  }, [lines, settles])
  const chosen = lines.filter((_, index) => kept[index]).map(({ text }) => text)
  return (
    <div className="grid gap-3 rounded-md bg-muted p-4">
      <h3 ref={heading} tabIndex={-1} className="font-bold">
        {t('chooseTitle')}
      </h3>
      {lines.length === 0 && <p>{t('nothing')}</p>}
      <ul className="grid">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          <li key={index}>
            <Choice
              checked={kept[index] ?? false}
              onChange={(event) => setKept(kept.with(index, event.target.checked))}
              label={<code className="text-sm whitespace-pre-wrap wrap-anywhere">{line.text}</code>}
              description={<LineMarks line={line} />}
            />
          </li>
        ))}
      </ul>
      <Button className="justify-self-start" disabled={chosen.length === 0} onClick={() => onChosen(chosen)}>
        {t('use', { count: chosen.length })}
      </Button>
    </div>
  )
}

const MARKS = {
  failed: 'destructive',
  looks: 'outline',
  waits: 'outline',
  madeUp: 'warning',
  keys: 'warning',
} as const

/** What speaks for or against a line; who only looks may look at any Pod. */
function LineMarks({ line }: { line: RecordedLine }) {
  const t = useTranslations('authoring.recorder')
  const marks = (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter(
    (mark) => line[mark] && !(mark === 'madeUp' && line.looks),
  )
  return (
    <span className="flex flex-wrap gap-2">
      {marks.map((mark) => (
        <Badge key={mark} variant={MARKS[mark]} className="whitespace-normal!">
          {t(mark)}
        </Badge>
      ))}
    </span>
  )
}
