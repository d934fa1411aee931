import type { HelmCommand } from '@/lib/helm/cmd/command'
import { create } from '@/lib/helm/cmd/create'
import { dependency, verify } from '@/lib/helm/cmd/dependency'
import { completion, environment, plugin, version } from '@/lib/helm/cmd/environment'
import { get } from '@/lib/helm/cmd/get'
import { history } from '@/lib/helm/cmd/history'
import { install } from '@/lib/helm/cmd/install'
import { lint } from '@/lib/helm/cmd/lint'
import { list } from '@/lib/helm/cmd/list'
import { package_ } from '@/lib/helm/cmd/package'
import { pull, push } from '@/lib/helm/cmd/pull'
import { registry } from '@/lib/helm/cmd/registry'
import { repo } from '@/lib/helm/cmd/repo'
import { rollback } from '@/lib/helm/cmd/rollback'
import { search } from '@/lib/helm/cmd/search'
import { show } from '@/lib/helm/cmd/show'
import { status } from '@/lib/helm/cmd/status'
import { template } from '@/lib/helm/cmd/template'
import { test } from '@/lib/helm/cmd/test'
import { uninstall } from '@/lib/helm/cmd/uninstall'
import { upgrade } from '@/lib/helm/cmd/upgrade'

/** All commands, in the order of `helm --help`. */
export const rootCommand: HelmCommand = {
  use: 'helm',
  short: 'The Kubernetes package manager',
  subcommands: [
    ...[completion, create, dependency, environment, get, history, install, lint, list, package_, plugin],
    ...[pull, push, registry, repo, rollback, search, show, status, template, test, uninstall, upgrade],
    ...[verify, version],
  ],
}
