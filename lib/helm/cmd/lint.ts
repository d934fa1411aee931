import { type LintMessage, lintChart } from '@/lib/helm/actions/lint-chart'
import type { HelmCommand } from '@/lib/helm/cmd/command'
import { toldCapabilities } from '@/lib/helm/cmd/template'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { givenValues, VALUE_FLAGS } from '@/lib/helm/values/given-values'

const line = ({ severity, path, text }: LintMessage) => `[${severity}] ${path}: ${text}\n`

/** With the charts below charts/, where they are wanted. */
function paths(io: HelmIo, given: readonly string[], withBelow: boolean): string[] {
  if (!withBelow) return [...given]
  return given.flatMap((path) => [
    path,
    ...(io.listDir(`${path}/charts`) ?? [])
      .map((name) => `${path}/charts/${name}`)
      .filter((one) => one.endsWith('.tgz') || io.readFile(`${one}/Chart.yaml`) !== undefined),
  ])
}

export const lint: HelmCommand = {
  use: 'lint PATH',
  short: 'examine a chart for possible issues',
  flags: [
    ...VALUE_FLAGS,
    { name: 'strict', type: 'bool', usage: 'Warnings are errors.' },
    { name: 'with-subcharts', type: 'bool', usage: 'Look at the charts in charts/, too.' },
    { name: 'quiet', type: 'bool', usage: 'Print warnings and errors only.' },
    { name: 'skip-schema-validation', type: 'bool', usage: 'Do not check the values against the schema.' },
    { name: 'kube-version', type: 'string', usage: 'The version of Kubernetes that templates see.' },
  ],
  arity: { min: 1 },
  run({ io, args, flags, out, namespace }) {
    const capabilities = toldCapabilities(flags)
    const values = givenValues(io, flags)
    const all = paths(io, args, flags.bool('with-subcharts'))
    const quiet = flags.bool('quiet')
    let failed = 0
    let noticed = 0
    let told = ''
    for (const path of all) {
      const options = {
        capabilities,
        namespace: namespace(),
        skipsSchema: flags.bool('skip-schema-validation'),
      }
      const { messages, error } = lintChart(io, path, values, options)
      const bad = messages.filter(
        ({ severity }) => severity === 'ERROR' || (flags.bool('strict') && severity === 'WARNING'),
      )
      const warns = messages.some(({ severity }) => severity !== 'INFO') || error !== undefined
      if (warns) noticed += 1
      if (bad.length > 0 || error !== undefined) failed += 1
      if (quiet && !warns) continue
      told += `==> Linting ${path}\n`
      if (error !== undefined) told += `Error ${error}\n`
      told += messages
        .filter(({ severity }) => !quiet || severity !== 'INFO')
        .map(line)
        .join('')
      told += '\n'
    }
    out(told)
    const summary = `${all.length} chart(s) linted, ${failed} chart(s) failed`
    if (failed > 0) throw new HelmError(summary)
    if (!quiet || noticed > 0) out(`${summary}\n`)
    return undefined
  },
}
