import type { Progress } from '@/lib/server/operations/progress/get-progress'
import { CompetencyMap } from './competency-map'
import { DueChart } from './due-chart'
import { HardestSkills } from './hardest-skills'
import type { ProgressChoice } from './progress-href'
import { RetentionChart } from './retention-chart'
import { StreakCard } from './streak-card'
import { StudyCalendar } from './study-calendar'
import { TimeChart } from './time-chart'
import { Totals } from './totals'

export interface ProgressViewProps {
  progress: Progress
  choice: ProgressChoice
  /** In days. */
  spans: readonly number[]
  recentDays: number
  earlierDays: number
}

/** All of a learner's progress. Drawn on the server: nothing here runs in a browser. */
export function ProgressView({ progress, choice, spans, recentDays, earlierDays }: ProgressViewProps) {
  const { history, forecast, retention, target, map, examDay, time, hardest, totals } = progress
  return (
    <div className="grid gap-12">
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <Totals totals={totals} />
        <StreakCard view={history} />
      </div>
      <DueChart {...{ forecast, choice, spans }} />
      <CompetencyMap {...{ map, examDay, choice }} />
      <RetentionChart {...{ retention, target, recentDays, earlierDays }} />
      <StudyCalendar history={history} />
      <TimeChart time={time} />
      <HardestSkills skills={hardest} />
    </div>
  )
}
