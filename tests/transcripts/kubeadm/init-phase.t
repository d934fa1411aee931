What is missing on a control plane is made anew, a phase of init at a time. Source: Kubernetes documentation, "kubeadm init phase",
"Certificate Management with kubeadm".

  $ ssh control-plane
  $ kubeadm init phase certs apiserver
  [certs] Using certificateDir folder "/etc/kubernetes/pki"
  [certs] Using existing apiserver certificate and key on disk
  $ rm /etc/kubernetes/pki/apiserver.crt; kubeadm init phase certs apiserver
  [certs] Using certificateDir folder "/etc/kubernetes/pki"
  [certs] Generating "apiserver" certificate and key
  [certs] apiserver serving cert is signed for DNS names [control-plane kubernetes kubernetes.default kubernetes.default.svc kubernetes.default.svc.cluster.local] and IPs [10.96.0.1 192.168.56.10]
  $ openssl verify -CAfile /etc/kubernetes/pki/ca.crt /etc/kubernetes/pki/apiserver.crt
  /etc/kubernetes/pki/apiserver.crt: OK
  $ kubeadm init phase certs all
  [certs] Using certificateDir folder "/etc/kubernetes/pki"
  [certs] Using existing ca certificate authority
  [certs] Using existing apiserver certificate and key on disk
  [certs] Using existing apiserver-kubelet-client certificate and key on disk
  [certs] Using existing front-proxy-ca certificate authority
  [certs] Using existing front-proxy-client certificate and key on disk
  [certs] Using existing etcd/ca certificate authority
  [certs] Using existing etcd/server certificate and key on disk
  [certs] Using existing etcd/peer certificate and key on disk
  [certs] Using existing etcd/healthcheck-client certificate and key on disk
  [certs] Using existing apiserver-etcd-client certificate and key on disk
  [certs] Using the existing "sa" key
  $ rm /etc/kubernetes/admin.conf; kubeadm init phase kubeconfig all
  [kubeconfig] Using kubeconfig folder "/etc/kubernetes"
  [kubeconfig] Writing "admin.conf" kubeconfig file
  [kubeconfig] Using existing kubeconfig file: "/etc/kubernetes/super-admin.conf"
  [kubeconfig] Using existing kubeconfig file: "/etc/kubernetes/kubelet.conf"
  [kubeconfig] Using existing kubeconfig file: "/etc/kubernetes/controller-manager.conf"
  [kubeconfig] Using existing kubeconfig file: "/etc/kubernetes/scheduler.conf"
  $ kubectl get nodes --kubeconfig /etc/kubernetes/admin.conf -o name
  node/control-plane
  node/worker-1
  node/worker-2
  $ rm /etc/kubernetes/manifests/kube-scheduler.yaml; sleep 40; kubectl run a --image=nginx; sleep 5; kubectl get pod a
  pod/a created
  NAME   READY   STATUS    RESTARTS   AGE
  a      0/1     Pending   0          5s
  $ kubeadm init phase control-plane scheduler
  [control-plane] Using manifest folder "/etc/kubernetes/manifests"
  [control-plane] Creating static Pod manifest for "kube-scheduler"
  $ sleep 40; kubectl get pod a
  NAME   READY   STATUS    RESTARTS   AGE
  a      1/1     Running   0          45s
  $ rm /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 20; kubectl get pods
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ kubeadm init phase control-plane all; sleep 40; kubectl get pods -n kube-system -l tier=control-plane -o custom-columns=NAME:.metadata.name,READY:.status.containerStatuses[0].ready
  [control-plane] Using manifest folder "/etc/kubernetes/manifests"
  [control-plane] Creating static Pod manifest for "kube-apiserver"
  [control-plane] Creating static Pod manifest for "kube-controller-manager"
  [control-plane] Creating static Pod manifest for "kube-scheduler"
  NAME                                    READY
  etcd-control-plane                      true
  kube-apiserver-control-plane            true
  kube-controller-manager-control-plane   true
  kube-scheduler-control-plane            true
  $ kubeadm init phase etcd local
  [etcd] Creating static Pod manifest for local etcd in "/etc/kubernetes/manifests"
  $ kubeadm init phase certs nothing
  ! error: unknown command "nothing" for "kubeadm init phase certs"
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ mv /etc/kubernetes/pki/ca.crt /root/; rm /etc/kubernetes/pki/apiserver.crt; kubeadm init phase certs apiserver
  [certs] Using certificateDir folder "/etc/kubernetes/pki"
  ! error: failed to write or validate certificate "apiserver": failure loading CA certificate: couldn't load the certificate file /etc/kubernetes/pki/ca.crt
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
