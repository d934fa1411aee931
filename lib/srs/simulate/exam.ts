import type { Random } from '../random'
import type { Learner } from './learner'
import { examDomains, type WorldSkill } from './world'

/** Of the real exam. */
export const EXAM = { tasks: 17, passMark: 0.66 } as const

/** Points of a task for each of the skills that it asks for, the main one first. */
const PARTS = [0.5, 0.25, 0.25]

/** Exams that draw their tasks from a world, sat with somebody's true memory. */
export class SimulatedExam {
  private readonly domains: readonly { share: number; skills: WorldSkill[]; upTo: number[] }[]

  constructor(world: readonly WorldSkill[]) {
    this.domains = examDomains.map(({ id, weight }) => {
      const skills = world.filter(({ domain }) => domain === id)
      let sum = 0
      return { share: weight / 100, skills, upTo: skills.map((skill) => (sum += skill.weight)) }
    })
  }

  /** Score of one exam, 0..1. `recall`: true, by skill. */
  sit(learner: Learner, recall: ReadonlyMap<string, number>, random: Random): number {
    return this.domains.reduce((total, { share, skills, upTo }) => {
      const tasks = Math.max(1, Math.round(EXAM.tasks * share))
      let points = 0
      for (let task = 0; task < tasks; task++)
        for (const part of PARTS)
          if (this.isRight(learner, pick(skills, upTo, random), recall, random)) points += part
      return total + (share * points) / tasks
    }, 0)
  }

  private isRight(
    { traits }: Learner,
    skill: WorldSkill,
    recall: ReadonlyMap<string, number>,
    random: Random,
  ): boolean {
    const recalled = random.next() < (recall.get(skill.id) ?? 0)
    return random.next() < (recalled ? 1 - traits.slip : traits.guess.drill)
  }
}

/** By weight: skills up to the first whose running sum is above a drawn one. */
function pick(skills: readonly WorldSkill[], upTo: readonly number[], random: Random): WorldSkill {
  const drawn = random.next() * (upTo.at(-1) ?? 0)
  return skills[upTo.findIndex((sum) => sum > drawn)]!
}
