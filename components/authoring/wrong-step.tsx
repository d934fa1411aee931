'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { DraftWrong } from '@/lib/authoring/drill-draft'
import { isGoodName, slugged } from '@/lib/authoring/slug'
import { CodeArea } from './code-area'
import { Recorder } from './recorder'
import { TrialList } from './trial-list'
import { useEditing } from './use-editor'

/** Attempts that look plausible and are not right; and the trials of them all. */
export function WrongStep() {
  const t = useTranslations('authoring.wrong')
  const { draft, change } = useEditing()
  const names = draft.wrong.map(({ name }) => name)
  const put = (wrong: DraftWrong[]) => change((old) => ({ ...old, wrong }))
  const add = (script: string) =>
    change((old) => {
      let n = old.wrong.length + 1
      while (old.wrong.some(({ name }) => name === `wrong-${n}`)) n += 1
      return { ...old, wrong: [...old.wrong, { name: `wrong-${n}`, script, fails: [], damages: [] }] }
    })
  return (
    <div className="grid gap-10">
      <PageSection id="wrong" title={t('title')} text={t('text')}>
        <ul className="grid gap-4">
          {draft.wrong.map((wrong, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: their names are being written
            <li key={at}>
              <WrongCard
                wrong={wrong}
                isGoodName={isGoodName(names, at)}
                onChange={(next) => put(draft.wrong.with(at, next))}
                onRemove={() => put(draft.wrong.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ul>
        <Recorder
          step="wrong"
          label={t('record')}
          hint={t('hint')}
          onLines={(lines) => add(`${lines.join('\n')}\n`)}
        />
        <Button
          variant="ghost"
          size="sm"
          className="justify-self-start"
          disabled={draft.wrong.length >= 30}
          onClick={() => add('')}
        >
          <Plus aria-hidden />
          {t('write')}
        </Button>
      </PageSection>
      <TrialList />
    </div>
  )
}

interface WrongCardProps {
  wrong: DraftWrong
  isGoodName: boolean
  onChange(wrong: DraftWrong): void
  onRemove(): void
}

function WrongCard({ wrong, isGoodName: isGood, onChange, onRemove }: WrongCardProps) {
  const t = useTranslations('authoring.wrong')
  const words = useTranslations('authoring')
  const said = [...wrong.fails, ...wrong.damages].join(', ')
  return (
    <Card className="grid gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
        <Field label={t('name')} hint={t('nameHint')} error={!isGood && words('badName')}>
          <Input
            value={wrong.name}
            maxLength={60}
            autoCapitalize="none"
            autoComplete="off"
            onChange={(event) => onChange({ ...wrong, name: slugged(event.target.value) })}
          />
        </Field>
        <div className="mt-7">
          <IconButton icon={Trash2} label={t('remove', { name: wrong.name })} onClick={onRemove} />
        </div>
      </div>
      <Field label={t('script')}>
        <CodeArea value={wrong.script} onText={(script) => onChange({ ...wrong, script })} />
      </Field>
      <p className="text-sm text-muted-foreground">{said ? t('fails', { names: said }) : t('notSaid')}</p>
    </Card>
  )
}
