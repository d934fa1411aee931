'use client'

import { Shuffle } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/input'
import type { FamilyItem } from './form-item'
import type { PreviewFamily } from './use-variants'

/** The inputs of all kinds of questions weigh more than the editor. */
const VariantChooser = dynamic(() => import('./variant-chooser').then((module) => module.VariantChooser), {
  ssr: false,
})

export interface FamilyFieldsProps {
  item: FamilyItem
  title: string
  number: number
  /** The difficulties that the family has, ascending. */
  levels: readonly number[]
  isSame: boolean
  classId: string
  previewFamily: PreviewFamily
  onChange(item: FamilyItem): void
}

/** How difficult the question is, and which variants there may be. */
export function FamilyFields(props: FamilyFieldsProps) {
  const { item, number, levels, onChange } = props
  const t = useTranslations('assign')
  const [choosing, setChoosing] = useState(false)
  const { difficulty, drawn, seeds } = item
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      {levels.length > 1 && (
        <span className="flex items-center gap-2">
          <span aria-hidden>{t('items.level')}</span>
          <NativeSelect
            aria-label={t('items.levelOf', { number })}
            className="h-9! w-28!"
            value={difficulty ?? ''}
            onChange={(event) => onChange(withLevel(item, Number(event.currentTarget.value)))}
          >
            {!difficulty && <option value="">{t('items.usual')}</option>}
            {levels.map((level) => (
              <option key={level}>{level}</option>
            ))}
          </NativeSelect>
        </span>
      )}
      <Button
        variant="outline"
        size="sm"
        aria-label={t('items.variantsOf', { number })}
        onClick={() => setChoosing(true)}
      >
        <Shuffle aria-hidden />
        {t('items.variants')}
      </Button>
      {drawn ? (
        <span className="text-muted-foreground">{t('items.drawn')}</span>
      ) : (
        seeds.length > 0 && <span>{t('items.pinned', { count: seeds.length })}</span>
      )}
      {choosing && <VariantChooser {...props} onClose={() => setChoosing(false)} />}
    </div>
  )
}

/** Pinned variants were made for the difficulty that was. */
function withLevel({ drawn: _, ...item }: FamilyItem, difficulty: number): FamilyItem {
  return { ...item, difficulty, seeds: [] }
}
