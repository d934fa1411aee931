import { createContext } from 'react'

/** The id of the option, or reason, that a hint has struck out. */
export const StruckOption = createContext<string | undefined>(undefined)

/** Whether a response, finished or not, takes an option. */
export function takesOption(response: unknown, id: string): boolean {
  if (typeof response !== 'object' || response === null) return false
  const { option, reason, options } = response as { option?: string; reason?: string; options?: string[] }
  return option === id || reason === id || options?.includes(id) === true
}
