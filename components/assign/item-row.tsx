'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { ASSIGNMENT_LIMITS } from '@/lib/classroom/assignment'
import type { AssignableDomain, AssignableSkill } from './assignable'
import { ExamFields } from './exam-fields'
import { FamilyFields } from './family-fields'
import type { FormItem } from './form-item'
import type { PreviewFamily } from './use-variants'

export interface ItemRowProps {
  item: FormItem
  title: string
  /** From 1. */
  number: number
  isLast: boolean
  error: string | undefined
  skills: ReadonlyMap<string, AssignableSkill>
  domains: readonly AssignableDomain[]
  isSame: boolean
  classId: string
  previewFamily: PreviewFamily
  onChange(item: FormItem): void
  onMove(by: -1 | 1): void
  onRemove(): void
}

/** One item of the assignment with what is set of it. */
export function ItemRow(props: ItemRowProps) {
  const { item, title, number, isLast, error, skills, domains, onChange, onMove, onRemove } = props
  const t = useTranslations('assign.items')
  const isGone = item.kind !== 'EXAM' && !skills.has(item.skillId)
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    const { target, currentTarget } = event
    // In a select it opens the list; a dialog that the row has opened lies elsewhere.
    if (target instanceof HTMLSelectElement || !(target instanceof Node) || !currentTarget.contains(target))
      return
    if (!event.altKey || !by) return
    event.preventDefault()
    onMove(by)
  }
  return (
    <li data-key={item.key} className="grid gap-3 px-3 py-3" onKeyDown={move}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 sm:flex-nowrap">
        <span className="tabular w-6 shrink-0 pt-1.5 text-right text-sm text-muted-foreground">{number}</span>
        <div className="grid min-w-0 flex-1 basis-2/3 gap-1 pt-1">
          <p className="font-semibold break-words">{title}</p>
          <p className="flex flex-wrap gap-2">
            <Badge variant="outline">{t(item.kind)}</Badge>
            {isGone && <Badge variant="warning">{t('gone')}</Badge>}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <span className="flex items-center gap-2 text-sm">
            <span aria-hidden>{t('points')}</span>
            <Input
              type="number"
              inputMode="numeric"
              aria-label={t('pointsOf', { number })}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${item.key}-error` : undefined}
              {...{ min: 0, max: ASSIGNMENT_LIMITS.points, step: 1 }}
              className="h-9! w-18!"
              value={Number.isNaN(item.points) ? '' : item.points}
              onChange={(event) => onChange({ ...item, points: event.currentTarget.valueAsNumber })}
            />
          </span>
          <span data-move className="flex">
            <IconButton
              icon={ArrowUp}
              label={t('up', { number })}
              disabled={number === 1}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('down', { number })}
              disabled={isLast}
              onClick={() => onMove(1)}
            />
          </span>
          <IconButton icon={Trash2} label={t('remove', { number })} onClick={onRemove} />
        </div>
      </div>
      <div className="ml-9 empty:hidden">
        {item.kind === 'FAMILY' && !isGone && (
          <FamilyFields {...props} item={item} levels={skills.get(item.skillId)?.levels ?? []} />
        )}
        {item.kind === 'EXAM' && (
          <ExamFields form={item.form} domains={domains} onChange={(form) => onChange({ ...item, form })} />
        )}
      </div>
      {error && (
        <p id={`${item.key}-error`} role="alert" className="ml-9 text-sm font-medium text-destructive">
          {error}
        </p>
      )}
    </li>
  )
}
