'use client'

import { useTranslations } from 'next-intl'
import { formValues } from '@/components/account/form-values'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ROSTER_LIMITS } from '@/lib/classroom/roster-problem'
import type { MemberFields } from './use-member-changes'

export interface MemberFormProps {
  member: { externalId: string | null; extraTimePercent: number }
  busy: boolean
  save(fields: MemberFields): void
  cancel(): void
}

/** The institution's number for somebody, and how much more time they get. */
export function MemberForm({ member, busy, save, cancel }: MemberFormProps) {
  const t = useTranslations('roster.people')
  const common = useTranslations('common')
  return (
    <form
      className="flex flex-wrap items-start gap-4"
      onSubmit={(event) => {
        const { externalId, extraTime } = formValues<'externalId' | 'extraTime'>(event)
        save({ externalId: externalId.trim(), extraTimePercent: Number(extraTime) })
      }}
      onKeyDown={({ key }) => key === 'Escape' && cancel()}
    >
      <Field label={t('externalId')} className="min-w-40 flex-1">
        <Input
          name="externalId"
          autoFocus
          autoComplete="off"
          maxLength={ROSTER_LIMITS.externalId}
          defaultValue={member.externalId ?? ''}
        />
      </Field>
      <Field label={t('extraTime')} hint={t('extraTimeHint')} className="min-w-40 flex-1">
        <Input
          name="extraTime"
          type="number"
          required
          min={0}
          max={ROSTER_LIMITS.extraTimePercent}
          step={1}
          inputMode="numeric"
          defaultValue={member.extraTimePercent}
        />
      </Field>
      <div className="flex gap-2 sm:pt-6">
        <Button type="submit" busy={busy}>
          {common('save')}
        </Button>
        <Button variant="ghost" onClick={cancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}
