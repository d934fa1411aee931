Mistakes in command lines and configurations, in kind's words. Source: sigs.k8s.io/kind pkg/internal/apis/config/validate.go
and encoding/load.go, pkg/cluster/internal/create/create.go.

  $ kind create cluster --name My_Cluster
  ! ERROR: failed to create cluster: 'My_Cluster' is not a valid cluster name, cluster names must match `^[a-z0-9.-]+$`
  [1]
  $ kind create cluster --config none.yaml
  ! ERROR: failed to create cluster: error reading file: open none.yaml: no such file or directory
  [1]
  $ kind create cluster --bogus
  ! ERROR: unknown flag: --bogus
  [1]
  $ kind create clusters
  ! ERROR: unknown command "clusters" for "kind create"
  [1]
  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha5\n' | kind create cluster --config -
  ! ERROR: failed to create cluster: unknown apiVersion: kind.x-k8s.io/v1alpha5
  [1]
  $ printf 'kind: Clusters\napiVersion: kind.x-k8s.io/v1alpha4\n' | kind create cluster --config -
  ! ERROR: failed to create cluster: unknown kind Clusters for apiVersion: kind.x-k8s.io/v1alpha4
  [1]
  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: control-plane\n- role: worker\n  extraPortMapping: []\n' | kind create cluster --config -
  ! ERROR: failed to create cluster: unable to decode config: yaml: unmarshal errors:
  !   line 6: field extraPortMapping not found in type v1alpha4.Node
  [1]
  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: master\n' | kind create cluster --config -
  ! ERROR: failed to create cluster: [invalid configuration for node 0: "master" is not a valid node role, must have at least one control-plane node]
  [1]
  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: worker\n' | kind create cluster --config -
  ! ERROR: failed to create cluster: must have at least one control-plane node
  [1]
  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: control-plane\n  extraPortMappings:\n  - containerPort: 80\n    hostPort: 80000\n' | kind create cluster --config -
  ! ERROR: failed to create cluster: invalid configuration for node 0: invalid hostPort: invalid port number: 80000
  [1]
  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnetworking:\n  podSubnet: 10.10.0.0/16\n' | kind create cluster --config -
  ! ERROR: failed to create cluster: the clusters of this lab have no podSubnet but 10.244.0.0/16
  [1]
  $ kind create cluster --image kindest/node:v1.99.0 2>&1 | tail -3
   ✗ Ensuring node image (kindest/node:v1.99.0) 🖼
  ERROR: failed to create cluster: failed to pull image "kindest/node:v1.99.0": command "docker pull kindest/node:v1.99.0" failed with error: exit status 1
  Command Output: Error response from daemon: manifest for kindest/node:v1.99.0 not found: manifest unknown: manifest unknown
  $ kind create cluster --wait soon
  ! ERROR: failed to create cluster: invalid argument "soon" for "--wait" flag: time: invalid duration "soon"
  [1]
  $ kind get nodes --name nothing; kind get kubeconfig --name nothing; kind export logs --name nothing; kind build node-image
  ! No kind nodes found for cluster "nothing".
  ! ERROR: could not locate any control plane nodes for cluster named 'nothing'. Use the --name option to select a different cluster
  ! ERROR: unknown cluster "nothing"
  ! ERROR: kind build node-image is not part of this lab: there are images of v1.30 to v1.36 ("--image kindest/node:v1.35.3")
  [1]
