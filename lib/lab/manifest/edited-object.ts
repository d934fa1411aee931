import type { TrialCluster, TrialOutput } from '@/lib/lab/manifest/trial-cluster'
import type { YamlTree } from '@/lib/lab/manifest/yaml-tree'

const EDIT_FILE = /^\/tmp\/kubectl-edit-\d+\.(?:yaml|json)$/
const REASON = /^# \* (.+)$/gm

/** Whether a file is that of a `kubectl edit`. */
export const isEditedObject = (path: string): boolean => EDIT_FILE.test(path)

/**
 * What `kubectl edit` would say of its file: it is run with an editor that leaves this text. When it would open the
 * editor again, the reasons that it writes above the document are what is wrong. Undefined for a list of objects.
 */
export function saidOfEdit(text: string, tree: YamlTree, trial: TrialCluster): TrialOutput | undefined {
  const [apiVersion, kind, name, namespace] = [
    ['apiVersion'],
    ['kind'],
    ['metadata', 'name'],
    ['metadata', 'namespace'],
  ].map((path) => tree.value(path))
  if (typeof kind !== 'string' || typeof name !== 'string' || kind === 'List') return undefined
  const group = String(apiVersion ?? '').split('/')
  const type = group.length > 1 ? `${kind}.${group[1]}.${group[0]}` : kind
  let reasons = ''
  let opened = 0
  const output = trial.kubectl(
    ['edit', `${type}/${name}`, ...(typeof namespace === 'string' ? ['-n', namespace] : [])],
    {
      runEditor(path) {
        opened += 1
        if (opened > 1) {
          reasons = [...(trial.fileWritten(path) ?? '').matchAll(REASON)]
            .map(([, one]) => `${one}\n`)
            .join('')
          return false
        }
        trial.write(path, text)
        return true
      },
    },
  )
  return opened > 1 ? { ...output, stderr: reasons } : output
}
