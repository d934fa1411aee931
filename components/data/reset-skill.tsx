'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import type { ActionResult } from '@/lib/errors/app-error'

interface Skill {
  id: string
  title: string
}

export interface ResetSkillProps {
  /** Those that have a card. */
  skills: Skill[]
  resetSkill: (input: { id: string; skillId: string }) => Promise<ActionResult<unknown>>
  undoReview: (input: { id: string; reviewId: string }) => Promise<ActionResult<unknown>>
}

/** One skill as if it had never been learnt; its reviews stay in the log, and count again when this is undone. */
export function ResetSkill({ skills, resetSkill, undoReview }: ResetSkillProps) {
  const t = useTranslations('data.skill')
  const [chosen, setChosen] = useState('')
  /** Each with its row, which may be taken back when it is the last. */
  const [done, setDone] = useState<{ id: string; skill: Skill }[]>([])
  const last = done.at(-1)
  const left = skills.filter(({ id }) => !done.some(({ skill }) => skill.id === id))
  const reset = useAction(resetSkill)
  const undo = useAction(undoReview)
  const failure = reset.failure ?? undo.failure

  function start() {
    const skill = skills.find(({ id }) => id === chosen)
    if (!skill) return
    const id = crypto.randomUUID()
    reset.run({ id, skillId: skill.id }, () => {
      setDone([...done, { id, skill }])
      setChosen('')
    })
  }

  if (skills.length === 0) return <p className="text-sm">{t('none')}</p>
  return (
    <>
      <div className="flex w-full flex-wrap items-end gap-3">
        <SelectField
          label={t('choose')}
          className="min-w-0 grow basis-64"
          value={chosen}
          options={[
            { value: '', text: t('nothing') },
            ...left.map(({ id, title }) => ({ value: id, text: title })),
          ]}
          onChange={(id) => setChosen(id)}
        />
        <Button variant="outline" disabled={chosen === ''} busy={reset.pending} onClick={start}>
          {t('action')}
        </Button>
      </div>
      {last && (
        <Alert variant="success">
          <span className="mr-3">{t('done', { title: last.skill.title })}</span>
          <Button
            variant="link"
            size="sm"
            busy={undo.pending}
            onClick={() =>
              undo.run({ id: crypto.randomUUID(), reviewId: last.id }, () => setDone(done.slice(0, -1)))
            }
          >
            {t('undo')}
          </Button>
        </Alert>
      )}
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
    </>
  )
}
