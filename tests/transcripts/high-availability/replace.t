A control plane whose machine is lost is replaced: its member is removed, its node deleted, and the machine joins anew. Source:
Kubernetes documentation, "kubeadm init phase", "Operating etcd clusters for Kubernetes: Replacing a failed etcd member".

  $ ssh cp-3 'kubeadm reset -f' | grep etcd
  [reset] Deleted contents of the etcd data directory: /var/lib/etcd
  $ kubectl delete node cp-3
  node "cp-3" deleted
  $ kubectl get pods -n kube-system -l component=etcd; kubectl get endpointslices kubernetes
  NAME        READY   STATUS        RESTARTS   AGE
  etcd-cp-1   1/1     Running       0          15m
  etcd-cp-2   1/1     Running       0          15m
  etcd-cp-3   1/1     Terminating   0          15m
  NAME         ADDRESSTYPE   PORTS   ENDPOINTS                     AGE
  kubernetes   IPv4          6443    192.168.56.10,192.168.56.11   15m
  $ ssh cp-1 kubeadm init phase upload-certs --upload-certs > certs; cat certs
  [upload-certs] Storing the certificates in Secret "kubeadm-certs" in the "kube-system" Namespace
  [upload-certs] Using certificate key:
  a08ff49b6f772632716c43069c43a8c3b7cf3c25632b92409d3fb64afebede10
  $ ssh cp-1 kubeadm token create --print-join-command --certificate-key $(tail -n 1 certs) > join; cat join
  kubeadm join api.lab.internal:6443 --token vavixp.5oy4z5d4ebnij2tu --discovery-token-ca-cert-hash sha256:f7114af280247fb465bd91bd17f448236cff55f278c0ca207662f134e2c1a020 --control-plane --certificate-key a08ff49b6f772632716c43069c43a8c3b7cf3c25632b92409d3fb64afebede10
  $ ssh cp-3 $(cat join) | grep -E "new control plane|etcd"
  [preflight] Running pre-flight checks before initializing the new control plane instance
  [certs] Using existing etcd/ca certificate authority
  [certs] Generating "etcd/server" certificate and key
  [certs] etcd/server serving cert is signed for DNS names [cp-3 localhost] and IPs [192.168.56.12 127.0.0.1]
  [certs] Generating "etcd/peer" certificate and key
  [certs] etcd/peer serving cert is signed for DNS names [cp-3 localhost] and IPs [192.168.56.12 127.0.0.1]
  [certs] Generating "etcd/healthcheck-client" certificate and key
  [certs] Generating "apiserver-etcd-client" certificate and key
  [check-etcd] Checking that the etcd cluster is healthy
  [etcd] Announced new etcd member joining to the existing etcd cluster
  [etcd] Creating static Pod manifest for "etcd"
  [etcd] Waiting for the new etcd member to join the cluster. This can take up to 40s
  This node has joined the cluster and a new control plane instance was created:
  * A new etcd member was added to the local/stacked etcd cluster.
  $ sleep 40; kubectl get nodes; kubectl get pods -n kube-system -l component=etcd
  NAME       STATUS   ROLES           AGE   VERSION
  cp-1       Ready    control-plane   15m   v1.36.2
  cp-2       Ready    control-plane   15m   v1.36.2
  cp-3       Ready    control-plane   46s   v1.36.2
  worker-1   Ready    <none>          15m   v1.36.2
  worker-2   Ready    <none>          15m   v1.36.2
  NAME        READY   STATUS    RESTARTS   AGE
  etcd-cp-1   1/1     Running   0          15m
  etcd-cp-2   1/1     Running   0          15m
  etcd-cp-3   1/1     Running   0          46s
  $ ssh cp-1 'etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key endpoint health --cluster'
  https://192.168.56.10:2379 is healthy: successfully committed proposal: took = 9.712463ms
  https://192.168.56.11:2379 is healthy: successfully committed proposal: took = 9.712463ms
  https://192.168.56.12:2379 is healthy: successfully committed proposal: took = 9.712463ms
  $ ssh cp-1 kubeadm init phase addon all; ssh cp-1 kubeadm init phase mark-control-plane; ssh cp-1 kubeadm init phase bootstrap-token --token abcdef.0123456789abcdef
  [addons] Applied essential addon: CoreDNS
  [addons] Applied essential addon: kube-proxy
  [mark-control-plane] Marking the node cp-1 as control-plane by adding the labels: [node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers]
  [mark-control-plane] Marking the node cp-1 as control-plane by adding the taints [node-role.kubernetes.io/control-plane:NoSchedule]
  [bootstrap-token] Using token: abcdef.0123456789abcdef
  [bootstrap-token] Configuring bootstrap tokens, cluster-info ConfigMap, RBAC Roles
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials
  [bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token
  [bootstrap-token] Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster
  [bootstrap-token] Creating the "cluster-info" ConfigMap in the "kube-public" namespace
  $ ssh cp-1 kubeadm init phase preflight
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
