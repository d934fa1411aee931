import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { useTimeText } from './use-time-text'

export interface Figure {
  id: string
  name: string
  keys: number
  /** Absent: of a way that nobody has typed. */
  ms?: number
  kind: 'own' | 'best' | 'reference'
}

const COLOURS = { own: 'bg-mark', best: 'bg-info', reference: 'bg-muted-foreground' }

/** Runs and ways beside each other: a bar for the keys, and the numbers. */
export function FigureBars({ caption, figures }: { caption: string; figures: readonly Figure[] }) {
  const t = useTranslations('speed.figures')
  const timeText = useTimeText()
  const most = Math.max(1, ...figures.map(({ keys }) => keys))
  return (
    <table className="tabular w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-muted-foreground">
        <tr>
          <th scope="col" className="pr-4 pb-1 text-left font-semibold">
            {t('what')}
          </th>
          <td className="max-sm:hidden" />
          <th scope="col" className="pb-1 pl-4 text-right font-semibold">
            {t('keys')}
          </th>
          <th scope="col" className="pb-1 pl-4 text-right font-semibold">
            {t('time')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ id, name, keys, ms, kind }) => (
          <tr key={id} className="border-t">
            <th
              scope="row"
              className={cn('py-1.5 pr-4 text-left', kind === 'own' ? 'font-bold' : 'font-normal')}
            >
              {name}
            </th>
            <td aria-hidden className="w-2/5 max-sm:hidden">
              <div
                className={cn('h-2 rounded-full', COLOURS[kind])}
                style={{ width: `${(keys / most) * 100}%` }}
              />
            </td>
            <td className="py-1.5 pl-4 text-right">{keys}</td>
            <td className="py-1.5 pl-4 text-right whitespace-nowrap">
              {ms === undefined ? '–' : timeText(ms)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
