import { loadDocs as installDocs } from '@/lib/kubectl/cmd/explain/type-docs'
import { checkManifest } from '@/lib/lab/manifest/check-manifest'
import { completeManifest } from '@/lib/lab/manifest/complete-manifest'
import { editableFiles, readEditable } from '@/lib/lab/manifest/editable-files'
import { type EditorAnswer, type EditorAsk, editorAsk } from '@/lib/lab/manifest/editor-protocol'
import { explainField } from '@/lib/lab/manifest/explain-field'
import { ManifestApi } from '@/lib/lab/manifest/manifest-api'
import { skeletons } from '@/lib/lab/manifest/skeletons'
import { TrialCluster } from '@/lib/lab/manifest/trial-cluster'
import { awaitWhole } from '@/lib/lab/rest'
import type { LabSession } from '@/lib/lab/session'
import { loadDocs } from '@/lib/shell/rest'

/** Gives `kubectl explain`'s part the documentation that it shares with us. */
async function awaitDocs(): Promise<void> {
  const docs = await loadDocs()
  installDocs({ docs: () => docs } as Parameters<typeof installDocs>[0]).next()
}

/** The namespace of the kubeconfig's context. */
const namespaceOf = (trial: TrialCluster): string =>
  trial.kubectl(['config', 'view', '--minify', '-o', 'jsonpath={..namespace}']).stdout.trim() || 'default'

/**
 * Answers the editor beside a terminal. The session stays as it is.
 * @throws LabError not-loaded; what is no ask throws as zod does
 */
export function answerEditor(session: LabSession, tty: number, ask: unknown): Promise<EditorAnswer> {
  const asked = editorAsk.parse(ask)
  return awaitWhole(async () => {
    if (asked.kind === 'complete-manifest' || asked.kind === 'explain-field') await awaitDocs()
    return answer(session, tty, asked)
  })
}

function answer(session: LabSession, tty: number, ask: EditorAsk): EditorAnswer {
  const terminal = session.terminal(tty)
  const trial = () => new TrialCluster(session.cluster, session.workplace, terminal)
  switch (ask.kind) {
    case 'files':
      return editableFiles(terminal)
    case 'read':
      return readEditable(terminal, ask.path)
    case 'check-manifest':
      return checkManifest(ask.text, ask.path, trial())
    case 'complete-manifest':
      return completeManifest(ask.text, ask.at, {
        api: new ManifestApi(session.workplace.cluster),
        namespace: namespaceOf(trial()),
        skeletons: () => skeletons(trial()),
      })
    case 'explain-field':
      return explainField(ask.text, ask.at, new ManifestApi(session.workplace.cluster))
  }
}
