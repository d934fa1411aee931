import type { ConceptTexts } from '@/components/concept/concept-text'
import type { ActionResult } from '@/lib/errors/app-error'

/** The pages that may be read, in reading order. */
export interface DocsDomain {
  id: string
  name: string
  concepts: { id: string; title: string }[]
}

/** A page as it is read beside the terminal. */
export interface DocsPage extends Pick<ConceptTexts, 'body' | 'diagrams' | 'terms'> {
  id: string
  title: string
  summary: string
}

export type ReadPage = (slug: string) => Promise<ActionResult<DocsPage>>

/** Where a link of a page leads: to another page, to a place in this one, or out. */
export type Destination =
  | { kind: 'page'; slug: string; anchor: string }
  | { kind: 'anchor'; anchor: string }
  | { kind: 'outside'; href: string }

/** @param href as the browser resolves it @param here the address of the exam */
export function destinationOf(href: string, here: string): Destination {
  const url = new URL(href, here)
  const page = /^\/(?:en|ja)\/concepts\/([a-z0-9-]+)$/.exec(url.pathname)
  const own = new URL(here)
  if (url.origin === own.origin && page?.[1])
    return { kind: 'page', slug: page[1], anchor: decodeURIComponent(url.hash.slice(1)) }
  if (url.origin === own.origin && url.pathname === own.pathname)
    return { kind: 'anchor', anchor: decodeURIComponent(url.hash.slice(1)) }
  return { kind: 'outside', href: url.href }
}
