Several clusters, each a profile with a network and a context of its own; nodes that come later. Source:
minikube.sigs.k8s.io/docs/tutorials/multi_node; kubernetes.io/docs/tutorials/hello-minikube.

  $ minikube start > /dev/null; minikube start -p two --nodes 2 --driver=docker | grep -v -e Pulling -e Creating
  * [two] minikube v1.39.0 on Debian 12.11 (amd64)
  * Using the docker driver based on user configuration
  * Using Docker driver with root privileges
  * Starting "two" primary control-plane node in "two" cluster
  * Preparing Kubernetes v1.36.2 on containerd 2.2.1 ...
  * Configuring CNI (Container Networking Interface) ...
  * Verifying Kubernetes components...
    - Using image gcr.io/k8s-minikube/storage-provisioner:v5
  * Enabled addons: storage-provisioner, default-storageclass
  
  * Starting "two-m02" worker node in "two" cluster
  * Found network options:
    - NO_PROXY=192.168.58.2
  * Preparing Kubernetes v1.36.2 on containerd 2.2.1 ...
    - env NO_PROXY=192.168.58.2
  * Verifying Kubernetes components...
  * Done! kubectl is now configured to use "two" cluster and "default" namespace by default
  $ kubectl get nodes -o custom-columns=NAME:.metadata.name,IP:.status.addresses[0].address; minikube -p two node list
  NAME      IP
  two       192.168.58.2
  two-m02   192.168.58.3
  two	192.168.58.2
  two-m02	192.168.58.3
  $ minikube profile two; minikube profile; kubectl config current-context
  * minikube profile was successfully set to two
  two
  two
  $ minikube node add | tail -1; kubectl get nodes --no-headers | awk '{print $1, $2}'
  * Successfully added m03 to two!
  two Ready
  two-m02 Ready
  two-m03 Ready
  $ minikube node stop two-m02; sleep 60; kubectl get nodes --no-headers | awk '{print $1, $2}'
  * Stopping node "two-m02"  ...
  * Powering off "two-m02" via SSH ...
  * Successfully stopped node two-m02
  two Ready
  two-m02 NotReady
  two-m03 Ready
  $ minikube profile list
  ┌──────────┬────────┬────────────┬──────────────┬─────────┬────────┬───────┬────────────────┬────────────────────┐
  │ PROFILE  │ DRIVER │  RUNTIME   │      IP      │ VERSION │ STATUS │ NODES │ ACTIVE PROFILE │ ACTIVE KUBECONTEXT │
  ├──────────┼────────┼────────────┼──────────────┼─────────┼────────┼───────┼────────────────┼────────────────────┤
  │ minikube │ docker │ containerd │ 192.168.49.2 │ v1.36.2 │ OK     │ 1     │                │                    │
  │ two      │ docker │ containerd │ 192.168.58.2 │ v1.36.2 │ OK     │ 3     │ *              │ *                  │
  └──────────┴────────┴────────────┴──────────────┴─────────┴────────┴───────┴────────────────┴────────────────────┘
  $ mkdir app; printf 'FROM busybox:1.36\nCMD sleep 3600\n' > app/Dockerfile; docker build -q -t app:dev app > /dev/null; minikube image load app:dev; minikube image ls | grep app
  docker.io/library/app:dev
  $ minikube start --memory=500 2>&1; minikube start --driver=kvm2 2>&1; minikube start --cni=cilium 2>&1; minikube bogus
  
  X Exiting due to RSRC_INSUFFICIENT_REQ_MEMORY: Requested memory allocation 500MiB is less than the usable minimum of 1800MB
  
  X Exiting due to PROVIDER_KVM2_NOT_FOUND: The 'kvm2' provider was not found: this machine has docker alone
  
  X Exiting due to MK_USAGE: --cni=cilium is not part of this lab: start with --cni=false and apply the manifest of cilium
  ! Error: unknown command "bogus" for "minikube"
  ! See 'minikube --help' for usage.
  [64]
  $ minikube delete --all | tail -1; kubectl config get-contexts -o name
  * Successfully deleted all profiles
  kubernetes-admin@kubernetes
