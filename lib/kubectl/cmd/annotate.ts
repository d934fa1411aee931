import { defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import { METADATA_FLAGS, type MetadataChange, runMetadataChange } from './metadata-change'

function parseAnnotations(pairs: string[]): MetadataChange {
  const set: Record<string, string> = {}
  const remove: string[] = []
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals < 0) remove.push(pair.slice(0, -1))
    else set[pair.slice(0, equals)] = pair.slice(equals + 1)
  }
  const both = remove.filter((key) => key in set)
  if (both.length > 0) {
    throw new KubectlError(
      `can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`,
    )
  }
  return { set, remove }
}

export const annotate = defineCommand({
  use: 'annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Update the annotations on a resource',
  group: 'Settings Commands:',
  examples: `
    # Say why
    kubectl annotate deployment shop kubernetes.io/change-cause='new image'

    # Remove it
    kubectl annotate deployment shop kubernetes.io/change-cause-
  `,
  flags: METADATA_FLAGS('kubectl-annotate', 'annotations'),
  run(context) {
    runMetadataChange(context, {
      field: 'annotations',
      what: 'annotation',
      alwaysFree: ['kubernetes.io/change-cause'],
      parse: parseAnnotations,
      message: () => 'annotated',
      overwriteError: (clashes) => [
        `--overwrite is false but found the following declared annotation(s): ${clashes
          .map(([key, value]) => `'${key}' already has a value (${value})`)
          .join('; ')}`,
      ],
    })
  },
})
