kind makes a cluster, whose nodes are containers, and makes its context the current one; kubectl goes where the context
points. Source: kind.sigs.k8s.io/docs/user/quick-start (creating, interacting with, deleting a cluster).

  $ kind get clusters
  ! No kind clusters found.
  $ kind create cluster 2>&1 | grep -v -e 'Have a' -e Thanks -e 'Not sure'
  Creating cluster "kind" ...
   • Ensuring node image (kindest/node:v1.36.1) 🖼  ...
   ✓ Ensuring node image (kindest/node:v1.36.1) 🖼
   • Preparing nodes 📦   ...
   ✓ Preparing nodes 📦 
   • Writing configuration 📜  ...
   ✓ Writing configuration 📜
   • Starting control-plane 🕹️  ...
   ✓ Starting control-plane 🕹️
   • Installing CNI 🔌  ...
   ✓ Installing CNI 🔌
   • Installing StorageClass 💾  ...
   ✓ Installing StorageClass 💾
  Set kubectl context to "kind-kind"
  You can now use your cluster with:
  
  kubectl cluster-info --context kind-kind
  
  $ kind get clusters; kind get nodes
  kind
  kind-control-plane
  $ kubectl get nodes -o custom-columns=NAME:.metadata.name,VERSION:.status.nodeInfo.kubeletVersion,TAINTS:.spec.taints,ID:.spec.providerID
  NAME                 VERSION   TAINTS   ID
  kind-control-plane   v1.36.1   <none>   kind://docker/kind/kind-control-plane
  $ kubectl config current-context; kubectl get nodes --context kubernetes-admin@kubernetes -o name
  kind-kind
  node/control-plane
  node/worker-1
  node/worker-2
  $ kubectl get deploy,ds -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name
  NS                   NAME
  kube-system          coredns
  local-path-storage   local-path-provisioner
  kube-system          kindnet
  kube-system          kube-proxy
  $ kubectl get storageclass -o name; docker network ls --format '{{.Name}}' | sort
  storageclass.storage.k8s.io/standard
  bridge
  host
  kind
  none
  $ kind create cluster
  ! ERROR: failed to create cluster: node(s) already exist for a cluster with the name "kind"
  [1]
  $ kind delete cluster
  ! Deleting cluster "kind" ...
  ! Deleted nodes: ["kind-control-plane"]
  $ kubectl config get-contexts -o name; kubectl get nodes; docker ps -aq
  kubernetes-admin@kubernetes
  ! The connection to the server localhost:8080 was refused - did you specify the right host or port?
