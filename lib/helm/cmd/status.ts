import type { HelmCommand } from '@/lib/helm/cmd/command'
import { OUTPUT_FLAG, outputFormat, written } from '@/lib/helm/cmd/output'
import { releaseText } from '@/lib/helm/cmd/release-output'
import { buildObjects } from '@/lib/helm/kube/objects'
import { resourceTables } from '@/lib/helm/kube/resource-tables'
import { releaseJson } from '@/lib/helm/release/stored'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'

export const REVISION_FLAG: FlagSpec = {
  name: 'revision',
  type: 'int',
  usage: 'The revision; the last by default.',
}

export const status: HelmCommand = {
  use: 'status RELEASE_NAME',
  short: 'display the status of the named release',
  arity: { min: 1, max: 1 },
  flags: [OUTPUT_FLAG, REVISION_FLAG],
  run({ args, flags, action, out }) {
    const format = outputFormat(flags)
    const { cluster, store } = action()
    cluster.version()
    const release = store.get(args[0] ?? '', flags.number('revision'))
    const objects = buildObjects(cluster, release.manifest, false)
    const table = () => releaseText(release, { resources: resourceTables(cluster, objects) })
    out(written(format, releaseJson(release), table))
    return undefined
  },
}
