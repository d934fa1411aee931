A policy that is wrong, or a log that cannot be written, keeps the API server from starting. Source:
k8s.io/apiserver/pkg/audit/policy/reader.go, pkg/apis/audit/validation, pkg/server/options/audit.go.

  $ ssh control-plane
  $ echo 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1' > why.sh
  $ cp /etc/kubernetes/manifests/kube-apiserver.yaml good.yaml
  $ sed -e 's#^    - --allow-privileged=true#&\n    - --audit-policy-file=/etc/kubernetes/pki/policy.yaml\n    - --audit-log-path=/etc/kubernetes/pki/audit.log#' good.yaml > /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="loading audit policy file: failed to read file path \"/etc/kubernetes/pki/policy.yaml\": open /etc/kubernetes/pki/policy.yaml: no such file or directory"
  $ printf 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n' > /etc/kubernetes/pki/policy.yaml
  $ advance 100s
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="loading audit policy file: loaded illegal policy with 0 rules: from file /etc/kubernetes/pki/policy.yaml"
  $ printf 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Everything\n- level: Request\n  nonResourceURLs: ["healthz*"]\n  namespaces: [a]\n' > /etc/kubernetes/pki/policy.yaml
  $ advance 100s
  $ advance 100s
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="loading audit policy file: [rules[0].level: Unsupported value: \"Everything\": supported values: \"None\", \"Metadata\", \"Request\", \"RequestResponse\", rules[1].nonResourceURLs[0]: Invalid value: \"healthz*\": non-resource URL rules must begin with a '/' character, rules[1].nonResourceURLs: Invalid value: [\"healthz*\"]: rules cannot apply to both regular resources and non-resource URLs]: from file /etc/kubernetes/pki/policy.yaml"
  $ printf 'kind: Policy\nrules:\n- level: Metadata\n' > /etc/kubernetes/pki/policy.yaml
  $ advance 100s
  $ advance 100s
  $ advance 100s
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="loading audit policy file: failed decoding: Object 'apiVersion' is missing in '{\"kind\":\"Policy\",\"rules\":[{\"level\":\"Metadata\"}]}': from file /etc/kubernetes/pki/policy.yaml"
  $ printf 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n' > /etc/kubernetes/pki/policy.yaml
  $ advance 100s
  $ advance 100s
  $ advance 100s
  $ advance 100s
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="ensureLogFile: open /etc/kubernetes/pki/audit.log: read-only file system"
  $ cp good.yaml /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 30; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
