import type { ContentFiles } from '../content'
import { scaffoldConcept } from './concept'
import { scaffoldDrill } from './drill'
import { scaffoldQuestion } from './question'

/** What can be begun, and where it lives below content/. */
export const scaffolds: Readonly<Record<string, { folder: string; files: (slug: string) => ContentFiles }>> =
  {
    question: { folder: 'questions', files: scaffoldQuestion },
    drill: { folder: 'drills', files: scaffoldDrill },
    concept: { folder: 'concepts', files: scaffoldConcept },
  }

/**
 * The files of a new folder, by their path below content/: they pass the gate but for the placeholders left in
 * them, which the gate names.
 * @throws on an unknown sort and on a name that is not kebab-case
 */
export function scaffold(sort: string, slug: string): ContentFiles {
  const found = scaffolds[sort]
  if (!found) throw new Error(`"${sort}" is none of ${Object.keys(scaffolds).join(', ')}`)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new Error(`"${slug}" is not kebab-case`)
  const files = Object.entries(found.files(slug))
  return Object.fromEntries(files.map(([file, text]) => [`${found.folder}/${slug}/${file}`, text]))
}
