import type { BundledPlugin } from '@/lib/shell/programs/krew/plugins/plugin'

/** Mirrors: kubectx, without its interactive menu and colours. */
const CTX = String.raw`#!/bin/bash
set -e
last="$HOME/.kube/kubectx"
current() { kubectl config current-context; }
switch() {
  local from; from=$(current 2>/dev/null || true)
  if ! kubectl config get-contexts -o name | grep -qxF -- "$1"; then
    echo "error: no context exists with the name: \"$1\"" >&2; exit 1
  fi
  kubectl config use-context "$1" >/dev/null
  if [ "$from" != "$1" ]; then mkdir -p "$HOME/.kube"; echo "$from" > "$last"; fi
  echo "Switched to context \"$1\"." >&2
}
case "$1" in
  "") kubectl config get-contexts -o name | sort ;;
  -h|--help)
    echo "USAGE:"
    echo "  kubectl ctx                   : list the contexts"
    echo "  kubectl ctx <NAME>            : switch to context <NAME>"
    echo "  kubectl ctx -                 : switch to the previous context"
    echo "  kubectl ctx -c, --current     : show the current context name"
    echo "  kubectl ctx <NEW>=<OLD>       : rename context <OLD> to <NEW>"
    echo "  kubectl ctx -d <NAME>         : delete context <NAME>" ;;
  -c|--current) current ;;
  -)
    if [ ! -s "$last" ]; then echo "error: No previous context found." >&2; exit 1; fi
    switch "$(cat "$last")" ;;
  -d)
    shift
    for name in "$@"; do
      echo "Deleting context \"$name\"..." >&2
      kubectl config delete-context "$name" >/dev/null
    done ;;
  *=*) kubectl config rename-context "$(echo "$1" | cut -d= -f2)" "$(echo "$1" | cut -d= -f1)" >/dev/null
    echo "Context \"$(echo "$1" | cut -d= -f2)\" renamed to \"$(echo "$1" | cut -d= -f1)\"." >&2 ;;
  -*) echo "error: unsupported option \"$1\"" >&2; exit 1 ;;
  *) switch "$1" ;;
esac
`

/** Mirrors: kubens, likewise. */
const NS = String.raw`#!/bin/bash
set -e
context=$(kubectl config current-context)
last="$HOME/.kube/kubens-$(echo "$context" | tr '/:@' '___')"
current() {
  local found; found=$(kubectl config view --minify -o jsonpath='{..namespace}')
  echo "$([ -n "$found" ] && echo "$found" || echo default)"
}
switch() {
  local from; from=$(current)
  if ! kubectl get namespace "$1" >/dev/null 2>&1; then
    echo "error: no namespace exists with name \"$1\"" >&2; exit 1
  fi
  kubectl config set-context --current --namespace="$1" >/dev/null
  if [ "$from" != "$1" ]; then mkdir -p "$HOME/.kube"; echo "$from" > "$last"; fi
  echo "Context \"$context\" modified." >&2
  echo "Active namespace is \"$1\"." >&2
}
case "$1" in
  "") kubectl get namespaces -o custom-columns=N:.metadata.name --no-headers ;;
  -h|--help)
    echo "USAGE:"
    echo "  kubectl ns                    : list the namespaces in the current context"
    echo "  kubectl ns <NAME>             : change the active namespace of current context"
    echo "  kubectl ns -                  : switch to the previous namespace in this context"
    echo "  kubectl ns -c, --current      : show the current namespace" ;;
  -c|--current) current ;;
  -)
    if [ ! -s "$last" ]; then echo "error: No previous namespace found for current context" >&2; exit 1; fi
    switch "$(cat "$last")" ;;
  -*) echo "error: unsupported option \"$1\"" >&2; exit 1 ;;
  *) switch "$1" ;;
esac
`

const HOMEPAGE = 'https://github.com/ahmetb/kubectx'

export const contextPlugins: BundledPlugin[] = [
  {
    name: 'ctx',
    version: 'v0.9.5',
    short: 'Switch between contexts in your kubeconfig',
    description: 'Lists the contexts of your kubeconfig, and switches to one of them or back.\n',
    homepage: HOMEPAGE,
    caveats: 'The menu of kubectx needs fzf, which is not on this machine: give the name of the context.\n',
    bin: 'kubectx',
    text: CTX,
  },
  {
    name: 'ns',
    version: 'v0.9.5',
    short: 'Switch between Kubernetes namespaces',
    description:
      'Lists the namespaces of the cluster, and makes one of them the namespace of your context.\n',
    homepage: HOMEPAGE,
    caveats: 'The menu of kubens needs fzf, which is not on this machine: give the name of the namespace.\n',
    bin: 'kubens',
    text: NS,
  },
]
