import { chartLabel } from '@/lib/helm/chart/chart'
import type { HelmCommand } from '@/lib/helm/cmd/command'
import { OUTPUT_FLAG, outputFormat, tableText, written } from '@/lib/helm/cmd/output'
import { ansic, rfc3339 } from '@/lib/helm/release/times'

export const history: HelmCommand = {
  use: 'history RELEASE_NAME',
  short: 'fetch release history',
  aliases: ['hist'],
  arity: { min: 1, max: 1 },
  flags: [OUTPUT_FLAG, { name: 'max', type: 'int', default: '256', usage: 'How many revisions at most.' }],
  run({ args, flags, action, out }) {
    const format = outputFormat(flags)
    const { cluster, store } = action()
    cluster.version()
    const releases = store.history(args[0] ?? '').slice(-flags.number('max'))
    const json = releases.map((one) => ({
      revision: one.version,
      updated: rfc3339(one.lastDeployed),
      status: one.status,
      chart: chartLabel(one.chart),
      app_version: one.chart.metadata.appVersion,
      description: one.description,
    }))
    const table = () =>
      tableText([
        ['REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION', 'DESCRIPTION'],
        ...releases.map((one) => [
          one.version,
          ansic(one.lastDeployed),
          one.status,
          chartLabel(one.chart),
          one.chart.metadata.appVersion,
          one.description,
        ]),
      ])
    out(written(format, json, table))
    return undefined
  },
}
