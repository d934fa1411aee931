'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import type { DraftCheck } from '@/lib/authoring/drill-draft'
import type { Proposals } from '@/lib/authoring/propose-checks'
import { useAuthoringActions } from './actions'
import { useEditing } from './use-editor'

/** Drafts checks from what the solution changes; the author says which are taken. */
export function ProposalList() {
  const t = useTranslations('authoring.proposals')
  const { id, draft, flush } = useEditing()
  const { proposeChecksAction } = useAuthoringActions()
  const { run, pending, failure } = useAction(proposeChecksAction)
  const [proposals, setProposals] = useState<Proposals>()
  const propose = async () => {
    if (await flush()) run({ id }, setProposals)
  }
  const hasSolution = draft.solution.trim() !== ''
  return (
    <div className="grid gap-4">
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Button
        variant="outline"
        className="justify-self-start"
        disabled={!hasSolution}
        busy={pending}
        onClick={() => void propose()}
      >
        {t(pending ? 'busy' : 'propose')}
      </Button>
      {!hasSolution && <p className="text-sm text-muted-foreground">{t('needsSolution')}</p>}
      {proposals && <Chooser proposals={proposals} onDone={() => setProposals(undefined)} />}
    </div>
  )
}

/** What is taken gets a name that no check has yet. */
function named(check: DraftCheck, taken: readonly string[]): DraftCheck {
  let { id } = check
  for (let n = 2; taken.includes(id); n++) id = `${check.id}-${n}`
  return { ...check, id }
}

function Chooser({ proposals, onDone }: { proposals: Proposals; onDone(): void }) {
  const t = useTranslations('authoring.proposals')
  const locale = useLocale()
  const { change } = useEditing()
  const [checks, setChecks] = useState(() => proposals.checks.map(() => true))
  const [touches, setTouches] = useState<string[]>([])
  if (proposals.checks.length + proposals.touches.length === 0) return <Alert>{t('none')}</Alert>
  const take = () => {
    const chosen = proposals.checks.filter((_, at) => checks[at])
    change((draft) => {
      const all = [...draft.checks]
      for (const check of chosen)
        all.push(
          named(
            check,
            all.map(({ id }) => id),
          ),
        )
      return { ...draft, checks: all, touches: [...new Set([...draft.touches, ...touches])] }
    })
    onDone()
  }
  return (
    <div className="grid gap-4 rounded-md bg-muted p-4">
      <fieldset>
        <legend className="font-bold">{t('checks')}</legend>
        {proposals.checks.map((check, at) => (
          <Choice
            key={check.id}
            checked={checks[at] ?? false}
            onChange={(event) => setChecks(checks.with(at, event.target.checked))}
            label={check[locale]}
            description={<code className="whitespace-pre-wrap wrap-anywhere">{check.all.trimEnd()}</code>}
          />
        ))}
      </fieldset>
      {proposals.touches.length > 0 && (
        <fieldset>
          <legend className="font-bold">{t('touches')}</legend>
          <p className="text-sm text-muted-foreground">{t('touchesText')}</p>
          {proposals.touches.map((touch) => (
            <Choice
              key={touch}
              checked={touches.includes(touch)}
              onChange={(event) =>
                setTouches(
                  event.target.checked ? [...touches, touch] : touches.filter((one) => one !== touch),
                )
              }
              label={<code className="text-sm wrap-anywhere">{touch}</code>}
            />
          ))}
        </fieldset>
      )}
      <div className="flex flex-wrap gap-3">
        <Button onClick={take}>{t('take', { count: checks.filter(Boolean).length })}</Button>
        <Button variant="ghost" onClick={onDone}>
          {t('leave')}
        </Button>
      </div>
    </div>
  )
}
