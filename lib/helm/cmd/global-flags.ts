import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'

/** What every command of helm takes. */
export const GLOBAL_FLAGS: FlagSpec[] = [
  {
    name: 'burst-limit',
    type: 'int',
    default: '100',
    usage: 'How many requests may come at once; here it changes nothing.',
  },
  {
    name: 'color',
    type: 'string',
    default: 'auto',
    usage: 'Colours: never, auto or always; here there are none.',
  },
  { name: 'colour', type: 'string', default: 'auto', usage: 'The same.', hidden: true },
  {
    name: 'content-cache',
    type: 'string',
    default: '~/.cache/helm/content',
    usage: 'The folder of downloaded charts.',
  },
  { name: 'debug', type: 'bool', usage: 'Say more.' },
  { name: 'kube-apiserver', type: 'string', usage: 'The address and port of the API server.' },
  { name: 'kube-as-group', type: 'stringArray', usage: 'A group to impersonate; may be repeated.' },
  { name: 'kube-as-user', type: 'string', usage: 'The user to impersonate.' },
  { name: 'kube-ca-file', type: 'string', usage: 'A file with the certificate of the authority.' },
  { name: 'kube-context', type: 'string', usage: 'The context of the kubeconfig to use.' },
  { name: 'kube-insecure-skip-tls-verify', type: 'bool', usage: "Do not check the server's certificate." },
  { name: 'kube-tls-server-name', type: 'string', usage: "The name to expect in the server's certificate." },
  { name: 'kube-token', type: 'string', usage: 'The bearer token for authentication.' },
  { name: 'kubeconfig', type: 'string', usage: 'The kubeconfig file to use.' },
  { name: 'namespace', short: 'n', type: 'string', usage: 'The namespace of this request.' },
  { name: 'qps', type: 'string', usage: 'Requests for each second; here it changes nothing.' },
  {
    name: 'registry-config',
    type: 'string',
    default: '~/.config/helm/registry/config.json',
    usage: 'The file with the logins to registries.',
  },
  {
    name: 'repository-cache',
    type: 'string',
    default: '~/.cache/helm/repository',
    usage: 'The folder of repository indexes.',
  },
  {
    name: 'repository-config',
    type: 'string',
    default: '~/.config/helm/repositories.yaml',
    usage: 'The file with the names of repositories.',
  },
]
