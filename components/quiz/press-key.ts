import { kindDefinitions } from '@/lib/quiz/kinds'
import type { KindKeys } from '@/lib/quiz/kinds/kind'
import type { PublicVariant } from '@/lib/quiz/render'
import type { QuestionKind } from '@/lib/quiz/variant'

/** Where what is typed stays: digits and Backspace are the field's own there. */
export const FIELDS = 'textarea, select, input:not([type=radio], [type=checkbox])'

/** Where all keys mean something else: dialogs, and the terminal below an answer. */
export const OWN_KEYS = '[role=dialog], [data-own-keys]'

/** Where Enter begins a new line. A field for a single line only wraps it. */
export function isLongField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.dataset.oneLine === undefined
}

/** What a key makes of a response; undefined when it means nothing to this kind. */
export function pressKey(
  { kind, body }: Pick<PublicVariant, 'kind' | 'body'>,
  value: unknown,
  key: string,
): { value: unknown } | undefined {
  const keys = kindDefinitions[kind].keys as KindKeys<QuestionKind>
  return keys.press?.(body, value as never, key)
}
