import { countedScoreOf, type Gradebook, type GradebookLearner, type MissingAs, meanScore } from './gradebook'

/** How a gradebook is looked at; all of it stands in the address. */
export interface GradebookChoice {
  /** `name`, `number`, `mean`, or the id of an assignment. */
  sort: string
  descending: boolean
  /** Part of a name, an address or a number. */
  find: string
  /** Those only who have missed something. */
  missed: boolean
  missingAs: MissingAs
}

const LONGEST = 100

type Search = Record<string, string | string[] | undefined>

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '')

export function readChoice(search: Search): GradebookChoice {
  const sort = text(search.sort)
  return {
    ...{ sort: sort.replace(/^-/, '') || 'name', descending: sort.startsWith('-') },
    ...{ find: text(search.find).slice(0, LONGEST), missed: search.missed === '1' },
    missingAs: search.missing === 'zero' ? 'zero' : 'blank',
  }
}

/** The same as parameters of an address; what is as usual is left out. */
export function choiceParams({ sort, descending, find, missed, missingAs }: GradebookChoice) {
  return {
    ...(sort === 'name' && !descending ? {} : { sort: `${descending ? '-' : ''}${sort}` }),
    ...(find ? { find } : {}),
    ...(missed ? { missed: '1' } : {}),
    ...(missingAs === 'zero' ? { missing: 'zero' } : {}),
  }
}

/** The learners that are asked for, in the order that is. */
export function chosenLearners(book: Gradebook, choice: GradebookChoice, locale: string): GradebookLearner[] {
  const found = book.learners.filter((learner) => isFound(learner, choice))
  return sorted(found, book, choice, locale)
}

function isFound({ name, email, externalId, cells }: GradebookLearner, { find, missed }: GradebookChoice) {
  const wanted = find.toLocaleLowerCase()
  const fits = [name, email, externalId].some((one) => one?.toLocaleLowerCase().includes(wanted))
  return (fits || wanted === '') && (!missed || cells.some(({ state }) => state === 'missing'))
}

/** Whoever has nothing to be sorted by comes last, whichever way. */
function sorted(
  learners: readonly GradebookLearner[],
  { assignments }: Gradebook,
  { sort, descending, missingAs }: GradebookChoice,
  locale: string,
): GradebookLearner[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const at = assignments.findIndex(({ id }) => id === sort)
  const keyOf = ({ name, externalId, cells }: GradebookLearner): string | number | null => {
    if (sort === 'number') return externalId
    if (sort === 'mean') return meanScore(cells, missingAs)
    const cell = cells[at]
    return cell ? countedScoreOf(cell, missingAs) : name
  }
  const way = descending ? -1 : 1
  return [...learners].sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null) || compare(a.name, b.name)
    const order = typeof x === 'number' ? x - Number(y) : compare(x, String(y))
    return order * way || compare(a.name, b.name)
  })
}
