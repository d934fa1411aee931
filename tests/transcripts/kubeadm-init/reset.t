What keeps kubeadm from making a cluster, and how a control plane is taken off its host again. Source: Kubernetes documentation,
"kubeadm init", "kubeadm reset", "Troubleshooting kubeadm".

  $ ssh control-plane "systemctl stop containerd; sysctl -w net.ipv4.ip_forward=0; kubeadm init"
  net.ipv4.ip_forward = 0
  [init] Using Kubernetes version: v1.36.2
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: [preflight] Some fatal errors occurred:
  ! 	[ERROR CRI]: could not connect to the container runtime: failed to create new CRI runtime service: validate service connection: validate CRI v1 runtime API for endpoint "unix:///var/run/containerd/containerd.sock": rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /var/run/containerd/containerd.sock: connect: no such file or directory"
  ! 	[ERROR FileContent--proc-sys-net-ipv4-ip_forward]: /proc/sys/net/ipv4/ip_forward contents are not set to 1
  ! [preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`
  ! To see the stack trace of this error execute with --v=5 or higher
  [2]
  $ ssh control-plane "systemctl start containerd; kubeadm init"
  [init] Using Kubernetes version: v1.36.2
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: [preflight] Some fatal errors occurred:
  ! 	[ERROR FileContent--proc-sys-net-ipv4-ip_forward]: /proc/sys/net/ipv4/ip_forward contents are not set to 1
  ! [preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`
  ! To see the stack trace of this error execute with --v=5 or higher
  [2]
  $ ssh control-plane "sysctl -w net.ipv4.ip_forward=1; kubeadm init --pod-network-cidr=10.244.0.0"
  net.ipv4.ip_forward = 1
  ! error: podSubnet: Invalid value: "10.244.0.0": couldn't parse subnet: invalid CIDR address: 10.244.0.0
  ! To see the stack trace of this error execute with --v=5 or higher
  [3]
  $ ssh control-plane kubeadm init --kubernetes-version=1.38.0
  [init] Using Kubernetes version: v1.38.0
  [preflight] Running pre-flight checks
  [preflight] Pulling images required for setting up a Kubernetes cluster
  [preflight] This might take a minute or two, depending on the speed of your internet connection
  [preflight] You can also perform this action beforehand using 'kubeadm config images pull'
  ! 	[WARNING KubernetesVersion]: Kubernetes version is greater than kubeadm version. Please consider to upgrade kubeadm. Kubernetes version: 1.38.0. Kubeadm version: 1.36.x
  ! error: error execution phase preflight: [preflight] Some fatal errors occurred:
  ! 	[ERROR ImagePull]: failed to pull image registry.k8s.io/kube-apiserver:v1.38.0: failed to pull image registry.k8s.io/kube-apiserver:v1.38.0: rpc error: code = NotFound desc = failed to pull and unpack image "registry.k8s.io/kube-apiserver:v1.38.0": failed to resolve reference "registry.k8s.io/kube-apiserver:v1.38.0": registry.k8s.io/kube-apiserver:v1.38.0: not found
  ! 	[ERROR ImagePull]: failed to pull image registry.k8s.io/kube-controller-manager:v1.38.0: failed to pull image registry.k8s.io/kube-controller-manager:v1.38.0: rpc error: code = NotFound desc = failed to pull and unpack image "registry.k8s.io/kube-controller-manager:v1.38.0": failed to resolve reference "registry.k8s.io/kube-controller-manager:v1.38.0": registry.k8s.io/kube-controller-manager:v1.38.0: not found
  ! 	[ERROR ImagePull]: failed to pull image registry.k8s.io/kube-scheduler:v1.38.0: failed to pull image registry.k8s.io/kube-scheduler:v1.38.0: rpc error: code = NotFound desc = failed to pull and unpack image "registry.k8s.io/kube-scheduler:v1.38.0": failed to resolve reference "registry.k8s.io/kube-scheduler:v1.38.0": registry.k8s.io/kube-scheduler:v1.38.0: not found
  ! 	[ERROR ImagePull]: failed to pull image registry.k8s.io/kube-proxy:v1.38.0: failed to pull image registry.k8s.io/kube-proxy:v1.38.0: rpc error: code = NotFound desc = failed to pull and unpack image "registry.k8s.io/kube-proxy:v1.38.0": failed to resolve reference "registry.k8s.io/kube-proxy:v1.38.0": registry.k8s.io/kube-proxy:v1.38.0: not found
  ! [preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`
  ! To see the stack trace of this error execute with --v=5 or higher
  [2]
  $ ssh control-plane kubeadm init --kubernetes-version=1.34.1
  ! error: this version of kubeadm only supports deploying clusters with the control plane version >= 1.35.0. Current version: v1.34.1
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh control-plane kubeadm init --config nothing.yaml
  ! error: unable to read config from "nothing.yaml" : open nothing.yaml: no such file or directory
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh control-plane 'kubeadm config print init-defaults | sed "s/1.2.3.4/192.168.56.10/; s/name: node/name: control-plane/; s/^  serviceSubnet/  podSubnet: 10.50.0.0\/16\n  serviceSubnet/" > init.yaml; kubeadm init --config init.yaml --token x'
  ! error: can not mix '--config' with arguments [token]
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh control-plane 'kubeadm init --config init.yaml --skip-phases=addon/kube-proxy | grep -E "^.(init|addons|bootstrap-token)"'
  [init] Using Kubernetes version: v1.36.0
  [bootstrap-token] Using token: abcdef.0123456789abcdef
  [bootstrap-token] Configuring bootstrap tokens, cluster-info ConfigMap, RBAC Roles
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials
  [bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token
  [bootstrap-token] Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster
  [bootstrap-token] Creating the "cluster-info" ConfigMap in the "kube-public" namespace
  [addons] Applied essential addon: CoreDNS
  $ kubectl get nodes,daemonsets -A; kubectl get node control-plane -o jsonpath='{.spec.podCIDR}{"\n"}'
  NAME                 STATUS     ROLES           AGE   VERSION
  node/control-plane   NotReady   control-plane   2s    v1.36.2
  10.50.0.0/24
  $ ssh control-plane kubeadm init
  [init] Using Kubernetes version: v1.36.2
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: [preflight] Some fatal errors occurred:
  ! 	[ERROR Port-6443]: Port 6443 is in use
  ! 	[ERROR Port-10257]: Port 10257 is in use
  ! 	[ERROR Port-10259]: Port 10259 is in use
  ! 	[ERROR FileAvailable--etc-kubernetes-manifests-kube-apiserver.yaml]: /etc/kubernetes/manifests/kube-apiserver.yaml already exists
  ! 	[ERROR FileAvailable--etc-kubernetes-manifests-kube-controller-manager.yaml]: /etc/kubernetes/manifests/kube-controller-manager.yaml already exists
  ! 	[ERROR FileAvailable--etc-kubernetes-manifests-kube-scheduler.yaml]: /etc/kubernetes/manifests/kube-scheduler.yaml already exists
  ! 	[ERROR FileAvailable--etc-kubernetes-manifests-etcd.yaml]: /etc/kubernetes/manifests/etcd.yaml already exists
  ! 	[ERROR Port-10250]: Port 10250 is in use
  ! 	[ERROR DirAvailable--var-lib-etcd]: /var/lib/etcd is not empty
  ! [preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`
  ! To see the stack trace of this error execute with --v=5 or higher
  [2]
  $ ssh control-plane kubeadm reset -f
  [preflight] Running pre-flight checks
  [reset] Stopping the kubelet service
  [reset] Deleted contents of the etcd data directory: /var/lib/etcd
  [reset] Unmounting mounted directories in "/var/lib/kubelet"
  [reset] Deleting contents of directories: [/etc/kubernetes/manifests /var/lib/kubelet /etc/kubernetes/pki]
  [reset] Deleting files: [/etc/kubernetes/admin.conf /etc/kubernetes/super-admin.conf /etc/kubernetes/kubelet.conf /etc/kubernetes/bootstrap-kubelet.conf /etc/kubernetes/controller-manager.conf /etc/kubernetes/scheduler.conf]
  
  The reset process does not perform cleanup of CNI plugin configuration,
  network filtering rules and kubeconfig files.
  
  For information on how to perform this cleanup manually, please see:
      https://k8s.io/docs/reference/setup-tools/kubeadm/kubeadm-reset/
  
  $ ssh control-plane "crictl ps -q; ls /etc/kubernetes /etc/kubernetes/manifests /etc/kubernetes/pki /var/lib/etcd; systemctl is-active kubelet"
  /etc/kubernetes:
  manifests
  pki
  
  /etc/kubernetes/manifests:
  
  /etc/kubernetes/pki:
  
  /var/lib/etcd:
  inactive
  [3]
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane kubeadm init --pod-network-cidr=10.60.0.0/16 --token abcdef.0123456789abcdef --token-ttl 0 | tail -4
  Then you can join any number of worker nodes by running the following on each as root:
  
  kubeadm join 192.168.56.10:6443 --token abcdef.0123456789abcdef \
  	--discovery-token-ca-cert-hash sha256:5513ea96fc0f4a26624d606ea8a97d89117ad00ea521b2b186eacfd2b0c5634a 
  $ sleep 20; kubectl get pods -A; kubectl get namespaces
  NAMESPACE     NAME                                    READY   STATUS    RESTARTS   AGE
  kube-system   coredns-5fcd9f95c8-5zsqn                0/1     Pending   0          21s
  kube-system   coredns-5fcd9f95c8-sc7x2                0/1     Pending   0          21s
  kube-system   etcd-control-plane                      1/1     Running   0          23s
  kube-system   kube-apiserver-control-plane            1/1     Running   0          23s
  kube-system   kube-controller-manager-control-plane   1/1     Running   0          23s
  kube-system   kube-proxy-s5pqp                        1/1     Running   0          20s
  kube-system   kube-scheduler-control-plane            1/1     Running   0          23s
  NAME              STATUS   AGE
  default           Active   31s
  kube-node-lease   Active   31s
  kube-public       Active   31s
  kube-system       Active   31s
  $ ssh control-plane kubeadm token list
  TOKEN                     TTL         EXPIRES   USAGES                   DESCRIPTION                                                EXTRA GROUPS
  abcdef.0123456789abcdef   <forever>   <never>   authentication,signing   The default bootstrap token generated by 'kubeadm init'.   system:bootstrappers:kubeadm:default-node-token
