import { serverVersionInfo } from '@/lib/cluster/apimachinery/version'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'

/** The release of the kubeadm that is installed: its program says it, or it came with the cluster. */
export function kubeadmVersion(call: KubeadmCall): string {
  const own = /\bv\d+\.\d+\.\d+\b/.exec(call.read('/usr/bin/kubeadm') ?? '')?.[0]
  return own ?? call.cluster.hosts.version
}

export function* version(call: KubeadmCall): Steps {
  const gitVersion = kubeadmVersion(call)
  const info = serverVersionInfo(gitVersion) as Record<string, string>
  const output = call.flag('o', 'output')
  if (output === undefined) {
    const { major, minor, gitCommit, gitTreeState, buildDate, goVersion, compiler, platform } = info
    call.say(
      `kubeadm version: &version.Info{Major:"${major}", Minor:"${minor}", GitVersion:"${gitVersion}", GitCommit:"${gitCommit}", GitTreeState:"${gitTreeState}", BuildDate:"${buildDate}", GoVersion:"${goVersion}", Compiler:"${compiler}", Platform:"${platform}"}`,
    )
  } else if (output === 'short') call.say(gitVersion)
  else if (output === 'json') call.say(JSON.stringify({ clientVersion: { ...info, gitVersion } }, null, 2))
  else throw new KubeadmError(`invalid output format: ${output}`)
  yield 0
  return 0
}
