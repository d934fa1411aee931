import { ActFilter } from './act-filter'
import { ActList, type ShownAct } from './act-list'
import { NextPage } from './next-page'

export interface ActLogProps {
  /** Of the page. */
  href: string
  acts: ShownAct[]
  /** Of acts that there are to choose; left out: every kind that has words. */
  kinds?: readonly string[]
  /** What the address narrows it to. */
  query: { person?: string; kind?: string }
  /** Whether this is not the first page. */
  later: boolean
  /** Where the next page begins. */
  next: string | null
  timeZone: string
  /** In the log of the whole site. */
  withClass?: boolean
}

/** A log of acts with ways to narrow it, page by page. */
export function ActLog({ href, acts, kinds, query, later, next, ...shown }: ActLogProps) {
  return (
    <>
      <ActFilter href={href} kinds={kinds} action={query.kind} person={query.person} />
      <ActList acts={acts} href={href} {...shown} />
      <NextPage href={href} query={{ ...query }} name="before" later={later} next={next} />
    </>
  )
}
