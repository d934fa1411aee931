import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { isEditedObject, saidOfEdit } from '@/lib/lab/manifest/edited-object'
import type { AnswerTo, ManifestProblem } from '@/lib/lab/manifest/editor-protocol'
import { isManifest } from '@/lib/lab/manifest/is-manifest'
import { localProblems } from '@/lib/lab/manifest/local-problems'
import { type ManifestDocument, manifestDocuments } from '@/lib/lab/manifest/manifest-documents'
import { problemPlace } from '@/lib/lab/manifest/problem-place'
import { type SaidProblem, saidProblems } from '@/lib/lab/manifest/said-problems'
import type { TrialCluster } from '@/lib/lab/manifest/trial-cluster'
import { YamlTree } from '@/lib/lab/manifest/yaml-tree'

/** More are not looked at: nobody edits so many at once. */
const MOST_DOCUMENTS = 100
const MOST_PROBLEMS = 200

type Checked = AnswerTo<'check-manifest'>

/** The error that stands in a text as YAML. */
function yamlProblem(text: string, path: string): SaidProblem | undefined {
  if (text.trimStart().startsWith('{')) return undefined
  try {
    decodeYaml(text)
    return undefined
  } catch (error) {
    return { severity: 'error', message: `error: error parsing ${path}: ${(error as Error).message}` }
  }
}

const REFUSED_CONNECTION = /^The connection to the server .* was refused/m

function checkDocument(
  document: ManifestDocument,
  path: string,
  trial: TrialCluster,
): { problems: SaidProblem[]; said: string } {
  const { text } = document
  const syntax = yamlProblem(text, path)
  if (syntax) return { problems: [syntax], said: `${syntax.message}\n` }
  const tree = new YamlTree(text)
  if (!isManifest(tree)) return { problems: [], said: '' }
  const edited = isEditedObject(path) ? saidOfEdit(text, tree, trial) : undefined
  if (edited) return { problems: saidProblems(edited.stderr), said: edited.stdout + edited.stderr }
  const { stdout, stderr } = trial.kubectl(['apply', '-f', path], { files: { [path]: text } })
  const unreachable = REFUSED_CONNECTION.test(stderr)
  const problems = unreachable ? localProblems(text) : saidProblems(stderr)
  return { problems, said: stdout + stderr }
}

function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

/**
 * What `kubectl apply -f` would say of each document of a text, one behind the other on a fork of the cluster, with the
 * place that it is about. A document that cannot be read does not hide the others, as it does from kubectl.
 */
export function checkManifest(text: string, path: string, trial: TrialCluster): Checked {
  const problems: ManifestProblem[] = []
  let said = ''
  for (const document of manifestDocuments(text).slice(0, MOST_DOCUMENTS)) {
    const checked = checkDocument(document, path, trial)
    said += checked.said
    const tree = new YamlTree(document.text)
    for (const { severity, message } of checked.problems) {
      const range = problemPlace(message, document.text, tree)
      const from = document.from + range.from
      problems.push({ severity, message, from, to: document.from + range.to, ...lineAndColumn(text, from) })
    }
  }
  return { kind: 'check-manifest', problems: problems.slice(0, MOST_PROBLEMS), said }
}
