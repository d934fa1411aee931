/** A gradebook as files that other systems take. */
import { countedScoreOf, type Gradebook, type GradebookLearner, type MissingAs, meanScore } from './gradebook'

export const GRADEBOOK_FORMATS = ['full', 'moodle', 'canvas'] as const
export type GradebookFormat = (typeof GRADEBOOK_FORMATS)[number]

/** All scores are of this many points. */
const POINTS = '100'

const percent = (score: number | null) => (score === null ? '' : (score * 100).toFixed(2))

const scores = ({ cells }: GradebookLearner, missingAs: MissingAs) =>
  cells.map((cell) => percent(countedScoreOf(cell, missingAs)))

/** Two columns of one name are one to whoever reads the file. */
function distinct(titles: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return titles.map((title) => {
    const times = (seen.get(title) ?? 0) + 1
    seen.set(title, times)
    return times === 1 ? title : `${title} #${times}`
  })
}

const titlesOf = ({ assignments }: Gradebook) => distinct(assignments.map(({ title }) => title))

/** All that is known: scores in percent, times as ISO 8601. */
function full(book: Gradebook, missingAs: MissingAs): string[][] {
  const columns = titlesOf(book).flatMap((title) => [title, `${title}: state`, `${title}: handed_in_at`])
  const rows = book.learners.map((learner) => [
    ...[learner.name, learner.externalId ?? '', learner.email ?? ''],
    percent(meanScore(learner.cells, missingAs)),
    ...learner.cells.flatMap((cell) => [
      ...[percent(countedScoreOf(cell, missingAs)), cell.state, cell.handedInAt?.toISOString() ?? ''],
    ]),
  ])
  return [['name', 'external_id', 'email', 'mean', ...columns], ...rows]
}

/**
 * For Moodle's grade import: a user is found by `ID number` or `Email address`, and each other column is mapped to a
 * grade item, or to a new one of 100 points. No feedback columns: one that is empty would take feedback away.
 */
function moodle(book: Gradebook, missingAs: MissingAs): string[][] {
  const rows = book.learners.map((learner) => [
    ...[learner.name, learner.externalId ?? '', learner.email ?? '', ...scores(learner, missingAs)],
  ])
  return [['Full name', 'ID number', 'Email address', ...titlesOf(book)], ...rows]
}

/** Canvas would take a number in brackets at the end for the id of one of its assignments, and words for its totals. */
function canvasTitle(title: string): string {
  const named = title.replace(/\((\d+)\)\s*$/, '[$1]')
  const isTotal = /(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)/.test(named)
  return isTotal ? named.replaceAll(/ (Score|Points|Grade|Status)/g, '-$1') : named
}

/**
 * For Canvas' gradebook import: the columns of its own export, whose `ID` is Canvas' and stays empty, so that learners
 * are found by their SIS IDs; then what each assignment is out of.
 */
function canvas(book: Gradebook, missingAs: MissingAs): string[][] {
  const titles = distinct(book.assignments.map(({ title }) => canvasTitle(title)))
  const head = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section']
  const rows = book.learners.map((learner) => [
    ...[learner.name, '', learner.externalId ?? '', learner.email ?? '', book.className],
    ...scores(learner, missingAs),
  ])
  return [[...head, ...titles], ['Points Possible', '', '', '', '', ...titles.map(() => POINTS)], ...rows]
}

const builders = { full, moodle, canvas }

export function gradebookRows(format: GradebookFormat, book: Gradebook, missingAs: MissingAs): string[][] {
  return builders[format](book, missingAs)
}
