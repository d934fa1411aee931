import type { CardState } from '../card'

/** The skills that were forgotten most often, the more difficult first among equals; none that was never forgotten. */
export function hardest<Skill extends { id: string; card: CardState | undefined }>(
  skills: readonly Skill[],
  most: number,
): (Skill & { card: CardState })[] {
  return skills
    .flatMap((skill) => (skill.card && skill.card.lapses > 0 ? [{ ...skill, card: skill.card }] : []))
    .sort(
      (a, b) =>
        b.card.lapses - a.card.lapses || b.card.difficulty - a.card.difficulty || (a.id < b.id ? -1 : 1),
    )
    .slice(0, most)
}
