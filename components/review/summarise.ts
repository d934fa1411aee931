import type { Locale } from '@/lib/i18n/routing'
import type { Answered, QuestionConcept } from './session'

interface Counted {
  right: number
  total: number
}

export interface SessionResult extends Counted {
  durationMs: number
  /** By competency, the worst first. */
  areas: (Counted & { id: string; name: string })[]
  /** Beliefs that wrong answers showed, the most frequent first. */
  beliefs: { id: string; title: string; text: string; count: number }[]
  /** Pages of wrong answers, the most missed first. */
  reading: { id: string; title: string; summary: string; missed: number }[]
  /** Families whose last answer was wrong, in the order in which they were asked. */
  wrongSkills: string[]
}

/** What a session has shown. */
export function summarise(done: readonly Answered[], locale: Locale): SessionResult {
  return {
    right: done.filter(({ verdict }) => verdict.correct).length,
    total: done.length,
    durationMs: done.reduce((sum, { durationMs }) => sum + durationMs, 0),
    areas: areasOf(done, locale),
    beliefs: beliefsOf(done, locale),
    reading: readingOf(done, locale),
    wrongSkills: wrongSkillsOf(done),
  }
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one)) ?? []
    groups.set(keyOf(one), [...group, one])
  }
  return [...groups.values()]
}

type Placed = Answered & { item: { concept: QuestionConcept } }
const isPlaced = (answered: Answered): answered is Placed => answered.item.concept !== null

function areasOf(done: readonly Answered[], locale: Locale): SessionResult['areas'] {
  const areas = groupBy(done.filter(isPlaced), ({ item }) => item.concept.area.id).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { id, names } = first.item.concept.area
    const right = group.filter(({ verdict }) => verdict.correct).length
    return [{ id, name: names[locale], right, total: group.length }]
  })
  return areas.sort((a, b) => a.right / a.total - b.right / b.total)
}

function beliefsOf(done: readonly Answered[], locale: Locale): SessionResult['beliefs'] {
  const met = done.flatMap(({ item, verdict }) =>
    verdict.misconceptions.flatMap((name) => {
      const belief = item.answer.text[locale].misconceptions[name]
      return belief ? [{ id: `${item.skillId} ${name}`, ...belief }] : []
    }),
  )
  const beliefs = groupBy(met, ({ id }) => id).flatMap((group) =>
    group.slice(0, 1).map((belief) => ({ ...belief, count: group.length })),
  )
  return beliefs.sort((a, b) => b.count - a.count)
}

function readingOf(done: readonly Answered[], locale: Locale): SessionResult['reading'] {
  const missed = done.filter(isPlaced).filter(({ verdict }) => !verdict.correct)
  const pages = groupBy(missed, ({ item }) => item.concept.id).flatMap((group) =>
    group.slice(0, 1).map(({ item: { concept } }) => {
      const { title, summary } = concept.texts[locale]
      return { id: concept.id, title, summary, missed: group.length }
    }),
  )
  return pages.sort((a, b) => b.missed - a.missed)
}

function wrongSkillsOf(done: readonly Answered[]): string[] {
  const last = new Map(done.map(({ item, verdict }) => [item.skillId, verdict.correct]))
  return [...last].flatMap(([skillId, correct]) => (correct ? [] : [skillId]))
}
