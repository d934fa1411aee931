'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { RosterProblem } from '@/lib/classroom/roster-problem'
import { RosterProblems } from './roster-problems'

type Outcome = 'invite' | 'again' | 'change-member' | 'change-invitation' | 'member' | 'invited'

export interface Preview {
  problems: RosterProblem[]
  entries: {
    line: number
    email: string
    name: string
    outcome: Outcome
    role?: 'INSTRUCTOR' | 'LEARNER'
    changes: ('name' | 'role' | 'externalId' | 'extraTimePercent')[]
  }[]
}

export interface RosterPreviewProps {
  preview: Preview
  mails: boolean
  busy: boolean
  apply(): void
}

const GROUPS: Record<'invited' | 'changed' | 'same', Outcome[]> = {
  invited: ['invite', 'again'],
  changed: ['change-member', 'change-invitation'],
  same: ['member', 'invited'],
}
const looks: Record<Outcome, 'success' | 'info' | 'neutral'> = {
  ...{ invite: 'success', again: 'success', 'change-member': 'info', 'change-invitation': 'info' },
  ...{ member: 'neutral', invited: 'neutral' },
}

/** What a list would do, in numbers and line by line, with the button that does it. */
export function RosterPreview({ preview: { problems, entries }, mails, busy, apply }: RosterPreviewProps) {
  const t = useTranslations('roster.import')
  const count = (outcomes: Outcome[]) => entries.filter(({ outcome }) => outcomes.includes(outcome)).length
  const counts = {
    invited: count(GROUPS.invited),
    changed: count(GROUPS.changed),
    same: count(GROUPS.same),
  }
  const wrong = problems.some(({ severity }) => severity === 'error')
  const todo = counts.invited + counts.changed
  return (
    <section aria-labelledby="preview" className="grid gap-4 rounded-lg border bg-card p-5">
      <h3 id="preview" className="font-bold">
        {t('previewTitle')}
      </h3>
      <p role="status">{t('summary', { ...counts })}</p>
      <RosterProblems problems={problems} />
      {entries.length > 0 && <Entries entries={entries} />}
      {todo > 0 ? (
        <div className="grid gap-2">
          {counts.invited > 0 && (
            <p className="text-sm text-muted-foreground">{t(mails ? 'willMail' : 'willLink')}</p>
          )}
          <Button wraps busy={busy} onClick={apply} className="justify-self-start">
            {t(wrong ? 'applyGood' : 'apply', { count: todo })}
          </Button>
        </div>
      ) : (
        entries.length > 0 && <Alert>{t('nothing')}</Alert>
      )}
    </section>
  )
}

function Entries({ entries }: Pick<Preview, 'entries'>) {
  const t = useTranslations('roster.import')
  const classes = useTranslations('classes')
  return (
    <details open={entries.length <= 20}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        {t('entries', { count: entries.length })}
      </summary>
      <ul className="divide-y rounded-md border">
        {entries.map(({ line, email, name, outcome, role, changes }) => (
          <li key={line} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
            <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
              {email}
              {name && <span className="text-muted-foreground"> {name}</span>}
            </span>
            {role === 'INSTRUCTOR' && <Badge variant="mark">{classes('role.INSTRUCTOR')}</Badge>}
            {changes.length > 0 && (
              <span className="text-muted-foreground">
                {changes.map((field) => t(`fields.${field}`)).join(t('comma'))}
              </span>
            )}
            <Badge variant={looks[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
          </li>
        ))}
      </ul>
    </details>
  )
}
