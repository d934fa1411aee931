import { KUBERNETES_VERSION } from '@/lib/cluster/apimachinery/version'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { OUTPUT_FLAG } from '@/lib/helm/cmd/output'
import { HelmError } from '@/lib/helm/errors'
import { GO_VERSION, HELM_COMMIT, HELM_VERSION } from '@/lib/helm/render/capabilities'
import { helmPaths } from '@/lib/helm/repo/paths'
import { compileGoTemplate } from '@/lib/kubectl/printers/go-template'

const minor = KUBERNETES_VERSION.replace(/\.\d+$/, '')

export const version: HelmCommand = {
  use: 'version',
  short: 'print the helm version information',
  arity: { max: 0 },
  flags: [
    { name: 'short', type: 'bool', usage: 'The number only.' },
    { name: 'template', type: 'string', usage: 'A Go template for the output.' },
  ],
  run({ flags, out }) {
    const template = flags.string('template')
    const info = {
      Version: HELM_VERSION,
      GitCommit: HELM_COMMIT,
      GitTreeState: 'clean',
      GoVersion: GO_VERSION,
      KubeClientVersion: minor,
    }
    const pairs = Object.entries(info).map(([key, value]) => `${key}:"${value}"`)
    if (template) out(compileGoTemplate(template, { strict: false, out })(info))
    else if (flags.bool('short')) out(`${HELM_VERSION}+g${HELM_COMMIT.slice(0, 7)}\n`)
    else out(`version.BuildInfo{${pairs.join(', ')}}\n`)
    return undefined
  },
}

function variables({ io, flags, namespace }: CommandContext): Record<string, string> {
  const paths = helmPaths(io, flags)
  const { env } = io
  return {
    HELM_BIN: 'helm',
    HELM_BURST_LIMIT: env.HELM_BURST_LIMIT ?? '100',
    HELM_CACHE_HOME: paths.cacheHome,
    HELM_CONFIG_HOME: paths.configHome,
    HELM_CONTENT_CACHE: paths.contentCache,
    HELM_DATA_HOME: paths.dataHome,
    HELM_DEBUG: String(flags.bool('debug')),
    HELM_KUBEAPISERVER: flags.string('kube-apiserver') || (env.HELM_KUBEAPISERVER ?? ''),
    HELM_KUBEASGROUPS: flags.list('kube-as-group').join(','),
    HELM_KUBEASUSER: flags.string('kube-as-user'),
    HELM_KUBECAFILE: flags.string('kube-ca-file'),
    HELM_KUBECONTEXT: flags.string('kube-context') || (env.HELM_KUBECONTEXT ?? ''),
    HELM_KUBEINSECURE_SKIP_TLS_VERIFY: String(flags.bool('kube-insecure-skip-tls-verify')),
    HELM_KUBETLS_SERVER_NAME: flags.string('kube-tls-server-name'),
    HELM_KUBETOKEN: flags.string('kube-token'),
    HELM_MAX_HISTORY: env.HELM_MAX_HISTORY ?? '10',
    HELM_NAMESPACE: namespace(),
    HELM_PLUGINS: paths.plugins,
    HELM_QPS: '0.00',
    HELM_REGISTRY_CONFIG: paths.registryConfig,
    HELM_REPOSITORY_CACHE: paths.repositoryCache,
    HELM_REPOSITORY_CONFIG: paths.repositoryConfig,
  }
}

export const environment: HelmCommand = {
  use: 'env',
  short: 'helm client environment information',
  arity: { max: 1 },
  run(context) {
    const all = variables(context)
    const [name] = context.args
    if (name === undefined) for (const [key, value] of Object.entries(all)) context.out(`${key}="${value}"\n`)
    else context.out(`${all[name] ?? ''}\n`)
    return undefined
  },
}

const NO_PLUGINS = 'plugins cannot be installed here: helm does what it does by itself'

const refuse = (use: string, short: string): HelmCommand => ({
  use,
  short,
  run() {
    throw new HelmError(NO_PLUGINS)
  },
})

export const plugin: HelmCommand = {
  use: 'plugin',
  short: 'install, list, or uninstall Helm plugins',
  subcommands: [
    refuse('install [options] <path|url>', 'install a Helm plugin'),
    {
      use: 'list',
      short: 'list installed Helm plugins',
      aliases: ['ls'],
      flags: [OUTPUT_FLAG],
      run({ out }) {
        out('NAME\tVERSION\tTYPE\tAPIVERSION\tPROVENANCE\tSOURCE\n')
        return undefined
      },
    },
    refuse('uninstall <plugin>...', 'uninstall one or more Helm plugins'),
    refuse('update <plugin>...', 'update one or more Helm plugins'),
  ],
}

export const completion: HelmCommand = {
  use: 'completion',
  short: 'generate autocompletion scripts for the specified shell',
  subcommands: ['bash', 'fish', 'powershell', 'zsh'].map((shell) => ({
    use: shell,
    short: `generate autocompletion script for ${shell}`,
    run() {
      throw new HelmError(`completion of helm is not available here (${shell})`)
    },
  })),
}
