Two clusters side by side: which one a command reaches is the context's to say. Source: kubernetes.io/docs/tasks/
access-application-cluster/configure-access-multiple-clusters; kind.sigs.k8s.io/docs/user/quick-start.

  $ kind create cluster --name a -q; kind create cluster --name b -q; kubectl config current-context
  kind-b
  $ kubectl create namespace only-b; kubectl --context kind-a get namespace only-b
  namespace/only-b created
  ! Error from server (NotFound): namespaces "only-b" not found
  [1]
  $ kubectl config use-context kind-a; kubectl create deployment web --image=nginx:1.27; kubectl get deploy -A --no-headers --context kind-b | awk '{print $2}'
  Switched to context "kind-a".
  deployment.apps/web created
  coredns
  local-path-provisioner
  $ kind get kubeconfig --name b > b.conf; kubectl --kubeconfig b.conf get ns only-b -o name; KUBECONFIG=b.conf kubectl get ns only-b -o name
  namespace/only-b
  namespace/only-b
  $ kind get kubeconfig --name b --internal | grep server
      server: https://b-control-plane:6443
  $ kubectl config set-context mixed --cluster=kind-b --user=kind-a; kubectl --context mixed get ns
  Context "mixed" created.
  ! error: You must be logged in to the server (Unauthorized)
  [1]
  $ kubectl config set-cluster kind-a --server=https://127.0.0.1:1; kubectl get nodes; kind export kubeconfig --name a; kubectl get nodes -o name
  Cluster "kind-a" set.
  node/a-control-plane
  ! The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?
  ! Set kubectl context to "kind-a"
  $ kind delete clusters a b 2>&1; kubectl config get-contexts -o name
  Deleted nodes: ["a-control-plane"]
  Deleted nodes: ["b-control-plane"]
  Deleted clusters: ["a" "b"]
  kubernetes-admin@kubernetes
  mixed
