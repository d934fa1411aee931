import type { PlannedSkill } from './planned-skill'

/** Points of recall on the day of the exam, 0..1, below which nobody's time is asked for. */
const WORTH_ASKING = 0.02

/** Something that may be studied, and why so early in the list. */
interface Ranked {
  planned: PlannedSkill
  /** Weighted recall per second, urgent things counting more. */
  worth: number
}

/** In which order a day's time is given to skills. */
export class PlanOrder {
  /** By id: all that comes before a skill and itself, what comes first at the front. */
  private readonly chains: ReadonlyMap<string, readonly PlannedSkill[]>

  constructor(private readonly skills: readonly PlannedSkill[]) {
    this.chains = chainsOf(skills)
  }

  /** All that is worth studying on a day, the best first; a prerequisite is never behind what needs it. */
  of(day: number): PlannedSkill[] {
    const ranked = [...this.reviews(day), ...this.firsts(day)]
    return ranked.sort((a, b) => b.worth - a.worth).map(({ planned }) => planned)
  }

  /** Skills that have to be known before this one and are not. */
  missing({ skill }: PlannedSkill): PlannedSkill[] {
    return (this.chains.get(skill.id) ?? []).filter((one) => !one.isKnown && one.skill !== skill)
  }

  private reviews(day: number): Ranked[] {
    return this.skills.flatMap((planned) => {
      if (!planned.isKnown || planned.skill.weight <= 0 || planned.wasStudied(day)) return []
      const gain = planned.gain(day)
      if (gain < WORTH_ASKING) return []
      return [{ planned, worth: (planned.skill.weight * gain * planned.urgency(gain)) / planned.seconds }]
    })
  }

  /** What is new is worth what it brings together with all that has to be studied before it. */
  private firsts(day: number): Ranked[] {
    const brings = new Map<PlannedSkill, number>()
    for (const planned of this.skills) {
      if (planned.isKnown) continue
      const gain = planned.gain(day)
      brings.set(planned, planned.skill.weight * gain * planned.urgency(gain))
    }
    const worth = new Map<PlannedSkill, number>()
    for (const planned of brings.keys()) {
      const chain = (this.chains.get(planned.skill.id) ?? []).filter((one) => !one.isKnown)
      const sum = chain.reduce((total, one) => total + (brings.get(one) ?? 0), 0)
      const own = sum / chain.reduce((total, one) => total + one.seconds, 0)
      for (const one of chain) worth.set(one, Math.max(own, worth.get(one) ?? 0))
    }
    const length = ({ skill }: PlannedSkill) => this.chains.get(skill.id)?.length ?? 0
    return [...brings.keys()]
      .sort((a, b) => length(a) - length(b))
      .map((planned) => ({ planned, worth: worth.get(planned) ?? 0 }))
      .filter(({ worth: value }) => value > 0)
  }
}

function chainsOf(skills: readonly PlannedSkill[]): Map<string, PlannedSkill[]> {
  const byId = new Map(skills.map((planned) => [planned.skill.id, planned]))
  const chains = new Map<string, PlannedSkill[]>()
  const visit = (planned: PlannedSkill, path: readonly string[]): readonly PlannedSkill[] => {
    const { id, prerequisites = [] } = planned.skill
    const known = chains.get(id)
    if (known) return known
    if (path.includes(id)) throw new Error(`skills come before each other: ${[...path, id].join(' → ')}`)
    const before = prerequisites.flatMap((other) => byId.get(other) ?? [])
    const chain = new Set(before.flatMap((other) => visit(other, [...path, id])))
    chains.set(id, [...chain.add(planned)])
    return chains.get(id) ?? []
  }
  for (const planned of skills) visit(planned, [])
  return chains
}
