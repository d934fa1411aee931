import type { ShownOption } from '@/lib/quiz/render'
import { Code, InlineProse } from './prose'

/** What an option says. */
export function OptionLabel({ option: { code, text } }: { option: ShownOption }) {
  return code ? <Code text={text} /> : <InlineProse text={text} />
}
