import '../../server-only'
import type { SchedulerOptions } from '@/lib/srs/scheduler'
import { type MeanRecall, meanRecall } from '@/lib/srs/statistics/mean-recall'
import type { PracticeDomain } from '../review/get-practice'
import type { PlacedSkill } from './skills-by-place'

export interface CompetencyTile extends MeanRecall {
  id: string
  name: string
  /** Percent of the exam: an equal part of its domain's. */
  weight: number
  /** There is a question family: something to practise in a quiz. */
  practisable: boolean
}

export interface DomainTiles {
  id: string
  name: string
  /** Percent of the exam; 0 outside of it. */
  weight: number
  /** 0..1; null without skills. */
  mean: number | null
  competencies: CompetencyTile[]
}

export interface CompetencyMap {
  domains: DomainTiles[]
  /** Recall weighted as the exam weighs domains, 0..1; what has no skills is left out. Null: nothing has any. */
  mean: number | null
}

/** What is remembered of each competency at a time (ms since the epoch) if nothing is reviewed until then. */
export function competencyMap(
  { domains, skills }: { domains: readonly PracticeDomain[]; skills: readonly PlacedSkill[] },
  at: number,
  memory: SchedulerOptions,
): CompetencyMap {
  const tiles = domains.map(({ id, name, weight, competencies }): DomainTiles => {
    const own = competencies.map((competency): CompetencyTile => {
      const here = skills.filter(({ competencyId }) => competencyId === competency.id)
      const recall = meanRecall(
        here.map(({ card }) => card),
        at,
        memory,
      )
      const practisable = here.some(({ kind }) => kind === 'FAMILY')
      return { ...competency, ...recall, weight: weight / competencies.length, practisable }
    })
    return { id, name, weight, mean: weightedMean(own, () => 1), competencies: own }
  })
  return {
    domains: tiles,
    mean: weightedMean(
      tiles.flatMap((one) => one.competencies),
      (one) => one.weight,
    ),
  }
}

function weightedMean(
  tiles: readonly CompetencyTile[],
  weightOf: (one: CompetencyTile) => number,
): number | null {
  const measured = tiles.filter(({ skills }) => skills > 0)
  const weights = measured.reduce((sum, one) => sum + weightOf(one), 0)
  return weights > 0 ? measured.reduce((sum, one) => sum + weightOf(one) * one.mean, 0) / weights : null
}
