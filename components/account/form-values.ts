import type { FormEvent } from 'react'

/** The text fields of a submitted form by name; the browser does not send it itself. */
export function formValues<Name extends string>(event: FormEvent<HTMLFormElement>): Record<Name, string> {
  event.preventDefault()
  return Object.fromEntries(new FormData(event.currentTarget)) as Record<Name, string>
}
