'use client'

import { useTranslations } from 'next-intl'

/** Which keys do what, in the order in which they are needed. */
const rows = [
  { keys: ['1', '–', '9'], does: 'choose' },
  { keys: ['Backspace'], does: 'takeBack' },
  { keys: ['Enter'], does: 'answer' },
  { keys: ['Ctrl', '+', 'Enter'], does: 'answerText' },
  { keys: ['H'], does: 'hint' },
  { keys: ['1', '–', '4'], does: 'rate' },
  { keys: ['Enter'], does: 'next' },
  { keys: ['U'], does: 'undo' },
  { keys: ['-'], does: 'aside' },
  { keys: ['@'], does: 'suspend' },
  { keys: ['Tab'], does: 'tab' },
  { keys: ['?'], does: 'help' },
] as const

/** What can be done by keyboard. */
export function KeyList() {
  const t = useTranslations('practice.keys')
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2.5">
      {rows.map(({ keys, does }) => (
        <div key={does} className="contents">
          <dt className="flex items-center gap-1 text-sm text-muted-foreground">
            {keys.map((key) =>
              key === '–' || key === '+' ? (
                <span key={key}>{key}</span>
              ) : (
                <kbd key={key} className="rounded-sm border bg-muted px-1.5 py-0.5 text-foreground">
                  {key}
                </kbd>
              ),
            )}
          </dt>
          <dd>{t(does)}</dd>
        </div>
      ))}
    </dl>
  )
}
