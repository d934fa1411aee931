import '../server-only'
import type { ContentVersion, SkillKind } from '@/lib/generated/prisma/client'
import type { CardState } from '@/lib/srs/card'
import type { Actor } from '../actor'
import { db } from '../db'
import { cardState } from './refold-card'

/** What the seed keeps of a version beside its texts. */
interface SkillData {
  /** The main one first. */
  concepts: string[]
  /** Of a family. */
  levels?: number[]
  /** Of a drill. */
  level?: number
  minutes?: number
}

export interface ListedSkill extends Pick<SkillData, 'minutes'> {
  id: string
  kind: SkillKind
  version: Pick<ContentVersion, 'texts'>
  concepts: string[]
  /** 1 to 5, ascending. */
  levels: number[]
  /** Mine; undefined while it is new to me. */
  card: CardState | undefined
}

/** The published skills in reading order, with how far I am with each; two queries, however many there are. */
export async function listSkills(actor: Actor, kind?: SkillKind): Promise<ListedSkill[]> {
  const [skills, cards] = await Promise.all([
    db().skill.findMany({
      where: { ...(kind ? { kind } : {}), retiredAt: null, currentVersionId: { not: null } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, kind: true, currentVersion: { select: { texts: true, data: true } } },
    }),
    'userId' in actor
      ? db().card.findMany({ where: { userId: actor.userId }, select: { skillId: true, state: true } })
      : [],
  ])
  const stateOf = new Map(cards.map((card) => [card.skillId, cardState(card)]))
  return skills.flatMap(({ id, kind, currentVersion }) => {
    if (!currentVersion) return []
    const { concepts, levels, level, minutes } = currentVersion.data as unknown as SkillData
    return {
      ...{ id, kind, concepts, card: stateOf.get(id), version: currentVersion },
      levels: levels ?? (level === undefined ? [] : [level]),
      ...(minutes === undefined ? {} : { minutes }),
    }
  })
}
