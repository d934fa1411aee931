/** What few clusters need, for whoever need not load it piece by piece. */
import * as mutatingPolicies from '@/lib/cluster/admission/policy/mutating'
import * as validatingPolicies from '@/lib/cluster/admission/policy/validating'
import * as cel from '@/lib/cluster/cel/program'
import * as etcdTools from '@/lib/cluster/host/etcdctl/tools'
import * as systemd from '@/lib/cluster/host/systemd/index'
import * as databases from '@/lib/cluster/kubelet/images/databases/databases'
import * as languages from '@/lib/cluster/kubelet/images/languages/languages'
import * as madeImages from '@/lib/cluster/kubelet/images/made-images'
import * as packages from '@/lib/cluster/kubelet/images/packages/package-programs'
import * as php from '@/lib/cluster/kubelet/images/php/php'
import * as operators from '@/lib/cluster/kubelet/images/website-operator/operators'
import { installRare } from '@/lib/cluster/sim/parts'
import '@/lib/userland/whole'

installRare({
  cel,
  databases,
  etcdTools,
  languages,
  madeImages,
  mutatingPolicies,
  operators,
  packages,
  php,
  systemd,
  validatingPolicies,
})
