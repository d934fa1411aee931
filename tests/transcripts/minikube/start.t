minikube makes a cluster of one node, where everything may run, and makes its context the current one. Source:
minikube.sigs.k8s.io/docs/start, handbook/controls; what release 1.39 prints where it does not write to a terminal.

  $ minikube status
  ! * Profile "minikube" not found. Run "minikube profile list" to view all profiles.
  !   To start a cluster, run: "minikube start"
  [85]
  $ minikube profile list
  ! 
  ! X Exiting due to MK_USAGE_NO_PROFILE: No minikube profile was found.
  ! * You can create one using 'minikube start'.
  [14]
  $ minikube start --memory=4g --cpus=2
  * minikube v1.39.0 on Debian 12.11 (amd64)
  * Automatically selected the docker driver. Other choices: none, ssh
  * Using Docker driver with root privileges
  * Starting "minikube" primary control-plane node in "minikube" cluster
  * Pulling base image v0.0.51 ...
  * Creating docker container (CPUs=2, Memory=4096MB) ...
  * Preparing Kubernetes v1.36.2 on containerd 2.2.1 ...
  * Configuring CNI (Container Networking Interface) ...
  * Verifying Kubernetes components...
    - Using image gcr.io/k8s-minikube/storage-provisioner:v5
  * Enabled addons: storage-provisioner, default-storageclass
  * Done! kubectl is now configured to use "minikube" cluster and "default" namespace by default
  $ minikube status
  minikube
  type: Control Plane
  host: Running
  kubelet: Running
  apiserver: Running
  kubeconfig: Configured
  
  $ kubectl config get-contexts; kubectl get nodes --no-headers | awk '{print $1, $2, $3}'
  CURRENT   NAME                          CLUSTER      AUTHINFO           NAMESPACE
            kubernetes-admin@kubernetes   kubernetes   kubernetes-admin   
  *         minikube                      minikube     minikube           default
  minikube Ready control-plane
  $ minikube profile list
  ┌──────────┬────────┬────────────┬──────────────┬─────────┬────────┬───────┬────────────────┬────────────────────┐
  │ PROFILE  │ DRIVER │  RUNTIME   │      IP      │ VERSION │ STATUS │ NODES │ ACTIVE PROFILE │ ACTIVE KUBECONTEXT │
  ├──────────┼────────┼────────────┼──────────────┼─────────┼────────┼───────┼────────────────┼────────────────────┤
  │ minikube │ docker │ containerd │ 192.168.49.2 │ v1.36.2 │ OK     │ 1     │ *              │ *                  │
  └──────────┴────────┴────────────┴──────────────┴─────────┴────────┴───────┴────────────────┴────────────────────┘
  $ minikube ip; kubectl cluster-info | head -1; minikube ssh -- hostname; minikube kubectl -- get ns default -o name
  192.168.49.2
  Kubernetes control plane is running at https://192.168.49.2:8443
  minikube
  namespace/default
  $ minikube start --memory=8g
  * minikube v1.39.0 on Debian 12.11 (amd64)
  * Using the docker driver based on existing profile
  * Starting "minikube" primary control-plane node in "minikube" cluster
  * Pulling base image v0.0.51 ...
  * Updating the running docker "minikube" container ...
  * Preparing Kubernetes v1.36.2 on containerd 2.2.1 ...
  * Verifying Kubernetes components...
    - Using image gcr.io/k8s-minikube/storage-provisioner:v5
  * Enabled addons: storage-provisioner, default-storageclass
  * Done! kubectl is now configured to use "minikube" cluster and "default" namespace by default
  ! ! You cannot change the memory size for an existing minikube cluster. Please first delete the cluster.
  $ minikube delete; kubectl config get-contexts -o name; minikube delete
  * Deleting "minikube" in docker ...
  * Deleting container "minikube" ...
  * Removing /root/.minikube/machines/minikube ...
  * Removed all traces of the "minikube" cluster.
  kubernetes-admin@kubernetes
  * "minikube" profile does not exist, trying anyways.
  * Removed all traces of the "minikube" cluster.
