import { useTranslations } from 'next-intl'
import { ChartFigure } from '@/components/charts/chart-figure'
import { tileShades } from '@/components/charts/shade'
import { ShadeLegend } from '@/components/charts/shade-legend'
import { Segments } from '@/components/ui/segments'
import { Table, Td, Th } from '@/components/ui/table'
import { Link } from '@/lib/i18n/navigation'
import type { DomainTiles } from '@/lib/server/operations/progress/competency-map'
import type { Progress } from '@/lib/server/operations/progress/get-progress'
import { DomainRow } from './competency-tiles'
import { type ProgressChoice, progressHref } from './progress-href'
import { useProgressText } from './use-progress-text'

export interface CompetencyMapProps extends Pick<Progress, 'map' | 'examDay'> {
  choice: ProgressChoice
}

const ID = 'map'

/** What the exam asks, as tiles as large as it weighs them, the darker the better they are remembered. */
export function CompetencyMap({ map, examDay, choice }: CompetencyMapProps) {
  const t = useTranslations('progress.map')
  const numbers = useTranslations('progress')('numbers')
  const text = useProgressText()
  const share = text.share(map.mean ?? 0)
  const finding =
    map.mean === null
      ? t('nothing')
      : map.on === 'exam' && examDay !== null
        ? t('findingExam', { day: text.longDay(examDay), share })
        : t('finding', { share })
  const item = (on: ProgressChoice['on']) => ({
    ...{ href: progressHref({ ...choice, on }, ID), text: t(on), current: map.on === on },
  })
  return (
    <ChartFigure
      id={ID}
      title={t('title')}
      finding={finding}
      tableTitle={numbers}
      table={<CompetencyTable domains={map.domains} />}
      {...(examDay === null
        ? {}
        : { actions: <Segments label={t('when')} items={[item('today'), item('exam')]} /> })}
    >
      <div className="grid gap-4">
        {map.domains.map((domain) => (
          <DomainRow key={domain.id} domain={domain} />
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="grid gap-1 text-sm text-muted-foreground">
          <p>{t('note')}</p>
          {examDay === null && (
            <p>
              <Link href="/settings" className="font-semibold underline decoration-mark underline-offset-4">
                {t('setExam')}
              </Link>
            </p>
          )}
        </div>
        <ShadeLegend from={text.share(0)} to={text.share(1)} shades={tileShades} />
      </div>
    </ChartFigure>
  )
}

function CompetencyTable({ domains }: { domains: readonly DomainTiles[] }) {
  const t = useTranslations('progress')
  const text = useProgressText()
  return (
    <Table label={t('map.title')}>
      <thead>
        <tr>
          <Th>{t('domain')}</Th>
          <Th>{t('map.competency')}</Th>
          <Th>{t('map.examShare')}</Th>
          <Th>{t('map.learntShort')}</Th>
          <Th>{t('map.recall')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {domains.flatMap((domain) =>
          domain.competencies.map(({ id, name, weight, learnt, skills, mean }) => (
            <tr key={id}>
              <Td>{domain.name}</Td>
              <Td>{name}</Td>
              <Td>{weight > 0 ? text.share(weight / 100, 1) : '–'}</Td>
              <Td className="whitespace-nowrap">
                {learnt} / {skills}
              </Td>
              <Td>{skills > 0 ? text.share(mean) : '–'}</Td>
            </tr>
          )),
        )}
      </tbody>
    </Table>
  )
}
