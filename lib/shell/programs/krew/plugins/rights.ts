import type { BundledPlugin } from '@/lib/shell/programs/krew/plugins/plugin'

/** Mirrors: kubectl-who-can: who is bound to a role that allows something. */
const WHO_CAN = String.raw`#!/bin/bash
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
[ -z "$namespace" ] && namespace=default
words=()
everywhere=
while [ $# -gt 0 ]; do
  case "$1" in
    -n|--namespace) namespace=$2; shift ;;
    --namespace=*) namespace=$(echo "$1" | cut -d= -f2) ;;
    -A|--all-namespaces) everywhere=yes ;;
    -h|--help) echo "Usage:"; echo "  kubectl who-can VERB (TYPE | TYPE/NAME | NONRESOURCEURL) [flags]"; exit 0 ;;
    *) words+=("$1") ;;
  esac
  shift
done
if [ "${'$'}{#words[@]}" -lt 2 ]; then
  echo "Error: you must specify two or three arguments: verb, resource, and optional resourceName" >&2; exit 1
fi
verb=$words
target=${'$'}{words[1]}
resource=$(echo "$target" | cut -d/ -f1)
name=$(echo "$target/" | cut -d/ -f2)
group=
case "$target" in
  /*) resource=$target; name= ;;
  *)
    found=$(kubectl api-resources --no-headers | awk -v r="$(echo "$resource" | cut -d. -f1)" '$1 == r || $NF == r || tolower($NF) == tolower(r) || index("," $2 ",", "," r ",") == 1 { print $1, (NF == 5 ? $3 : $2); exit }')
    if [ -z "$found" ]; then echo "Error: resolving resource: the server doesn't have a resource type \"$resource\"" >&2; exit 1; fi
    plural=$(echo "$found" | cut -d' ' -f1)
    case "$found" in */*) group=$(echo "$found" | cut -d' ' -f2 | cut -d/ -f1) ;; esac
    resource=$plural ;;
esac
roles=$(kubectl get clusterroles,roles -A -o json) || exit 1
bindings=$(kubectl get clusterrolebindings,rolebindings -A -o json) || exit 1
what="$verb $target"
printf '%s\n%s\n' "$roles" "$bindings" | jq -rs --arg verb "$verb" --arg resource "$resource" --arg group "$group" \
  --arg name "$name" --arg namespace "$namespace" --arg everywhere "$everywhere" --arg what "$what" '
  def has_($list; $one): any($list[]?; . == $one or . == "*");
  def allows:
    has_(.verbs; $verb) and
    (if $resource | startswith("/") then has_(.nonResourceURLs; $resource)
     else has_(.resources; $resource) and has_(.apiGroups; $group)
       and ((.resourceNames // []) | length == 0 or any(.[]; . == $name)) end);
  [.[0].items[] | select(any(.rules[]?; allows)) | "\(.kind)/\(.metadata.namespace // "")/\(.metadata.name)"] as $allowed
  | [.[1].items[] | . as $binding
     | select(any($allowed[]; . == "\($binding.roleRef.kind)/\(if $binding.roleRef.kind == "Role" then $binding.metadata.namespace else "" end)/\($binding.roleRef.name)"))
     | select(.kind == "ClusterRoleBinding" or $everywhere != "" or .metadata.namespace == $namespace)
     | .subjects[]? | {kind: $binding.kind, row: [$binding.metadata.name, $binding.metadata.namespace // "", .name, .kind, .namespace // ""]}]
  | (map(select(.kind == "RoleBinding")) | map(.row)) as $own
  | (map(select(.kind == "ClusterRoleBinding")) | map([.row[0], .row[2], .row[3], .row[4]])) as $all
  | (if $own | length == 0 then "No subjects found with permissions to \($what) assigned through RoleBindings"
     else (["ROLEBINDING", "NAMESPACE", "SUBJECT", "TYPE", "SA-NAMESPACE"], $own[]) | @tsv end),
    "",
    (if $all | length == 0 then "No subjects found with permissions to \($what) assigned through ClusterRoleBindings"
     else (["CLUSTERROLEBINDING", "SUBJECT", "TYPE", "SA-NAMESPACE"], $all[]) | @tsv end)' |
awk -F'\t' 'function show() { for (r = 1; r <= rows; r++) { line = ""; for (i = 1; i < cells; i++) { text = cell[r, i]; while (length(text) < wide[i]) text = text " "; line = line text "  " } print line cell[r, cells] } rows = 0; split("", wide) }
  NF < 2 { show(); print; next }
  { rows++; cells = NF; for (i = 1; i <= NF; i++) { cell[rows, i] = $i; if (length($i) > wide[i]) wide[i] = length($i) } }
  END { show() }'
`

/** Mirrors: rakkess, for one namespace or for the cluster. */
const ACCESS_MATRIX = String.raw`#!/bin/bash
scope=()
as=()
namespaced=false
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
[ -z "$namespace" ] && namespace=default
while [ $# -gt 0 ]; do
  case "$1" in
    -n|--namespace) namespace=$2; namespaced=true; shift ;;
    --namespace=*) namespace=$(echo "$1" | cut -d= -f2); namespaced=true ;;
    --as) as=(--as "$2"); shift ;;
    --as=*) as=("$1") ;;
    --sa) as=(--as "system:serviceaccount:$(case "$2" in *:*) echo "$2" ;; *) echo "$namespace:$2" ;; esac)"); shift ;;
    -h|--help) echo "Usage: kubectl access-matrix [-n NAMESPACE] [--as USER | --sa [NAMESPACE:]NAME]"; exit 0 ;;
    *) echo "Error: unknown argument \"$1\"" >&2; exit 1 ;;
  esac
  shift
done
rules=$(kubectl create "${'$'}{as[@]}" -o json -f - <<END
apiVersion: authorization.k8s.io/v1
kind: SelfSubjectRulesReview
spec: {namespace: "$namespace"}
END
) || exit 1
kubectl api-resources --namespaced=true --verbs=list -o name | jq -Rrs --argjson review "$rules" '
  def has_($list; $one): any($list[]?; . == $one or . == "*");
  def mark($verb; $resource; $group):
    if any($review.status.resourceRules[]?; has_(.verbs; $verb) and has_(.resources; $resource) and has_(.apiGroups; $group)
      and ((.resourceNames // []) | length == 0)) then "✔" else "✖" end;
  ["NAME", "LIST", "CREATE", "UPDATE", "DELETE"],
  (split("\n")[] | select(length > 0) | . as $name | (split(".")[0]) as $resource | (split(".")[1:] | join(".")) as $group
   | [$name] + (["list", "create", "update", "delete"] | map(mark(.; $resource; $group)))) | @tsv' |
awk -F'\t' '{ for (i = 1; i <= 5; i++) { cell[NR, i] = $i; if (length($i) > wide[i]) wide[i] = length($i) } }
  END { for (r = 1; r <= NR; r++) { line = ""; for (i = 1; i < 5; i++) { text = cell[r, i]; while (length(text) < wide[i]) text = text " "; line = line text "  " } print line cell[r, 5] } }'
`

/** Mirrors: rbac-lookup: the roles of whoever's name contains a word. */
const RBAC_LOOKUP = String.raw`#!/bin/bash
case "$1" in -h|--help) echo "Usage: kubectl rbac-lookup [subject query]"; exit 0 ;; esac
kubectl get clusterrolebindings,rolebindings -A -o json | jq -r --arg word "$1" '
  [.items[] | . as $binding | .subjects[]? | select(.name | contains($word))
   | ["\(if .namespace then .namespace + ":" else "" end)\(.name)", $binding.metadata.namespace // "cluster-wide", "\($binding.roleRef.kind)/\($binding.roleRef.name)"]]
  | sort | if length == 0 then "No RBAC Bindings found" else (["SUBJECT", "SCOPE", "ROLE"], .[]) | @tsv end' |
awk -F'\t' '{ for (i = 1; i <= 3; i++) { cell[NR, i] = $i; if (length($i) > wide[i]) wide[i] = length($i) } }
  END { for (r = 1; r <= NR; r++) printf "%-" wide[1] "s   %-" wide[2] "s   %s\n", cell[r, 1], cell[r, 2], cell[r, 3] }'
`

export const rightsPlugins: BundledPlugin[] = [
  {
    name: 'access-matrix',
    version: 'v0.5.0',
    short: 'Show an RBAC access matrix for server resources',
    description:
      'Shows for each kind in a namespace what you, or an account that you name, may do with it.\n',
    homepage: 'https://github.com/corneliusweig/rakkess',
    bin: 'access-matrix',
    text: ACCESS_MATRIX,
  },
  {
    name: 'rbac-lookup',
    version: 'v0.10.3',
    short: 'Reverse lookup for RBAC',
    description: 'Lists the roles of users, groups and service accounts whose names contain a word.\n',
    homepage: 'https://github.com/FairwindsOps/rbac-lookup',
    bin: 'rbac-lookup',
    text: RBAC_LOOKUP,
  },
  {
    name: 'who-can',
    version: 'v0.4.0',
    short: 'Shows who has RBAC permissions to access Kubernetes resources',
    description: 'Shows which subjects may do something, and by which binding.\n',
    homepage: 'https://github.com/aquasecurity/kubectl-who-can',
    caveats: 'It reads roles and bindings: whoever calls it needs the right to list them.\n',
    bin: 'kubectl-who-can',
    text: WHO_CAN,
  },
]
