import type { FlagSpec } from './flag-types'

/** What `kubectl options` lists: every command takes them. */
export const GLOBAL_FLAGS: FlagSpec[] = [
  { name: 'as', type: 'string', usage: 'The user to impersonate: a user name or a service account.' },
  { name: 'as-group', type: 'stringArray', usage: 'A group to impersonate; may be repeated.' },
  { name: 'as-uid', type: 'string', usage: 'The UID to impersonate.' },
  {
    name: 'as-user-extra',
    type: 'stringArray',
    usage: 'More to impersonate, as key=value; may be repeated.',
  },
  {
    name: 'cache-dir',
    type: 'string',
    default: '/root/.kube/cache',
    usage: 'The directory of the discovery cache.',
  },
  { name: 'certificate-authority', type: 'string', usage: 'A file with the certificate of the authority.' },
  { name: 'client-certificate', type: 'string', usage: 'A file with the client certificate for TLS.' },
  { name: 'client-key', type: 'string', usage: 'A file with the client key for TLS.' },
  { name: 'cluster', type: 'string', usage: 'The cluster of the kubeconfig to use.' },
  { name: 'context', type: 'string', usage: 'The context of the kubeconfig to use.' },
  { name: 'disable-compression', type: 'bool', usage: 'Do not compress responses.' },
  { name: 'insecure-skip-tls-verify', type: 'bool', usage: "Do not check the server's certificate." },
  { name: 'kubeconfig', type: 'string', usage: 'The kubeconfig file to use.' },
  {
    name: 'match-server-version',
    type: 'bool',
    usage: 'Require the server to have the version of the client.',
  },
  { name: 'namespace', short: 'n', type: 'string', usage: 'The namespace of this request.' },
  { name: 'password', type: 'string', usage: 'The password for basic authentication.' },
  { name: 'request-timeout', type: 'string', default: '0', usage: 'How long to wait for one request.' },
  { name: 'server', short: 's', type: 'string', usage: 'The address and port of the API server.' },
  { name: 'tls-server-name', type: 'string', usage: "The name to expect in the server's certificate." },
  { name: 'token', type: 'string', usage: 'The bearer token for authentication.' },
  { name: 'user', type: 'string', usage: 'The user of the kubeconfig to use.' },
  { name: 'username', type: 'string', usage: 'The user name for basic authentication.' },
  { name: 'v', short: 'v', type: 'string', default: '0', usage: 'The level of log verbosity.' },
  { name: 'warnings-as-errors', type: 'bool', usage: 'Treat warnings of the server as errors.' },
]
