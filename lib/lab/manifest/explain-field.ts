import { typeText } from '@/lib/kubectl/cmd/explain/type-docs'
import type { AnswerTo } from '@/lib/lab/manifest/editor-protocol'
import type { ManifestApi } from '@/lib/lab/manifest/manifest-api'
import { documentAt } from '@/lib/lab/manifest/manifest-documents'
import { schemaAt } from '@/lib/lab/manifest/schema-walk'
import { YamlTree } from '@/lib/lab/manifest/yaml-tree'

/** Up to the first full stop that ends a sentence. */
export const firstSentence = (doc: string): string => /^[\s\S]*?[.!?](?=\s|$)/.exec(doc)?.[0] ?? doc

/** What `kubectl explain` says of the field whose name or value a place is in. */
export function explainField(text: string, at: number, api: ManifestApi): AnswerTo<'explain-field'> {
  const document = documentAt(text, at)
  const tree = new YamlTree(document.text)
  const place = at - document.from
  const found = [...tree.scalars()].find(({ from, to }) => from <= place && place <= to)
  const schema = found && schemaAt(api, tree, found.path)
  const { field, names = [], object } = schema ?? {}
  if (!found || !field || !object || names.at(-1) !== field.name) return { kind: 'explain-field' }
  return {
    kind: 'explain-field',
    field: {
      path: [api.singular(object.apiVersion, object.kind), ...names].join('.'),
      type: field.shown ?? typeText(field.type),
      required: field.required,
      doc: field.doc,
      enums: [...field.enums, ...(field.itemEnums ?? [])],
      from: document.from + found.from,
      to: document.from + found.to,
    },
  }
}
