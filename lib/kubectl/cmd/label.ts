import { labelValue } from '@/lib/cluster/apimachinery/names'
import { defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import { quote } from '../go-format'
import { METADATA_FLAGS, type MetadataChange, runMetadataChange } from './metadata-change'

function parseLabels(pairs: string[]): MetadataChange {
  const set: Record<string, string> = {}
  const remove: string[] = []
  for (const pair of pairs) {
    const parts = pair.split('=')
    if (parts.length === 1) remove.push(pair.slice(0, -1))
    else if (parts.length > 2) throw new KubectlError(`invalid label spec: ${pair}`)
    else {
      const problems = labelValue(parts[1]!)
      if (problems.length > 0)
        throw new KubectlError(`invalid label value: ${quote(pair)}: ${problems.join(';')}`)
      set[parts[0]!] = parts[1]!
    }
  }
  if (remove.some((key) => key in set)) {
    throw new KubectlError('can not both modify and remove a label in the same command')
  }
  return { set, remove }
}

export const label = defineCommand({
  use: 'label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Update the labels on a resource',
  group: 'Settings Commands:',
  examples: `
    # Add a label
    kubectl label pod web tier=front

    # Change it
    kubectl label pod web tier=back --overwrite

    # Remove it
    kubectl label pod web tier-
  `,
  flags: METADATA_FLAGS('kubectl-label', 'labels'),
  run(context) {
    runMetadataChange(context, {
      field: 'labels',
      what: 'label',
      parse: parseLabels,
      message: (added, removed) =>
        added && removed ? 'modified' : added ? 'labeled' : removed ? 'unlabeled' : 'not labeled',
      overwriteError: (clashes) =>
        clashes.map(([key, value]) => `'${key}' already has a value (${value}), and --overwrite is false`),
      missing: (key) => `label ${quote(key)} not found.\n`,
    })
  },
})
