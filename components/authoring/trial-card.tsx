'use client'

import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { failedIn, type TrialRun, WRONG } from '@/lib/authoring/trials'
import { standingOf } from './trial-standing'
import { useEditing } from './use-editor'
import { useTrialTitle } from './use-trial-title'

const LOOKS = {
  none: { badge: 'neutral', text: 'text-muted-foreground' },
  old: { badge: 'neutral', text: 'text-muted-foreground' },
  good: { badge: 'success', text: '' },
  open: { badge: 'warning', text: '' },
  bad: { badge: 'destructive', text: 'text-destructive' },
} as const

/** What came of one trial, in words, and what each check saw. */
export function TrialCard({ name }: { name: string }) {
  const t = useTranslations('authoring.trials')
  const { draft, trials, change } = useEditing()
  const titleOf = useTrialTitle()
  const { standing, problems, canConfirm } = standingOf(name, trials, draft)
  const run = trials.find((view) => view.name === name)?.run
  const confirm = () => {
    if (!run) return
    const observed = { fails: failedIn(run), damages: run.damage }
    change((old) => ({
      ...old,
      wrong: old.wrong.map((one) => (`${WRONG}${one.name}` === name ? { ...one, ...observed } : one)),
    }))
  }
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-bold wrap-anywhere">{titleOf(name)}</h3>
        <Badge variant={LOOKS[standing].badge}>{t(standing)}</Badge>
      </div>
      {problems.map(({ code, names }) => (
        <p key={code} className={LOOKS[standing].text}>
          {t(`problems.${code}`, { names: names.join(', ') || t('nothing') })}
        </p>
      ))}
      {canConfirm && (
        <Button variant="outline" size="sm" className="justify-self-start" onClick={confirm}>
          {t('confirm')}
        </Button>
      )}
      {run && <RunDetails run={run} />}
    </Card>
  )
}

function RunDetails({ run }: { run: TrialRun }) {
  const t = useTranslations('authoring.trials')
  return (
    <details>
      <summary className="cursor-pointer text-sm font-semibold">{t('details')}</summary>
      <ul className="mt-3 grid gap-3">
        {run.checks.map(({ id, passed, expected, found }) => (
          <li key={id} className="grid gap-1 text-sm">
            <span className="flex items-center gap-2 font-semibold">
              {passed ? <Check aria-hidden className="size-4" /> : <X aria-hidden className="size-4" />}
              {id}
              <span className="font-normal text-muted-foreground">{t(passed ? 'holds' : 'holdsNot')}</span>
            </span>
            <span className="wrap-anywhere">{t('wanted', { text: expected })}</span>
            <span className="wrap-anywhere">{t('found', { text: found })}</span>
          </li>
        ))}
      </ul>
      {run.output && (
        <pre className="mt-3 max-h-72 overflow-auto rounded-md bg-code p-3 text-xs">{run.output}</pre>
      )}
    </details>
  )
}
