import { parse } from 'yaml'
import { type Drill, drillDefinition } from '@/lib/drill/definition'
import { DraftError, within } from './draft-error'
import type { Folder } from './folder'

const { shape } = drillDefinition

/** drill.yaml before it is finished: no checks yet, no concepts. */
const partial = drillDefinition.extend({
  concepts: shape.concepts.element.array(),
  checks: shape.checks.element.array(),
})

const noTexts = { title: '', summary: '', task: '', checks: {}, solution: '' }

/** The drill as far as it is there: enough to start it, to type scripts, and to look at its checks. @throws DraftError */
export function partialDrill(id: string, files: Folder): Drill {
  const raw = within('drill.yaml', () => parse(files['drill.yaml'] ?? '') as unknown)
  const parsed = partial.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new DraftError(issue?.path.join('.') ?? 'drill.yaml', issue?.message ?? '')
  }
  const texts = { en: noTexts, ja: noTexts }
  return { ...parsed.data, id, texts, solution: files['solution.sh'] ?? '', wrong: {} }
}
