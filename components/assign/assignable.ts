/** What an assignment can be made of, as the editor lists it. */
export interface AssignableSkill {
  id: string
  kind: 'FAMILY' | 'DRILL'
  title: string
  summary: string
  /** 1 to 5, ascending. */
  levels: number[]
  /** Of a drill. */
  minutes: number | null
  /** Null: of no domain. */
  domainId: string | null
  /** Written by an instructor of the class. */
  isOwn: boolean
}

export interface AssignableDomain {
  id: string
  name: string
}

/** What is asked for; '' and 0 ask for nothing. */
export interface AssignableFilter {
  text: string
  domain: string
  kind: AssignableSkill['kind'] | ''
  level: number
  own: boolean
}

export const anySkill: AssignableFilter = { text: '', domain: '', kind: '', level: 0, own: false }

/** Width and case do not matter: ＰＯＤ finds Pod. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** The skills that have all of what is asked for, in their order; those with a word in their title come first. */
export function filterAssignable(
  skills: readonly AssignableSkill[],
  filter: AssignableFilter,
): AssignableSkill[] {
  const words = plain(filter.text).split(/\s+/).filter(Boolean)
  const fitting = skills.filter((skill) => fits(skill, filter, words))
  if (words.length === 0) return fitting
  const named = (skill: AssignableSkill) => words.every((word) => plain(skill.title).includes(word))
  return [...fitting.filter(named), ...fitting.filter((skill) => !named(skill))]
}

function fits(
  skill: AssignableSkill,
  { domain, kind, level, own }: AssignableFilter,
  words: readonly string[],
): boolean {
  if (domain && skill.domainId !== domain) return false
  if (kind && skill.kind !== kind) return false
  if (level && !skill.levels.includes(level)) return false
  if (own && !skill.isOwn) return false
  const text = plain(`${skill.title}\n${skill.summary}\n${skill.id}`)
  return words.every((word) => text.includes(word))
}
