import { useTranslations } from 'next-intl'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table, Td, Th } from '@/components/ui/table'
import type { StudyPlanView } from '@/lib/server/operations/plan/get-study-plan'

export interface DomainOutlookProps extends Pick<StudyPlanView, 'domains'> {
  plan: NonNullable<StudyPlanView['plan']>
}

const percent = (share: number) => Math.round(100 * share)

/** What will be remembered on the day, by domain: with the plan, and without anything more. */
export function DomainOutlook({ plan, domains }: DomainOutlookProps) {
  const { planned, idle } = plan
  const t = useTranslations('plan')
  const rows = domains.map((domain) => ({
    ...domain,
    planned: planned.groups[domain.id] ?? 0,
    idle: idle.groups[domain.id] ?? 0,
  }))
  return (
    <ChartFigure
      id="expected"
      title={t('expect.title')}
      finding={t('expect.finding', { planned: percent(planned.overall), idle: percent(idle.overall) })}
      tableTitle={t('numbers')}
      table={<OutlookTable rows={rows} />}
    >
      <ul className="grid gap-4">
        {rows.map(({ id, name, weight, ...shares }) => (
          <li key={id} className="grid gap-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                {name}{' '}
                <span className="tabular text-sm text-muted-foreground">
                  {t('expect.weighted', { weight })}
                </span>
              </span>
              <span className="tabular font-semibold">{percent(shares.planned)}%</span>
            </p>
            <Bar {...shares} />
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted-foreground">{t('expect.how')}</p>
    </ChartFigure>
  )
}

/** As far as it would be without doing anything, and what the plan adds. */
function Bar({ planned, idle }: { planned: number; idle: number }) {
  const least = Math.min(planned, idle)
  return (
    <span aria-hidden className="flex h-3 overflow-hidden rounded-full bg-muted">
      <span className="bg-muted-foreground" style={{ width: `${100 * least}%` }} />
      <span className="bg-mark" style={{ width: `${100 * Math.max(0, planned - idle)}%` }} />
    </span>
  )
}

interface OutlookRow {
  id: string
  name: string
  weight: number
  planned: number
  idle: number
}

function OutlookTable({ rows }: { rows: readonly OutlookRow[] }) {
  const t = useTranslations('plan.expect')
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <Th>{t('domain')}</Th>
          <Th>{t('weight')}</Th>
          <Th>{t('planned')}</Th>
          <Th>{t('idle')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {rows.map(({ id, name, weight, planned, idle }) => (
          <tr key={id}>
            <Td>{name}</Td>
            <Td>{weight}%</Td>
            <Td>{percent(planned)}%</Td>
            <Td>{percent(idle)}%</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
