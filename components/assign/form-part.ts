import type { AssignForm } from './form'
import type { Problems } from './problems'

/** What each part of the editor is given. */
export interface FormPartProps {
  form: AssignForm
  /** Of the class. */
  timeZone: string
  /** Words for what is wrong with a field. */
  errorOf(field: keyof Problems): string | undefined
  onChange(changes: Partial<AssignForm>): void
}
