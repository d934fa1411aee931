import { choiceParams, type GradebookChoice } from '@/lib/classroom/gradebook/gradebook-view'

/** The gradebook of a class as it is chosen to be looked at. */
export function gradebookHref(classId: string, choice: GradebookChoice): string {
  const query = new URLSearchParams(choiceParams(choice)).toString()
  return `/classes/${classId}/gradebook${query && `?${query}`}`
}
