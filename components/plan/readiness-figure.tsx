import { useFormatter, useTranslations } from 'next-intl'
import { BarChart } from '@/components/charts/bar-chart'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table, Td, Th } from '@/components/ui/table'
import type { StudyPlanView } from '@/lib/server/operations/plan/get-study-plan'
import type { Readiness } from '@/lib/srs/readiness'
import { CalibrationNote } from './calibration-note'

const percent = (share: number) => Math.round(100 * share)
/** From here on an exam is passed; a tenth of the scale is half on either side. */
const PASS_TENTH = 6
const DRAWS = 2_000
const FILLS = ['fill-muted-foreground', 'fill-success']

/** The score to expect, as a distribution: today, and on the day of the exam; and what that stands on. */
export function ReadinessFigure({ study }: { study: StudyPlanView }) {
  const t = useTranslations('plan')
  const format = useFormatter()
  const { now, onDay } = study.readiness
  const { level, reviews, results, studied } = now.evidence
  const shown =
    level === 'none'
      ? []
      : [{ name: 'now' as const, of: now }, ...(onDay ? [{ name: 'onDay' as const, of: onDay }] : [])]
  const passing = { now: percent(now.passing), onDay: percent(onDay?.passing ?? 0) }
  const finding = onDay ? t('ready.findingBoth', passing) : t('ready.finding', passing)
  return (
    <ChartFigure
      id="ready"
      title={t('ready.title')}
      finding={level === 'none' ? t('ready.evidence.none') : finding}
      tableTitle={t('numbers')}
      table={level === 'none' ? undefined : <ReadinessTables study={study} />}
    >
      {level !== 'none' && (
        <>
          <p className="max-w-3xl text-sm text-muted-foreground">
            {t(`ready.evidence.${level}`, { reviews, results, studied: percent(studied) })}
          </p>
          <div className="grid gap-8 md:grid-cols-2">
            {shown.map(({ name, of }) => (
              <Distribution key={name} title={t(`ready.${name}`)} readiness={of} />
            ))}
          </div>
          <p className="max-w-3xl text-sm text-muted-foreground">
            {t('ready.how', { draws: format.number(DRAWS) })}
          </p>
          <CalibrationNote calibration={study.calibration} />
        </>
      )}
    </ChartFigure>
  )
}

function Distribution({ title, readiness }: { title: string; readiness: Readiness }) {
  const t = useTranslations('plan.ready')
  const { passing, mean, p10, p90, histogram } = readiness
  return (
    <div className="grid content-start gap-2">
      <h3 className="font-bold">{title}</h3>
      <p className="tabular text-3xl leading-tight font-extrabold">
        {t('passing', { percent: percent(passing) })}
      </p>
      <p className="tabular">{t('score', { mean: percent(mean), low: percent(p10), high: percent(p90) })}</p>
      <BarChart
        bars={histogram.map((share, tenth) => ({
          key: String(tenth),
          title: t('bar', { low: tenth * 10, high: tenth * 10 + 10, share: percent(share) }),
          parts:
            tenth < PASS_TENTH
              ? [100 * share, 0]
              : tenth > PASS_TENTH
                ? [0, 100 * share]
                : [40 * share, 60 * share],
          tick: String(tenth * 10),
        }))}
        fills={FILLS}
        label={title}
        height={90}
      />
    </div>
  )
}

function ReadinessTables({ study: { readiness, domains } }: { study: StudyPlanView }) {
  const t = useTranslations('plan.ready')
  const { now, onDay } = readiness
  return (
    <div className="grid gap-6">
      <Table label={t('title')}>
        <thead>
          <tr>
            <Th>{t('scores')}</Th>
            <Th>{t('chance')}</Th>
            {onDay && <Th>{t('chanceThen')}</Th>}
          </tr>
        </thead>
        <tbody className="tabular">
          {now.histogram.map((share, tenth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tenths of a scale
            <tr key={tenth}>
              <Td>
                {tenth * 10}–{tenth * 10 + 10}%
              </Td>
              <Td>{percent(share)}%</Td>
              {onDay && <Td>{percent(onDay.histogram[tenth] ?? 0)}%</Td>}
            </tr>
          ))}
        </tbody>
      </Table>
      <Table label={t('domain')}>
        <thead>
          <tr>
            <Th>{t('domain')}</Th>
            <Th>{t('mean')}</Th>
            <Th>{t('range')}</Th>
            {onDay && <Th>{t('onDay')}</Th>}
          </tr>
        </thead>
        <tbody className="tabular">
          {domains.map(({ id, name }) => (
            <tr key={id}>
              <Td>{name}</Td>
              <Td>{percent(now.domains[id]?.mean ?? 0)}%</Td>
              <Td>
                {percent(now.domains[id]?.p10 ?? 0)}–{percent(now.domains[id]?.p90 ?? 0)}%
              </Td>
              {onDay && <Td>{percent(onDay.domains[id]?.mean ?? 0)}%</Td>}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
