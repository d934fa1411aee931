import { runHelmfile } from '@/lib/helm/helmfile/helmfile'
import { Helm } from '@/lib/shell/programs/helm/helm'
import type { KubectlHost } from '@/lib/shell/programs/kubectl'
import type { Program } from '@/lib/userland/kernel/program'

/** helmfile on the learner's machine: it calls helm as helm is called there. */
export const helmfile = (host: KubectlHost): Program => new Helm(host, runHelmfile) as Program
