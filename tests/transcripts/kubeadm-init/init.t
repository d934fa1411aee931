Three machines with a container runtime and the packages of Kubernetes, and nothing else: kubeadm makes a cluster of them. Source:
Kubernetes documentation, "Creating a cluster with kubeadm", "kubeadm init".

  $ ssh control-plane "systemctl is-enabled kubelet; systemctl is-active kubelet containerd; ls -A /etc/kubernetes /var/lib/etcd; crictl ps -q"
  enabled
  activating
  active
  /etc/kubernetes:
  manifests
  ! ls: cannot access '/var/lib/etcd': No such file or directory
  $ ssh control-plane "journalctl -u kubelet -o cat --no-pager | grep -o 'err=.*' | tail -1"
  err="failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: failed to load Kubelet config file /var/lib/kubelet/config.yaml, error failed to read kubelet config file \"/var/lib/kubelet/config.yaml\", error: open /var/lib/kubelet/config.yaml: no such file or directory"
  $ ssh control-plane kubectl get nodes
  ! The connection to the server localhost:8080 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane kubeadm init --pod-network-cidr=10.244.0.0/16
  [init] Using Kubernetes version: v1.36.2
  [preflight] Running pre-flight checks
  [preflight] Pulling images required for setting up a Kubernetes cluster
  [preflight] This might take a minute or two, depending on the speed of your internet connection
  [preflight] You can also perform this action beforehand using 'kubeadm config images pull'
  [certs] Using certificateDir folder "/etc/kubernetes/pki"
  [certs] Generating "ca" certificate and key
  [certs] Generating "apiserver" certificate and key
  [certs] apiserver serving cert is signed for DNS names [control-plane kubernetes kubernetes.default kubernetes.default.svc kubernetes.default.svc.cluster.local] and IPs [10.96.0.1 192.168.56.10]
  [certs] Generating "apiserver-kubelet-client" certificate and key
  [certs] Generating "front-proxy-ca" certificate and key
  [certs] Generating "front-proxy-client" certificate and key
  [certs] Generating "etcd/ca" certificate and key
  [certs] Generating "etcd/server" certificate and key
  [certs] etcd/server serving cert is signed for DNS names [control-plane localhost] and IPs [192.168.56.10 127.0.0.1]
  [certs] Generating "etcd/peer" certificate and key
  [certs] etcd/peer serving cert is signed for DNS names [control-plane localhost] and IPs [192.168.56.10 127.0.0.1]
  [certs] Generating "etcd/healthcheck-client" certificate and key
  [certs] Generating "apiserver-etcd-client" certificate and key
  [certs] Generating "sa" key and public key
  [kubeconfig] Using kubeconfig folder "/etc/kubernetes"
  [kubeconfig] Writing "admin.conf" kubeconfig file
  [kubeconfig] Writing "super-admin.conf" kubeconfig file
  [kubeconfig] Writing "kubelet.conf" kubeconfig file
  [kubeconfig] Writing "controller-manager.conf" kubeconfig file
  [kubeconfig] Writing "scheduler.conf" kubeconfig file
  [etcd] Creating static Pod manifest for local etcd in "/etc/kubernetes/manifests"
  [control-plane] Using manifest folder "/etc/kubernetes/manifests"
  [control-plane] Creating static Pod manifest for "kube-apiserver"
  [control-plane] Creating static Pod manifest for "kube-controller-manager"
  [control-plane] Creating static Pod manifest for "kube-scheduler"
  [kubelet-start] Writing kubelet environment file with flags to file "/var/lib/kubelet/kubeadm-flags.env"
  [kubelet-start] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"
  [kubelet-start] Starting the kubelet
  [wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory "/etc/kubernetes/manifests"
  [kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s
  [kubelet-check] The kubelet is healthy after 500.713582ms
  [control-plane-check] Waiting for healthy control plane components. This can take up to 4m0s
  [control-plane-check] Checking kube-apiserver at https://192.168.56.10:6443/livez
  [control-plane-check] Checking kube-controller-manager at https://127.0.0.1:10257/healthz
  [control-plane-check] Checking kube-scheduler at https://127.0.0.1:10259/livez
  [control-plane-check] kube-controller-manager is healthy after 1.5s
  [control-plane-check] kube-scheduler is healthy after 1.5s
  [control-plane-check] kube-apiserver is healthy after 4s
  [upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace
  [kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster
  [upload-certs] Skipping phase. Please see --upload-certs
  [mark-control-plane] Marking the node control-plane as control-plane by adding the labels: [node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers]
  [mark-control-plane] Marking the node control-plane as control-plane by adding the taints [node-role.kubernetes.io/control-plane:NoSchedule]
  [bootstrap-token] Using token: 40vrdf.g2bjvuk0fg3s4tv9
  [bootstrap-token] Configuring bootstrap tokens, cluster-info ConfigMap, RBAC Roles
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials
  [bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token
  [bootstrap-token] Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster
  [bootstrap-token] Creating the "cluster-info" ConfigMap in the "kube-public" namespace
  [kubelet-finalize] Updating "/etc/kubernetes/kubelet.conf" to point to a rotatable kubelet client certificate and key
  [addons] Applied essential addon: CoreDNS
  [addons] Applied essential addon: kube-proxy
  
  Your Kubernetes control-plane has initialized successfully!
  
  To start using your cluster, you need to run the following as a regular user:
  
    mkdir -p $HOME/.kube
    sudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config
    sudo chown $(id -u):$(id -g) $HOME/.kube/config
  
  Alternatively, if you are the root user, you can run:
  
    export KUBECONFIG=/etc/kubernetes/admin.conf
  
  You should now deploy a pod network to the cluster.
  Run "kubectl apply -f [podnetwork].yaml" with one of the options listed at:
    https://kubernetes.io/docs/concepts/cluster-administration/addons/
  
  Then you can join any number of worker nodes by running the following on each as root:
  
  kubeadm join 192.168.56.10:6443 --token 40vrdf.g2bjvuk0fg3s4tv9 \
  	--discovery-token-ca-cert-hash sha256:2c8e218e75a470df1e9f8b8fef72e24e7f28b29a709944d5035bada960ea8249 
  $ ssh control-plane kubectl get nodes
  ! The connection to the server localhost:8080 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane "mkdir -p .kube && cp -i /etc/kubernetes/admin.conf .kube/config && kubectl get nodes -o wide"
  NAME            STATUS     ROLES           AGE   VERSION   INTERNAL-IP     EXTERNAL-IP   OS-IMAGE                         KERNEL-VERSION                CONTAINER-RUNTIME
  control-plane   NotReady   control-plane   2s    v1.36.2   192.168.56.10   <none>        Debian GNU/Linux 12 (bookworm)   6.12.43+deb13-amd64 (amd64)   containerd://2.2.1
  $ ssh control-plane kubectl get pods -A -o wide
  NAMESPACE     NAME                                    READY   STATUS    RESTARTS   AGE   IP              NODE            NOMINATED NODE   READINESS GATES
  kube-system   coredns-5fcd9f95c8-mlhsr                0/1     Pending   0          1s    <none>          <none>          <none>           <none>
  kube-system   coredns-5fcd9f95c8-qnvl7                0/1     Pending   0          1s    <none>          <none>          <none>           <none>
  kube-system   etcd-control-plane                      0/1     Running   0          2s    192.168.56.10   control-plane   <none>           <none>
  kube-system   kube-apiserver-control-plane            0/1     Running   0          2s    192.168.56.10   control-plane   <none>           <none>
  kube-system   kube-controller-manager-control-plane   0/1     Running   0          2s    192.168.56.10   control-plane   <none>           <none>
  kube-system   kube-proxy-m8m2z                        1/1     Running   0          0s    192.168.56.10   control-plane   <none>           <none>
  kube-system   kube-scheduler-control-plane            0/1     Running   0          2s    192.168.56.10   control-plane   <none>           <none>
  $ ssh control-plane kubectl get configmaps -A
  NAMESPACE         NAME               DATA   AGE
  default           kube-root-ca.crt   1      3s
  kube-node-lease   kube-root-ca.crt   1      3s
  kube-public       cluster-info       1      2s
  kube-public       kube-root-ca.crt   1      3s
  kube-system       coredns            1      1s
  kube-system       kube-proxy         1      0s
  kube-system       kube-root-ca.crt   1      3s
  kube-system       kubeadm-config     1      3s
  kube-system       kubelet-config     1      3s
  $ kubectl describe node control-plane | grep -A4 -E "^(Taints|Roles|PodCIDR|Conditions)"
  Roles:              control-plane
  Labels:             beta.kubernetes.io/arch=amd64
                      beta.kubernetes.io/os=linux
                      kubernetes.io/arch=amd64
                      kubernetes.io/hostname=control-plane
  --
  Taints:             node-role.kubernetes.io/control-plane:NoSchedule
                      node.kubernetes.io/not-ready:NoSchedule
  Unschedulable:      false
  Lease:
    HolderIdentity:  control-plane
  --
  Conditions:
    Type             Status  LastHeartbeatTime                 LastTransitionTime                Reason                       Message
    ----             ------  -----------------                 ------------------                ------                       -------
    MemoryPressure   False   Fri, 20 Nov 2026 10:00:17 +0000   Fri, 20 Nov 2026 10:00:17 +0000   KubeletHasSufficientMemory   kubelet has sufficient memory available
    DiskPressure     False   Fri, 20 Nov 2026 10:00:17 +0000   Fri, 20 Nov 2026 10:00:17 +0000   KubeletHasNoDiskPressure     kubelet has no disk pressure
  --
  PodCIDR:                      10.244.0.0/24
  PodCIDRs:                     10.244.0.0/24
  Non-terminated Pods:          (5 in total)
    Namespace                   Name                                     CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
    ---------                   ----                                     ------------  ----------  ---------------  -------------  ---
    kube-system                 etcd-control-plane                       100m (2%)     0 (0%)      100Mi (1%)       0 (0%)         2s

The network for pods is somebody else's: until it is there the node is not ready, and CoreDNS waits.

  $ ssh control-plane kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
  namespace/kube-flannel created
  clusterrole.rbac.authorization.k8s.io/flannel created
  clusterrolebinding.rbac.authorization.k8s.io/flannel created
  serviceaccount/flannel created
  configmap/kube-flannel-cfg created
  daemonset.apps/kube-flannel-ds created
  $ sleep 40; ssh control-plane kubectl get pods -A -o wide; ssh control-plane kubectl get nodes
  NAMESPACE      NAME                                    READY   STATUS    RESTARTS   AGE   IP              NODE            NOMINATED NODE   READINESS GATES
  kube-flannel   kube-flannel-ds-5stkj                   1/1     Running   0          41s   192.168.56.10   control-plane   <none>           <none>
  kube-system    coredns-5fcd9f95c8-mlhsr                1/1     Running   0          42s   10.244.0.3      control-plane   <none>           <none>
  kube-system    coredns-5fcd9f95c8-qnvl7                1/1     Running   0          42s   10.244.0.2      control-plane   <none>           <none>
  kube-system    etcd-control-plane                      1/1     Running   0          43s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-apiserver-control-plane            1/1     Running   0          43s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-controller-manager-control-plane   1/1     Running   0          43s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-proxy-m8m2z                        1/1     Running   0          41s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-scheduler-control-plane            1/1     Running   0          43s   192.168.56.10   control-plane   <none>           <none>
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   43s   v1.36.2
  $ ssh control-plane kubeadm token create --print-join-command > join.sh; cat join.sh
  kubeadm join 192.168.56.10:6443 --token xodjgx.lneramt1xdu8amiz --discovery-token-ca-cert-hash sha256:2c8e218e75a470df1e9f8b8fef72e24e7f28b29a709944d5035bada960ea8249 
  $ for worker in worker-1 worker-2; do ssh $worker $(cat join.sh) | tail -8; done
  [kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap
  
  This node has joined the cluster:
  * Certificate signing request was sent to apiserver and a response was received.
  * The Kubelet was informed of the new secure connection details.
  
  Run 'kubectl get nodes' on the control-plane to see this node join the cluster.
  
  [kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap
  
  This node has joined the cluster:
  * Certificate signing request was sent to apiserver and a response was received.
  * The Kubelet was informed of the new secure connection details.
  
  Run 'kubectl get nodes' on the control-plane to see this node join the cluster.
  
  $ kubectl get certificatesigningrequests
  NAME        AGE   SIGNERNAME                                    REQUESTOR                 REQUESTEDDURATION   CONDITION
  csr-bs8hw   5s    kubernetes.io/kube-apiserver-client-kubelet   system:bootstrap:xodjgx   <none>              Approved,Issued
  csr-wwpxj   2s    kubernetes.io/kube-apiserver-client-kubelet   system:bootstrap:xodjgx   <none>              Approved,Issued
  $ sleep 60; kubectl get nodes -o wide
  NAME            STATUS   ROLES           AGE    VERSION   INTERNAL-IP     EXTERNAL-IP   OS-IMAGE                         KERNEL-VERSION                CONTAINER-RUNTIME
  control-plane   Ready    control-plane   110s   v1.36.2   192.168.56.10   <none>        Debian GNU/Linux 12 (bookworm)   6.12.43+deb13-amd64 (amd64)   containerd://2.2.1
  worker-1        Ready    <none>          65s    v1.36.2   192.168.56.11   <none>        Debian GNU/Linux 12 (bookworm)   6.12.43+deb13-amd64 (amd64)   containerd://2.2.1
  worker-2        Ready    <none>          61s    v1.36.2   192.168.56.12   <none>        Debian GNU/Linux 12 (bookworm)   6.12.43+deb13-amd64 (amd64)   containerd://2.2.1
  $ kubectl get pods -A -o wide
  NAMESPACE      NAME                                    READY   STATUS    RESTARTS   AGE    IP              NODE            NOMINATED NODE   READINESS GATES
  kube-flannel   kube-flannel-ds-5stkj                   1/1     Running   0          108s   192.168.56.10   control-plane   <none>           <none>
  kube-flannel   kube-flannel-ds-8np7p                   1/1     Running   0          65s    192.168.56.11   worker-1        <none>           <none>
  kube-flannel   kube-flannel-ds-tm4vf                   1/1     Running   0          61s    192.168.56.12   worker-2        <none>           <none>
  kube-system    coredns-5fcd9f95c8-mlhsr                1/1     Running   0          109s   10.244.0.3      control-plane   <none>           <none>
  kube-system    coredns-5fcd9f95c8-qnvl7                1/1     Running   0          109s   10.244.0.2      control-plane   <none>           <none>
  kube-system    etcd-control-plane                      1/1     Running   0          110s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-apiserver-control-plane            1/1     Running   0          110s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-controller-manager-control-plane   1/1     Running   0          110s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-proxy-h564g                        1/1     Running   0          61s    192.168.56.12   worker-2        <none>           <none>
  kube-system    kube-proxy-j78vn                        1/1     Running   0          65s    192.168.56.11   worker-1        <none>           <none>
  kube-system    kube-proxy-m8m2z                        1/1     Running   0          108s   192.168.56.10   control-plane   <none>           <none>
  kube-system    kube-scheduler-control-plane            1/1     Running   0          110s   192.168.56.10   control-plane   <none>           <none>
  $ kubectl create deployment web --image=nginx --replicas=3 && kubectl expose deployment web --port=80 && kubectl rollout status deployment web && kubectl run probe --image=busybox:1.36 --rm -i --restart=Never -- wget -qO- web | head -4
  deployment.apps/web created
  service/web exposed
  Waiting for deployment "web" rollout to finish: 0 of 3 updated replicas are available...
  Waiting for deployment "web" rollout to finish: 1 of 3 updated replicas are available...
  deployment "web" successfully rolled out
  <!DOCTYPE html>
  <html>
  <head>
  <title>Welcome to nginx!</title>
  $ ssh control-plane kubeadm certs check-expiration | head -8
  [check-expiration] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [check-expiration] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  
  CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED
  admin.conf                 Nov 20, 2027 10:00 UTC   364d            ca                      no      
  apiserver                  Nov 20, 2027 10:00 UTC   364d            ca                      no      
  apiserver-etcd-client      Nov 20, 2027 10:00 UTC   364d            etcd-ca                 no      
  apiserver-kubelet-client   Nov 20, 2027 10:00 UTC   364d            ca                      no      
  $ kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name} {.spec.podCIDR}{"\n"}{end}'
  control-plane 10.244.0.0/24
  worker-1 10.244.1.0/24
  worker-2 10.244.2.0/24
