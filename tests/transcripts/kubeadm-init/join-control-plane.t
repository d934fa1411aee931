A second and a third control plane join the first, through a name that all of them know. Source: Kubernetes documentation, "Creating Highly
Available Clusters with kubeadm", "kubeadm join".

  $ for host in control-plane worker-1 worker-2; do ssh $host 'echo 192.168.56.10 api.lab.internal >> /etc/hosts'; done
  $ ssh control-plane kubeadm init --pod-network-cidr=10.244.0.0/16 --control-plane-endpoint=api.lab.internal --upload-certs --token=abcdef.0123456789abcdef > init.txt; grep -A3 -E "upload-certs|control-plane nodes" init.txt
  [upload-certs] Storing the certificates in Secret "kubeadm-certs" in the "kube-system" Namespace
  [upload-certs] Using certificate key:
  a08ff49b6f772632716c43069c43a8c3b7cf3c25632b92409d3fb64afebede10
  [mark-control-plane] Marking the node control-plane as control-plane by adding the labels: [node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers]
  [mark-control-plane] Marking the node control-plane as control-plane by adding the taints [node-role.kubernetes.io/control-plane:NoSchedule]
  --
  You can now join any number of control-plane nodes running the following command on each as root:
  
    kubeadm join api.lab.internal:6443 --token abcdef.0123456789abcdef \
  	--discovery-token-ca-cert-hash sha256:2c8e218e75a470df1e9f8b8fef72e24e7f28b29a709944d5035bada960ea8249 \
  --
  "kubeadm init phase upload-certs --upload-certs" to reload certs afterward.
  
  Then you can join any number of worker nodes by running the following on each as root:
  
  $ ssh control-plane "mkdir .kube; cp /etc/kubernetes/admin.conf .kube/config; grep server: .kube/config"
      server: https://api.lab.internal:6443
  $ ssh worker-1 kubeadm join api.lab.internal:6443 --token abcdef.0123456789abcdef --discovery-token-unsafe-skip-ca-verification --control-plane
  [preflight] Running pre-flight checks
  [preflight] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [preflight] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  ! error: error execution phase preflight: 
  ! One or more conditions for hosting a new control plane instance is not satisfied.
  ! 
  ! [failure loading certificate for CA: couldn't load the certificate file /etc/kubernetes/pki/ca.crt: open /etc/kubernetes/pki/ca.crt: no such file or directory]
  ! 
  ! Please ensure that:
  ! * The cluster has a stable controlPlaneEndpoint address.
  ! * The certificates that must be shared among control plane instances are provided.
  ! 
  ! 
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ key=$(grep -o 'certificate-key.*' init.txt | cut -d' ' -f2); ssh worker-1 kubeadm join api.lab.internal:6443 --token abcdef.0123456789abcdef --discovery-token-unsafe-skip-ca-verification --control-plane --certificate-key $key
  [preflight] Running pre-flight checks
  [preflight] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [preflight] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [preflight] Running pre-flight checks before initializing the new control plane instance
  [preflight] Pulling images required for setting up a Kubernetes cluster
  [preflight] This might take a minute or two, depending on the speed of your internet connection
  [preflight] You can also perform this action beforehand using 'kubeadm config images pull'
  [download-certs] Downloading the certificates in Secret "kubeadm-certs" in the "kube-system" Namespace
  [certs] Using certificateDir folder "/etc/kubernetes/pki"
  [certs] Using existing ca certificate authority
  [certs] Generating "apiserver" certificate and key
  [certs] apiserver serving cert is signed for DNS names [api.lab.internal kubernetes kubernetes.default kubernetes.default.svc kubernetes.default.svc.cluster.local worker-1] and IPs [10.96.0.1 192.168.56.11]
  [certs] Generating "apiserver-kubelet-client" certificate and key
  [certs] Using existing front-proxy-ca certificate authority
  [certs] Generating "front-proxy-client" certificate and key
  [certs] Using existing etcd/ca certificate authority
  [certs] Generating "etcd/server" certificate and key
  [certs] etcd/server serving cert is signed for DNS names [worker-1 localhost] and IPs [192.168.56.11 127.0.0.1]
  [certs] Generating "etcd/peer" certificate and key
  [certs] etcd/peer serving cert is signed for DNS names [worker-1 localhost] and IPs [192.168.56.11 127.0.0.1]
  [certs] Generating "etcd/healthcheck-client" certificate and key
  [certs] Generating "apiserver-etcd-client" certificate and key
  [certs] Using the existing "sa" key
  [certs] Valid certificates and keys now exist in "/etc/kubernetes/pki"
  [kubeconfig] Generating kubeconfig files
  [kubeconfig] Using kubeconfig folder "/etc/kubernetes"
  [kubeconfig] Writing "admin.conf" kubeconfig file
  [kubeconfig] Writing "controller-manager.conf" kubeconfig file
  [kubeconfig] Writing "scheduler.conf" kubeconfig file
  [control-plane] Using manifest folder "/etc/kubernetes/manifests"
  [control-plane] Creating static Pod manifest for "kube-apiserver"
  [control-plane] Creating static Pod manifest for "kube-controller-manager"
  [control-plane] Creating static Pod manifest for "kube-scheduler"
  [check-etcd] Checking that the etcd cluster is healthy
  [etcd] Announced new etcd member joining to the existing etcd cluster
  [etcd] Creating static Pod manifest for "etcd"
  [kubelet-start] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"
  [kubelet-start] Writing kubelet environment file with flags to file "/var/lib/kubelet/kubeadm-flags.env"
  [kubelet-start] Starting the kubelet
  [kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s
  [kubelet-check] The kubelet is healthy after 1.000s
  [kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap
  [etcd] Waiting for the new etcd member to join the cluster. This can take up to 40s
  [control-plane-check] Waiting for healthy control plane components. This can take up to 4m0s
  [control-plane-check] Checking kube-apiserver at https://192.168.56.11:6443/livez
  [control-plane-check] Checking kube-controller-manager at https://127.0.0.1:10257/healthz
  [control-plane-check] Checking kube-scheduler at https://127.0.0.1:10259/livez
  [control-plane-check] kube-controller-manager is healthy after 0.5s
  [control-plane-check] kube-scheduler is healthy after 0.5s
  [control-plane-check] kube-apiserver is healthy after 3.5s
  [mark-control-plane] Marking the node worker-1 as control-plane by adding the labels: [node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers]
  [mark-control-plane] Marking the node worker-1 as control-plane by adding the taints [node-role.kubernetes.io/control-plane:NoSchedule]
  
  This node has joined the cluster and a new control plane instance was created:
  
  * Certificate signing request was sent to apiserver and a approval was received.
  * The Kubelet was informed of the new secure connection details.
  * Control plane label and taint were applied to the new node.
  * The Kubernetes control plane instances scaled up.
  * A new etcd member was added to the local/stacked etcd cluster.
  
  To start administering your cluster from this node, you need to run the following as a regular user:
  
  	mkdir -p $HOME/.kube
  	sudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config
  	sudo chown $(id -u):$(id -g) $HOME/.kube/config
  
  Run 'kubectl get nodes' to see this node join the cluster.
  
  $ key=$(grep -o 'certificate-key.*' init.txt | cut -d' ' -f2); ssh worker-2 kubeadm join api.lab.internal:6443 --token abcdef.0123456789abcdef --discovery-token-unsafe-skip-ca-verification --control-plane --certificate-key $key | tail -3
  
  Run 'kubectl get nodes' to see this node join the cluster.
  
  $ sleep 30; kubectl get nodes; kubectl get pods -n kube-system -l tier=control-plane; kubectl get endpointslices kubernetes
  NAME            STATUS     ROLES           AGE   VERSION
  control-plane   NotReady   control-plane   68s   v1.36.2
  worker-1        NotReady   control-plane   53s   v1.36.2
  worker-2        NotReady   control-plane   36s   v1.36.2
  NAME                                    READY   STATUS    RESTARTS   AGE
  etcd-control-plane                      1/1     Running   0          68s
  etcd-worker-1                           1/1     Running   0          53s
  etcd-worker-2                           1/1     Running   0          36s
  kube-apiserver-control-plane            1/1     Running   0          68s
  kube-apiserver-worker-1                 1/1     Running   0          53s
  kube-apiserver-worker-2                 1/1     Running   0          36s
  kube-controller-manager-control-plane   1/1     Running   0          68s
  kube-controller-manager-worker-1        1/1     Running   0          53s
  kube-controller-manager-worker-2        1/1     Running   0          36s
  kube-scheduler-control-plane            1/1     Running   0          68s
  kube-scheduler-worker-1                 1/1     Running   0          53s
  kube-scheduler-worker-2                 1/1     Running   0          36s
  NAME         ADDRESSTYPE   PORTS   ENDPOINTS                                   AGE
  kubernetes   IPv4          6443    192.168.56.10,192.168.56.11,192.168.56.12   76s
  $ ssh control-plane "etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key member list -w table"
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  |        ID        | STATUS  |     NAME      |         PEER ADDRS         |        CLIENT ADDRS        | IS LEARNER |
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  | 79a6b8b3f8efe1fd | started |      worker-1 | https://192.168.56.11:2380 | https://192.168.56.11:2379 |      false |
  | 8e9e05c52164694d | started | control-plane | https://192.168.56.10:2380 | https://192.168.56.10:2379 |      false |
  | af4bad41159b208d | started |      worker-2 | https://192.168.56.12:2380 | https://192.168.56.12:2379 |      false |
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  $ ssh worker-1 "grep initial-cluster /etc/kubernetes/manifests/etcd.yaml; openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -ext subjectAltName"
      - --initial-cluster=control-plane=https://192.168.56.10:2380,worker-1=https://192.168.56.11:2380
      - --initial-cluster-state=existing
  X509v3 Key Usage: critical
      Digital Signature, Key Encipherment
  X509v3 Extended Key Usage: 
      TLS Web Server Authentication
  X509v3 Basic Constraints: critical
      CA:FALSE
  X509v3 Subject Alternative Name: 
      DNS:api.lab.internal, DNS:kubernetes, DNS:kubernetes.default, DNS:kubernetes.default.svc, DNS:kubernetes.default.svc.cluster.local, DNS:worker-1, IP Address:10.96.0.1, IP Address:192.168.56.11
  $ sleep 30; kubectl get nodes
  NAME            STATUS     ROLES           AGE   VERSION
  control-plane   NotReady   control-plane   98s   v1.36.2
  worker-1        NotReady   control-plane   83s   v1.36.2
  worker-2        NotReady   control-plane   66s   v1.36.2
