import { useTranslations } from 'next-intl'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table, Td, Th } from '@/components/ui/table'
import type { PlanView } from '@/lib/server/operations/plan/get-study-plan'

const percent = (share: number) => Math.round(100 * share)

/** What will be remembered on the day, by domain: with the plan, and without anything more. */
export function DomainOutlook({ plan: { planned, idle, domains } }: { plan: PlanView }) {
  const t = useTranslations('plan')
  return (
    <ChartFigure
      id="expected"
      title={t('expect.title')}
      finding={t('expect.finding', { planned: percent(planned), idle: percent(idle) })}
      tableTitle={t('numbers')}
      table={<OutlookTable domains={domains} />}
    >
      <ul className="grid gap-4">
        {domains.map(({ id, name, weight, ...shares }) => (
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

function OutlookTable({ domains }: Pick<PlanView, 'domains'>) {
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
        {domains.map(({ id, name, weight, planned, idle }) => (
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
