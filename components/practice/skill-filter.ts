import type { Standing } from '@/lib/srs/standing'

export const practiceKinds = ['all', 'families', 'drills'] as const
export type PracticeKind = (typeof practiceKinds)[number]

/** A question family or a drill as it is listed. */
export interface ListedSkill {
  id: string
  kind: 'FAMILY' | 'DRILL'
  title: string
  summary: string
  /** The pages that it is about, the main one first. */
  concepts: { id: string; title: string }[]
  domain: string
  competency: string | null
  /** 1 to 5, ascending. */
  levels: number[]
  /** Of a drill. */
  minutes?: number
  standing: Standing
  due: Date | null
  /** Of a drill: 0..1, null when never graded. */
  bestScore: number | null
}

export interface ListedDomain {
  id: string
  name: string
  /** Percent of the exam; 0 outside of it. */
  weight: number
  competencies: { id: string; name: string }[]
}

/** What is asked for; '' and 0 ask for nothing. */
export interface SkillFilter {
  text: string
  kind: PracticeKind
  level: number
  standing: Standing | ''
  /** Only what is about this page. */
  concept: string
}

export const noFilter: SkillFilter = { text: '', kind: 'all', level: 0, standing: '', concept: '' }

export function isFiltered(filter: SkillFilter): boolean {
  return filterQuery(filter).size > 0
}

/** The filter as it stands in the address. */
export function filterQuery({ text, kind, level, standing, concept }: SkillFilter): URLSearchParams {
  return new URLSearchParams([
    ...(text ? [['q', text]] : []),
    ...(kind !== 'all' ? [['type', kind]] : []),
    ...(level ? [['level', String(level)]] : []),
    ...(standing ? [['state', standing]] : []),
    ...(concept ? [['concept', concept]] : []),
  ])
}

/** Reads what `filterQuery` wrote; what makes no sense is left out. */
export function parseFilter(query: Record<string, string | string[] | undefined>): SkillFilter {
  const one = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value.slice(0, 100) : ''
  }
  const level = Number(one('level'))
  const standing = one('state')
  return {
    text: one('q'),
    kind: practiceKinds.find((kind) => kind === one('type')) ?? 'all',
    level: [1, 2, 3, 4, 5].includes(level) ? level : 0,
    standing: isStanding(standing) ? standing : '',
    concept: one('concept'),
  }
}

const isStanding = (value: string): value is Standing =>
  ['new', 'due', 'learning', 'mastered'].includes(value)

/** Width and case do not matter: ＰＯＤ finds Pod. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase()

function fits(skill: ListedSkill, filter: SkillFilter, words: readonly string[]): boolean {
  const { kind, level, standing, concept } = filter
  if (kind !== 'all' && skill.kind !== (kind === 'drills' ? 'DRILL' : 'FAMILY')) return false
  if (level && !skill.levels.includes(level)) return false
  if (standing && skill.standing !== standing) return false
  if (concept && !skill.concepts.some(({ id }) => id === concept)) return false
  const text = plain([skill.title, skill.summary, ...skill.concepts.map(({ title }) => title)].join('\n'))
  return words.every((word) => text.includes(word))
}

/** The skills that have all of what is asked for, in their order. */
export function filterSkills(skills: readonly ListedSkill[], filter: SkillFilter): ListedSkill[] {
  const words = plain(filter.text).split(/\s+/).filter(Boolean)
  return skills.filter((skill) => fits(skill, filter, words))
}

export interface SkillGroup {
  /** Null: of the domain, but of none of its competencies. */
  competency: { id: string; name: string } | null
  skills: ListedSkill[]
}

export interface DomainGroup {
  domain: ListedDomain
  skills: ListedSkill[]
  groups: SkillGroup[]
}

/** Skills by domain and competency, in the curriculum's order; what has none is left out. */
export function groupSkills(domains: readonly ListedDomain[], skills: readonly ListedSkill[]): DomainGroup[] {
  return domains.flatMap((domain) => {
    const own = skills.filter((skill) => skill.domain === domain.id)
    const groups = [...domain.competencies, null].map((competency) => ({
      competency,
      skills: own.filter((skill) => skill.competency === (competency?.id ?? null)),
    }))
    const filled = groups.filter((group) => group.skills.length > 0)
    return own.length > 0 ? [{ domain, skills: own, groups: filled }] : []
  })
}
