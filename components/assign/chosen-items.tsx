'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { AssignableDomain, AssignableSkill } from './assignable'
import { type FormItem, moveItem, putBack, type Removed, removeItem } from './form-item'
import { ItemRow } from './item-row'
import type { Problems } from './problems'
import type { PreviewFamily } from './use-variants'

export interface ChosenItemsProps {
  items: readonly FormItem[]
  skills: ReadonlyMap<string, AssignableSkill>
  domains: readonly AssignableDomain[]
  titleOf(item: FormItem): string
  errorOf(field: keyof Problems): string | undefined
  /** Everybody gets the same variants. */
  isSame: boolean
  classId: string
  previewFamily: PreviewFamily
  onChange(items: FormItem[]): void
}

/** The items in their order: to move, to change, to remove, and to put back. */
export function ChosenItems({ items, titleOf, errorOf, onChange, ...rest }: ChosenItemsProps) {
  const t = useTranslations('assign.items')
  const list = useRef<HTMLOListElement>(null)
  const [removed, setRemoved] = useState<Removed>()
  const [moved, setMoved] = useState<{ key: string; by: -1 | 1; said: string }>()
  useEffect(() => {
    if (moved) focusMoved(list.current, moved.key, moved.by)
  }, [moved])

  function move(item: FormItem, by: -1 | 1) {
    const next = moveItem(items, item.key, by)
    const number = next.findIndex(({ key }) => key === item.key) + 1
    onChange(next)
    setMoved({ key: item.key, by, said: t('moved', { title: titleOf(item), number, total: next.length }) })
  }
  function remove(key: string) {
    const left = removeItem(items, key)
    onChange(left.items)
    setRemoved(left.removed)
  }
  return (
    <div className="grid gap-3">
      {items.length === 0 ? (
        <p className="rounded-md border border-dashed p-4 text-muted-foreground">{t('none')}</p>
      ) : (
        <ol ref={list} className="divide-y rounded-md border">
          {items.map((item, index) => (
            <ItemRow
              key={item.key}
              {...rest}
              item={item}
              title={titleOf(item)}
              number={index + 1}
              isLast={index === items.length - 1}
              error={errorOf(`items.${index}`)}
              onChange={(changed) => onChange(items.map((one) => (one.key === item.key ? changed : one)))}
              onMove={(by) => move(item, by)}
              onRemove={() => remove(item.key)}
            />
          ))}
        </ol>
      )}
      <p role="status" className="sr-only">
        {moved?.said}
      </p>
      {removed && (
        <UndoRemoval
          key={removed.item.key}
          title={titleOf(removed.item)}
          onUndo={() => {
            onChange(putBack(items, removed))
            setRemoved(undefined)
            setMoved({ key: removed.item.key, by: -1, said: '' })
          }}
        />
      )}
      {items.length > 1 && <p className="hidden text-sm text-muted-foreground sm:block">{t('keys')}</p>}
    </div>
  )
}

/** A row that was moved, or put back, has lost the focus: back to its button, or to the other one where that is used up. */
function focusMoved(list: HTMLOListElement | null, key: string, by: -1 | 1) {
  const row = [...(list?.children ?? [])].find((one) => one.getAttribute('data-key') === key)
  const buttons = row?.querySelectorAll<HTMLButtonElement>('[data-move] button')
  const [up, down] = buttons ?? []
  const [wanted, other] = by < 0 ? [up, down] : [down, up]
  const button = wanted?.disabled ? other : wanted
  button?.focus()
}

function UndoRemoval({ title, onUndo }: { title: string; onUndo(): void }) {
  const t = useTranslations('assign.items')
  const button = useRef<HTMLButtonElement>(null)
  // What had the focus is gone.
  useEffect(() => button.current?.focus(), [])
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 rounded-md bg-muted px-3 py-2 text-sm">
      <span className="min-w-0 flex-1">{t('removed', { title })}</span>
      <Button ref={button} variant="outline" size="sm" onClick={onUndo}>
        {t('undo')}
      </Button>
    </div>
  )
}
