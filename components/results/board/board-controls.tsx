'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { SelectField } from '@/components/ui/select-field'
import { BOARD_ORDERS, type BoardOrder } from '@/lib/classroom/results/board'

export interface BoardView {
  /** No names on this screen. */
  hidden: boolean
  scores: boolean
  order: BoardOrder
}

export interface BoardControlsProps {
  view: BoardView
  /** Whether there are names at all. */
  named: boolean
  change(view: BoardView): void
}

/** What this screen shows of the board. */
export function BoardControls({ view, named, change }: BoardControlsProps) {
  const t = useTranslations('results.board')
  function hide(hidden: boolean) {
    change({ ...view, hidden })
    const url = new URL(window.location.href)
    if (hidden) url.searchParams.set('names', 'hidden')
    else url.searchParams.delete('names')
    window.history.replaceState(null, '', url)
  }
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-2">
      <SelectField
        label={t('order')}
        className="w-44"
        value={view.order}
        options={BOARD_ORDERS.map((order) => ({ value: order, text: t(`orders.${order}`) }))}
        onChange={(order) => change({ ...view, order })}
      />
      {named ? (
        <Choice
          label={t('hideNames')}
          description={t('hideNamesText')}
          checked={view.hidden}
          onChange={({ target }) => hide(target.checked)}
        />
      ) : (
        <p className="max-w-xs py-2 text-sm text-muted-foreground">{t('namesOff')}</p>
      )}
      <Choice
        label={t('showScores')}
        checked={view.scores}
        onChange={({ target }) => change({ ...view, scores: target.checked })}
      />
    </div>
  )
}
