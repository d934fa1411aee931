import { useFormatter, useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'
import { Code, InlineProse } from '@/components/quiz/prose'
import { Table, Td, Th } from '@/components/ui/table'
import type { TaskStatistics } from '@/lib/classroom/item-statistics/task-statistics'

/** The checks of a hands-on task, by how many passed them, and what was damaged. */
export function TaskFigures({ task, titled }: { task: TaskStatistics; titled: boolean }) {
  const t = useTranslations('results.statistics')
  const format = useFormatter()
  const { title, count, mean = 0, checks, damaged, damage } = task
  return (
    <div className="grid min-w-0 gap-3">
      {titled && (
        <h3>
          <span className="font-semibold">{title}</span>{' '}
          <span className="tabular text-sm text-muted-foreground">
            {t('taskCount', { count, percent: percentOf(mean) })}
          </span>
        </h3>
      )}
      {checks.length > 0 && (
        <Table label={`${t('checks')}: ${title}`}>
          <thead>
            <tr>
              <Th>{t('check')}</Th>
              <Th>{t('passed')}</Th>
              <Th>{t('discrimination')}</Th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ id, name, passed, discrimination }) => (
              <tr key={id}>
                <Td className="min-w-48">
                  <InlineProse text={name} />
                </Td>
                <Td className="tabular whitespace-nowrap">
                  {t('facilityText', {
                    percent: percentOf(passed.share),
                    ...{ low: percentOf(passed.low), high: percentOf(passed.high) },
                  })}
                </Td>
                <Td className="tabular">
                  {discrimination === undefined
                    ? t('unknown')
                    : format.number(discrimination, { maximumFractionDigits: 2 })}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <div className="text-sm">
        <p>{t('damage', { count: damaged })}</p>
        {damage.length > 0 && (
          <ul className="list-disc pl-5">
            {damage.map(({ object, count: learners }) => (
              <li key={object}>
                <Code text={object} /> ({format.number(learners)})
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
