import '../server-only'
import type { CardState } from '@/lib/srs/card'
import { daysBetween } from '@/lib/srs/days-between'
import type { PlanInput } from '@/lib/srs/plan'
import type { PlanSkill } from '@/lib/srs/planned-skill'
import { db } from '../db'
import { dayStart } from '../practice/day'
import type { Learner } from './learner'
import { localTime } from './local-time'
import { isStanding, isWanted, PLACE, PLACED, type PlacedRow } from './queue-sql'
import { reviewPace } from './review-pace'

/** What reading a page takes, in seconds. */
const READING = 300
/** Of a domain's points: the exam is made of tasks, and a drill is one, a question only a part of knowing how. */
const DRILLS = 0.75
/** A question takes so much longer the first time. */
const FIRST = 1.5

export interface PlanFacts {
  input: PlanInput
  /** By id. */
  skills: ReadonlyMap<string, PlanPlace>
}

/** What else is known of a skill of the plan. */
export interface PlanPlace {
  kind: 'FAMILY' | 'DRILL'
  page: string
  domain: string
  isRead: boolean
  minutes: number
}

type Today = Learner & { at: Date }

/** Whole days from a learner's today to a day of theirs. */
export const daysUntil = (day: string, { at, owner }: Pick<Today, 'at' | 'owner'>): number =>
  daysBetween(localTime(at, owner.timeZone).day, day)

/**
 * Everything that a plan to the exam stands on; without a day of the exam nothing is planned. The weight of a domain is
 * shared by its drills, which have three quarters, and its questions, and among them evenly. A domain that the exam does not weigh is studied as far as the others build on it.
 */
export async function readPlanInput(learner: Today, examOn: string | null): Promise<PlanFacts> {
  const { owner, settings, at } = learner
  const today = dayStart(at, owner.timeZone)
  const [rows, pages, weights, done, paceMs] = await Promise.all([
    readSkills(owner.id, at),
    readPages(owner.id),
    readWeights(),
    readDone(owner.id, today),
    reviewPace(owner.id),
  ])
  const skills = rows.flatMap((row): Row[] => (row.page && pages.has(row.page) ? [row] : []))
  const count = countBy(skills, ({ domain, kind }) => `${domain}/${kind}`)
  const onPage = countBy(skills, ({ page, kind }) => `${page}/${kind}`)
  const familiesOf = groupBy(
    skills.filter(({ kind }) => kind === 'FAMILY'),
    ({ page }) => page ?? '',
  )
  const planned = skills.map((row): PlanSkill => {
    const { id, kind, page, domain, minutes, state } = row
    const reading = pages.get(page ?? '')?.isRead ? 0 : READING / (onPage.get(`${page}/FAMILY`) ?? 1)
    const review = kind === 'DRILL' ? (minutes ?? 5) * 60 : paceMs / 1000
    return {
      id,
      group: domain ?? '',
      weight: ((weights.get(domain ?? '') ?? 0) * share(kind)) / (count.get(`${domain}/${kind}`) ?? 1),
      seconds: { first: kind === 'DRILL' ? review : review * FIRST + reading, review },
      ...(state ? { card: state } : {}),
      prerequisites: before(row, pages, familiesOf),
    }
  })
  return {
    input: {
      today: localTime(at, owner.timeZone).day,
      dayStart: today.getTime(),
      daysToExam: examOn === null ? 0 : Math.max(0, daysUntil(examOn, learner)),
      minutesPerDay: settings.minutesPerDay,
      dayLoads: settings.dayLoads,
      newPerDay: settings.newPerDay,
      skills: planned,
      parameters: owner.memoryParameters,
      done,
    },
    skills: new Map(
      skills.map(({ id, kind, page, domain, minutes }) => [
        id,
        {
          ...{ kind, page: page ?? '', domain: domain ?? '' },
          isRead: pages.get(page ?? '')?.isRead ?? false,
          minutes: minutes ?? 0,
        },
      ]),
    ),
  }
}

/** After the questions of the pages that its page builds on; a drill after those of its own page as well. */
function before(
  { kind, page }: Row,
  pages: Awaited<ReturnType<typeof readPages>>,
  familiesOf: Map<string, Row[]>,
): string[] {
  const own = page ?? ''
  const under = [...(kind === 'DRILL' ? [own] : []), ...(pages.get(own)?.prerequisites ?? [])]
  return under.flatMap((one) => familiesOf.get(one) ?? []).map(({ id }) => id)
}

const share = (kind: Row['kind']) => (kind === 'DRILL' ? DRILLS : 1 - DRILLS)

type Row = PlacedRow<{ kind: 'FAMILY' | 'DRILL'; minutes: number | null; state: CardState | null }>

const readSkills = (userId: string, at: Date) => db().$queryRaw<Row[]>`
  SELECT ${PLACED}, s."kind"::text, (v."data"->>'minutes')::float AS "minutes", c."state"
  FROM "Skill" s ${PLACE} LEFT JOIN "Card" c ON c."userId" = ${userId}::uuid AND c."skillId" = s."id"
  WHERE s."currentVersionId" IS NOT NULL AND ${isWanted(userId, at)} ORDER BY s."position", s."id"`

async function readPages(userId: string) {
  const concepts = await db().concept.findMany({
    where: { currentVersionId: { not: null } },
    select: {
      id: true,
      currentVersion: { select: { prerequisites: true } },
      reads: { where: { userId }, select: { readAt: true } },
    },
  })
  return new Map(
    concepts.map(({ id, currentVersion, reads }) => [
      id,
      { prerequisites: currentVersion?.prerequisites ?? [], isRead: reads.length > 0 },
    ]),
  )
}

async function readWeights(): Promise<Map<string, number>> {
  const domains = await db().domain.findMany({ select: { id: true, weight: true } })
  return new Map(domains.map(({ id, weight }) => [id, weight]))
}

/** What was done today already. */
async function readDone(userId: string, since: Date): Promise<{ minutes: number; begun: number }> {
  const [row] = await db().$queryRaw<{ minutes: number; begun: number }[]>`
    SELECT (coalesce(sum(r."durationMs"), 0) / 60000.0)::float AS "minutes",
      (count(*) FILTER (WHERE r."stateBefore" IS NULL))::int AS "begun"
    FROM "Review" r WHERE r."userId" = ${userId}::uuid AND r."reviewedAt" >= ${since} AND ${isStanding}`
  return row ?? { minutes: 0, begun: 0 }
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const countBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, number> =>
  new Map([...groupBy(items, key)].map(([name, { length }]) => [name, length]))
