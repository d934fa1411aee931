import { answerEditor } from '@/lib/lab/manifest/answer-editor'
import type { AnswerTo, EditorAsk } from '@/lib/lab/manifest/editor-protocol'
import { LabSession } from '@/lib/lab/session'
import { loadRest } from '@/lib/shell/rest'

const BOATS = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: boats.sea.example.com}
spec:
  group: sea.example.com
  names: {kind: Boat, plural: boats, singular: boat}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [masts]
              properties:
                masts: {type: integer, minimum: 1, description: How many masts it has. They are tall.}
                rig: {type: string, enum: [sloop, ketch]}
                flags: {type: array, items: {type: string, enum: [red, blue]}}
`

/** For tests of the editor: a quiet session whose cluster knows boats, after some commands. */
export async function openBoatSession(
  commands: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<LabSession> {
  await loadRest()
  const scenario = { files: { 'boats.yaml': BOATS, ...files } }
  const session = await LabSession.open({ scenario, seed: 5 })
  for (const text of ['kubectl apply -f boats.yaml', ...commands]) await session.act({ kind: 'line', text })
  await session.act({ kind: 'settle' })
  return session
}

/** What the editor beside the first terminal is answered. */
export const askEditor = async <A extends EditorAsk>(session: LabSession, ask: A) =>
  (await answerEditor(session, 0, ask)) as AnswerTo<A['kind']>

/** A text and the place in it where `|` stands. */
export function atMark(marked: string): { text: string; at: number } {
  const at = marked.indexOf('|')
  return { text: marked.slice(0, at) + marked.slice(at + 1), at }
}
